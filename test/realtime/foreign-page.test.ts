import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium } from 'playwright-core';
import { WebSocket } from 'ws';
import { describeWithChromium } from '../docs/describe-with-chromium';
import { chromiumPath } from '../support/chromium';
import { openEngine, PollingSession } from '../support/engine-socket';
import { TestService, useService } from '../support/test-service';

const foreign = { origin: 'https://evil.example' };
const foreignHost = 'evil.example';

describe('the requests of Socket.IO', () => {
  const service = useService({ ALLOWED_ORIGINS: 'https://app.example.com' });

  const openPolling = `/socket.io/?EIO=4&transport=polling&userId=bob`;
  const ask = (path: string, headers: RequestInit['headers']) =>
    fetch(`${service.url}${path}`, { headers });

  it('are not answered as JSONP', async () => {
    const response = await ask(`${openPolling}&j=0`, {});
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'INVALID_REQUEST' });
  });

  it.each([
    ['of another origin', foreign],
    ['of another site, that names no origin', { 'sec-fetch-site': 'cross-site' }],
    ['of another origin of the same site, that names none', { 'sec-fetch-site': 'same-site' }],
  ])('open no session by polling for a page %s', async (_name, headers: Record<string, string>) => {
    const response = await ask(openPolling, headers);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'ORIGIN_NOT_ALLOWED' });
  });

  it('open one for an allowed page, for the service’s own, and for what is no page', async () => {
    const own = { 'sec-fetch-site': 'same-origin' };
    for (const headers of [{ origin: 'https://app.example.com' }, own, new Headers()]) {
      expect((await ask(openPolling, headers)).status).toBe(200);
    }
  });

  it('of a foreign page cannot use a session, whose id it knows', async () => {
    const session = await PollingSession.open(service.url, '&userId=bob');
    expect((await session.post(['40/messaging,'], foreign)).status).toBe(403);
    expect((await session.poll(foreign)).status).toBe(403);
    const upgrade = new WebSocket(
      `${service.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket&sid=${session.sid}`,
      { headers: foreign },
    );
    await expect(once(upgrade, 'open')).rejects.toThrow('400');
    await session.post(['40/messaging,']);
    expect((await session.poll()).text).toMatch(/^40\/messaging,/);
  });
});

describe('with SOCKETIO_POLLING=off', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await TestService.start({ SOCKETIO_POLLING: 'off' });
  });
  afterAll(() => service.close());

  it('Socket.IO is there by WebSocket only', async () => {
    const response = await fetch(`${service.url}/socket.io/?EIO=4&transport=polling`);
    expect(response.status).toBe(400);
    (await openEngine(service.url)).close();
    const alice = await service.socketIo('alice');
    expect(await alice.ask('debug-status', {}, 'debug-status')).toMatchObject({ userId: 'alice' });
  });
});

/** What the attack below offers to the test. */
declare const attack: (service: string) => Promise<string[]>;

// Whatever a page can make a browser load, and what it learns from that.
const page = `<!doctype html><script>
  const heard = [];
  window.___eio = [(packet) => heard.push(packet)];
  const script = (url) => new Promise((done) => {
    const element = document.createElement('script');
    element.onload = element.onerror = done;
    element.src = url;
    document.head.append(element);
  });
  window.attack = async (service) => {
    const address = service + '/socket.io/?EIO=4&transport=polling';
    await script(address + '&j=0&userId=bob');
    const { sid } = heard.length > 0 ? JSON.parse(heard[0].slice(1)) : {};
    await fetch(address + '&j=0&sid=' + sid, {
      method: 'POST',
      mode: 'no-cors',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'd=' + encodeURIComponent('40/messaging,'),
    }).catch(() => undefined);
    await script(address + '&j=0&sid=' + sid);
    await fetch(address + '&userId=bob', { credentials: 'include' })
      .then(async (response) => heard.push(await response.text()))
      .catch(() => undefined);
    return heard;
  };
</script>`;

describeWithChromium('a page of another origin in a browser', () => {
  let service: TestService;
  let site: Server;
  let browser: Browser | undefined;

  beforeAll(async () => {
    service = await TestService.start();
    site = createServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end(page);
    }).listen(0, '127.0.0.1');
    await once(site, 'listening');
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: ['--no-sandbox', `--host-resolver-rules=MAP ${foreignHost} 127.0.0.1`],
    });
  });
  afterAll(async () => {
    await browser?.close();
    site.close();
    await service.close();
  });

  it('learns nothing, and connects as no one', async () => {
    const tab = await browser!.newPage();
    await tab.goto(`http://${foreignHost}:${(site.address() as AddressInfo).port}`);
    expect(await tab.evaluate((url) => attack(url), service.url)).toEqual([]);
    expect(service.logTexts.filter((text) => text.includes('connected'))).toEqual([]);
  });
});
