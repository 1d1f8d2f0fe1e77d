import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { installGate } from '../../src/http/gate';
import { createHttpServer } from '../../src/http/server';
import { createLogger } from '../../src/logger';
import { eventually } from '../support/eventually';
import { RawSocket, requestText } from '../support/raw-socket';

const many = 3000;

describe('requests that one socket pipelines', () => {
  /** The responses of those that are served at the moment. */
  let open: ServerResponse[];
  let server: Server;
  let socket: RawSocket;

  beforeEach(async () => {
    open = [];
    const timeouts = { keepAliveMs: 60_000, headersMs: 60_000, requestMs: 60_000 };
    server = createHttpServer((_request, response) => open.push(response), timeouts);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    socket = await RawSocket.open(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  afterEach(async () => {
    socket.destroy();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  it('are served a few at a time, and all of them', async () => {
    let most = 0;
    let served = 0;
    server.on('request', () => {
      most = Math.max(most, open.length);
      setImmediate(() => open.shift()!.end(String((served += 1))));
    });
    installGate(server, createLogger('silent'));
    socket.write(requestText('GET / HTTP/1.1').repeat(many));
    await socket.answers(many);
    expect({ most, served }).toEqual({ most: 4, served: many });
  });

  it('make no one else wait', async () => {
    installGate(server, createLogger('silent'));
    socket.write(requestText('GET / HTTP/1.1').repeat(many));
    await eventually(() => expect(open).toHaveLength(4));
    const other = await RawSocket.open(
      `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    );
    other.write(requestText('GET / HTTP/1.1'));
    await eventually(() => expect(open).toHaveLength(5));
    open[4]!.end();
    await other.answers(1);
    other.destroy();
  });

  it('are forgotten with their socket', async () => {
    installGate(server, createLogger('silent'));
    socket.write(requestText('GET / HTTP/1.1').repeat(many));
    await eventually(() => expect(open).toHaveLength(4));
    socket.destroy();
    await eventually(() => expect(open.every(({ req }) => req.destroyed)).toBe(true));
    open.forEach((response) => response.end());
    await new Promise((resolve) => setImmediate(resolve));
    expect(open).toHaveLength(4);
  });
});
