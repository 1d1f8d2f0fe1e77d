import { once } from 'node:events';
import net from 'node:net';
import { TestService } from '../support/test-service';

const request = 'GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n';
// More than the buffers of the system hold between a service and a client that does not read.
const manyRequests = request.repeat(300);

describe('answers that are not read', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start({ WRITE_TIMEOUT: '400ms' });
  });
  afterAll(() => service.close());

  const connect = async () => {
    const socket = net.connect(Number(new URL(service.url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  };

  it('end their connection', async () => {
    const socket = await connect();
    socket.pause();
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(manyRequests);
    // A client that does not read learns of the end by writing.
    const writing = setInterval(() => socket.write(request), 50);
    await closed;
    clearInterval(writing);
    expect(service.logTexts).toContain('a client that does not read was cut');
  });

  it('are not those that are read slowly', async () => {
    service.logLines.splice(0);
    const socket = await connect();
    socket.write(
      `${request.repeat(30)}${request.replace('HTTP/1.1', 'HTTP/1.1\r\nConnection: close')}`,
    );
    let bytes = 0;
    for await (const chunk of socket) {
      bytes += (chunk as Buffer).length;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const one = (await (await fetch(`${service.url}/openapi.json`)).text()).length;
    expect(bytes).toBeGreaterThan(31 * one);
    expect(service.logTexts).not.toContain('a client that does not read was cut');
  });
});
