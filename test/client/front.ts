import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a front answers instead of the service. */
export interface Refusal {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

/** A gateway in front of a service, which can answer in its place. */
export class Front {
  /** Answered first, one for each request. */
  readonly refusals: Refusal[] = [];
  /** How many requests came. */
  requests = 0;
  readonly #server: Server;

  constructor(target: string) {
    this.#server = createServer((incoming, response) => {
      this.requests += 1;
      const refusal = this.refusals.shift();
      if (refusal !== undefined) {
        response.writeHead(refusal.status, refusal.headers).end(refusal.body);
        return;
      }
      const { method, headers, url = '' } = incoming;
      const forwarded = request(target + url, { method, headers }, (answer) => {
        response.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(response);
      });
      incoming.pipe(forwarded);
    });
  }

  async listen(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}
