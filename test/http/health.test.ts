import { healthHandlers } from '../../src/health/health-handlers';
import { TestService } from '../support/test-service';

describe('a service that is well', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start();
  });
  afterAll(() => service.close());

  it('says on /healthz that it is alive', async () => {
    expect(await service.anonymous().call('getHealth')).toMatchObject({
      status: 200,
      body: { status: 'ok' },
    });
  });

  it('says on /readyz that everything it depends on is ready', async () => {
    expect(await service.anonymous().call('getReadiness')).toMatchObject({
      status: 200,
      body: { status: 'ready', dependencies: { database: 'ready', sessionKeys: 'ready' } },
    });
  });
});

describe('a session issuer that is away', () => {
  const request = { params: {}, query: {}, body: undefined } as never;
  let isThere = true;
  const node = () =>
    healthHandlers({
      database: () => Promise.resolve(true),
      sessionKeys: () => Promise.resolve(isThere),
    });

  it('keeps a node out that never had its keys, and is named by one that had them', async () => {
    const running = node();
    isThere = true;
    expect(await running.getReadiness(request)).toMatchObject({ status: 200 });
    isThere = false;
    const dependencies = { database: 'ready', sessionKeys: 'not-ready' };
    expect(await running.getReadiness(request)).toMatchObject({
      status: 200,
      body: { dependencies },
    });
    expect(await node().getReadiness(request)).toMatchObject({
      status: 503,
      body: { dependencies },
    });
  });
});
