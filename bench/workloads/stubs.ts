import { HttpConnection } from '../load/http-connection';
import { median } from '../load/percentiles';
import { stubRequests } from '../load/stub-answers';
import { LoadProcess } from '../servers/load-process';
import type { BenchRun } from './bench-run';

const connections = 8;
const requestsOfRound = 4000;
const warmUp = 2;

/** What the service's way for a request costs around handlers that do nothing, beside bare HTTP. */
export async function stubs({ site, figures, rounds }: BenchRun): Promise<void> {
  const servers = new LoadProcess();
  site.onClose(() => servers.stop());
  const { token, ...urls } = await servers.ask('startStubServers');
  const ways = Object.entries(urls).map(([way, url]) => ({ way, load: new StubLoad(url, token) }));
  site.onClose(() => Promise.resolve(ways.forEach(({ load }) => load.close())));
  for (const [operation, request] of Object.entries(stubRequests)) {
    const taken = new Map<string, number[]>(ways.map(({ way }) => [way, []]));
    for (let round = -warmUp; round < rounds; round++) {
      for (const { way, load } of ways) {
        const before = await servers.ask('processorTime');
        await load.run(request, requestsOfRound);
        const used = (await servers.ask('processorTime')) - before;
        if (round >= 0) taken.get(way)!.push(used / requestsOfRound);
      }
    }
    for (const [way, each] of taken) figures.add(`stubs.${operation}.${way}`, median(each), 'µs');
  }
}

/** Asks one server for the same thing again and again, on several connections. */
class StubLoad {
  readonly #connections: HttpConnection[];

  constructor(
    url: string,
    private readonly token: string,
  ) {
    this.#connections = Array.from({ length: connections }, () => new HttpConnection(url));
  }

  async run({ method, path, body }: StubRequest, times: number): Promise<void> {
    const each = times / connections;
    await Promise.all(
      this.#connections.map(async (connection) => {
        for (let time = 0; time < each; time++) {
          const { status } = await connection.request(method, path, this.token, body);
          if (status >= 300) throw new Error(`${method} ${path}: ${status}`);
        }
      }),
    );
  }

  close(): void {
    this.#connections.forEach((connection) => connection.close());
  }
}

type StubRequest = (typeof stubRequests)[keyof typeof stubRequests];
