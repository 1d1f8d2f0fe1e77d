import { parseArgs } from 'node:util';
import { readDocuments } from './mock/documents';
import { MockServer } from './mock/mock-server';

/**
 * `npm run mock` serves a mock of both documents: REST by Prism, WebSocket and Socket.IO made from
 * the AsyncAPI document alone.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4000' },
      interval: { type: 'string', default: '5000' },
    },
  });
  const options = { port: Number(values.port), intervalMs: Number(values.interval) };
  const mock = await MockServer.start(readDocuments(), options);
  console.log(`The mock listens on ${mock.url}: REST, WebSocket, Socket.IO, POST /emit/EVENT.`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void mock.close());
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
