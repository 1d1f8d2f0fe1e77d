import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { freePort } from '../support/free-port';
import type { SigningKey } from './signing-key';

/** The HTTP server of an issuer, which publishes keys; it can go down and come back. */
export class KeyServer {
  /** What it answers: a status and a body, which may be said again and again. */
  answer: { status: number; body: string; endless?: boolean } = {
    status: 200,
    body: '{"keys":[]}',
  };
  /** How often it was asked. */
  requests = 0;
  #server: Server | undefined;

  private constructor(readonly port: number) {}

  static async start(...keys: SigningKey[]): Promise<KeyServer> {
    const server = new KeyServer(await freePort());
    server.publish(...keys);
    await server.start();
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/jwks.json`;
  }

  /** Publishes these keys, and no others any more. */
  publish(...keys: SigningKey[]): void {
    const body = JSON.stringify({ keys: keys.map(({ publicKey }) => publicKey) });
    this.answer = { status: 200, body };
  }

  async start(): Promise<void> {
    const server = createServer((_request, response) => {
      this.requests += 1;
      const { status, body, endless } = this.answer;
      response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
      if (endless === true) sendForEver(response, body);
      else response.end(body);
    });
    this.#server = server;
    server.listen(this.port, '127.0.0.1');
    await once(server, 'listening');
  }

  /** Nothing happens if it does not run. */
  async stop(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    this.#server = undefined;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }
}

function sendForEver(response: ServerResponse, body: string): void {
  const endless = Readable.from(
    (function* () {
      for (;;) yield body;
    })(),
  );
  response.on('close', () => endless.destroy());
  endless.pipe(response);
}
