import { parseArgs } from 'node:util';
import { readDocuments } from './mock/documents';
import { readMockContract } from './mock/mock-contract';
import { MockServer } from './mock/mock-server';
import { defaultUser } from './mock/state/mock-sessions';

const help = `npm run mock [-- OPTIONS]

Serves both documents on this machine, without a database: REST, WebSocket and Socket.IO.
What is sent is kept until it stops. Any session is accepted: a token's user, or ${defaultUser}.

  --port PORT      where to listen; else the environment's PORT, else 4000
  --interval MS    how often someone else writes, comes or goes; 5000, or 0 for never
  --help           this text

Prefer: code=409, or Prefer: example=NAME, gives an example of the document instead.
POST /emit/EVENT lets an event happen; with a body, that payload is sent as it is.`;

/** `npm run mock` serves a mock of both documents, which remembers what its clients do. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: process.env.PORT ?? '4000' },
      interval: { type: 'string', default: '5000' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(help);
  const options = { port: Number(values.port), intervalMs: Number(values.interval) };
  const contract = await readMockContract(readDocuments());
  const mock = await MockServer.start(contract, options);
  console.log(`The mock listens on ${mock.url}: REST, WebSocket, Socket.IO, POST /emit/EVENT.`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void mock.close());
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
