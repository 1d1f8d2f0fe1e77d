import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import { Client } from 'pg';
import type { OperationId } from '../../../generated/http/operations';
import { type ApiClient, problemOf } from '../../support/api-client';
import { usePostgres } from '../../support/postgres-server';
import { TestService, useService } from '../../support/test-service';
import { goodRequest, operationsDeclaring } from './requests';

const postgres = usePostgres();
const usesDatabase = (operation: OperationId) => operation !== 'createDevSession';

describe('when the database answers, but not as the service expects', () => {
  let service: TestService;
  let alice: ApiClient;
  let chatId: string;

  beforeAll(async () => {
    service = await TestService.start();
    alice = await service.api('alice');
    chatId = (await alice.createChat(['bob'], 'Us')).id;
    for (const table of ['participants', 'user_profiles', 'user_blocks']) {
      await runSql(service.database.url, `ALTER TABLE ${table} RENAME TO ${table}_lost`);
    }
  });
  afterAll(() => service.close());

  it.each(operationsDeclaring(500).filter(usesDatabase))('%s answers 500', async (operation) => {
    const response = await alice.call(operation, goodRequest(operation, chatId));
    const { code, retryable, requestId } = problemOf(response, 500);
    expect({ code, retryable }).toEqual({ code: 'INTERNAL_ERROR', retryable: true });
    expect(service.logLines).toContainEqual(
      expect.objectContaining({ msg: 'a request failed', requestId }),
    );
  });
});

describe('when the key of development mode has lost its private part', () => {
  let service: TestService;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'messaging-key-'));
    const { publicKey } = await generateKeyPair('ES256', { extractable: true });
    const key = JSON.stringify(await exportJWK(publicKey));
    await writeFile(path.join(folder, 'dev-session-key.json'), key);
    service = await TestService.start({ DATA_DIR: folder });
  });
  afterAll(async () => {
    await service.close();
    await rm(folder, { recursive: true });
  });

  it('createDevSession answers 500', async () => {
    const response = await service
      .anonymous()
      .call('createDevSession', goodRequest('createDevSession', ''));
    expect(problemOf(response, 500).code).toBe('INTERNAL_ERROR');
  });
});

describe('while the database is down', () => {
  const service = useService(() => ({ DATABASE_URL: postgres.url }));
  let alice: ApiClient;
  let chatId: string;

  beforeAll(async () => {
    alice = await service.api('alice');
    chatId = (await alice.createChat(['bob'], 'Us')).id;
    await postgres.stop();
  });

  it.each(operationsDeclaring(503))('%s answers 503', async (operation) => {
    const response = await alice.call(operation, goodRequest(operation, chatId));
    expect(response.status).toBe(503);
  });
});

async function runSql(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
