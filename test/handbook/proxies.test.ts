import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { get } from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { io } from 'socket.io-client';
import { WebSocket } from 'ws';
import { eventually } from '../support/eventually';
import { freePort } from '../support/free-port';
import { TestService } from '../support/test-service';
import { codeBlocks } from './code-blocks';
import { describeWithPrograms } from './describe-with-program';

const run = promisify(execFile);

/** How a proxy is started with the handbook's lines. */
const proxies = [
  {
    program: 'nginx',
    language: 'nginx',
    config: (lines: string, folder: string) =>
      `daemon off; pid ${folder}/pid; error_log stderr; events {}
       http { access_log off; ${temporaryPaths(folder)} ${lines} }`,
    args: (file: string, folder: string) => ['-p', folder, '-c', file],
  },
  {
    program: 'haproxy',
    language: 'haproxy',
    config: (lines: string) => lines,
    args: (file: string) => ['-f', file, '-db'],
  },
  {
    program: 'caddy',
    language: 'caddy',
    config: (lines: string) =>
      `{\n admin off\n auto_https disable_redirects\n skip_install_trust\n}\n${lines}`,
    args: (file: string) => ['run', '--adapter', 'caddyfile', '--config', file],
  },
];

function temporaryPaths(folder: string): string {
  const names = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return names.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ');
}

describe.each(proxies)('the handbook for $program', ({ program, language, config, args }) => {
  describeWithPrograms(program, 'openssl')('serves the service below a path, over TLS', () => {
    let service: TestService;
    let folder: string;
    let proxy: ChildProcess;
    let address: string;

    beforeAll(async () => {
      service = await TestService.start();
      folder = await mkdtemp(path.join(os.tmpdir(), 'messaging-proxy-'));
      const port = await freePort();
      address = `localhost:${port}/chat`;
      const certificate = await selfSigned();
      const [lines] = codeBlocks('proxies.md', language);
      const placed = lines!
        .replaceAll('/etc/ssl/app.pem', certificate)
        .replaceAll('127.0.0.1:4000', new URL(service.url).host)
        .replace('listen 443', `listen 127.0.0.1:${port}`)
        .replace('bind :443', `bind 127.0.0.1:${port}`)
        .replace(/^app\.example\.com \{/m, `localhost:${port} {`)
        .replace('server_name app.example.com', 'server_name localhost');
      const file = path.join(folder, 'config');
      await writeFile(file, config(placed, folder));
      proxy = spawn(program, args(file, folder), {
        env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
        stdio: ['ignore', 'ignore', 'ignore'],
      });
      await eventually(async () => expect(await status('/readyz')).toBe(200));
    });
    afterAll(async () => {
      const ended = proxy.exitCode === null ? once(proxy, 'exit') : undefined;
      proxy.kill();
      await ended;
      await service.close();
      await rm(folder, { recursive: true });
    });

    async function selfSigned(): Promise<string> {
      const file = path.join(folder, 'app.pem');
      const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
      const files = ['-keyout', `${file}.key`, '-out', `${file}.crt`];
      await run('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject, ...files]);
      await run('sh', ['-c', `cat ${file}.crt ${file}.key > ${file}`]);
      return file;
    }

    async function status(place: string): Promise<number> {
      const request = get(`https://${address}${place}`, { rejectUnauthorized: false });
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      response.resume();
      return response.statusCode!;
    }

    it('REST and the documents', async () => {
      expect(await status('/openapi.json')).toBe(200);
      expect(await status('/v1/messaging/chats')).toBe(401);
    });

    it('WebSocket', async () => {
      const url = `wss://${address}/messaging?userId=alice`;
      const socket = new WebSocket(url, { rejectUnauthorized: false });
      await once(socket, 'open');
      socket.send(JSON.stringify({ event: 'listen-all-chats' }));
      const [reply] = (await once(socket, 'message')) as [Buffer];
      expect(JSON.parse(String(reply))).toMatchObject({ event: 'listening-all-chats' });
      socket.close();
      await once(socket, 'close');
    });

    it('Socket.IO, at a path below it', async () => {
      const { origin, pathname } = new URL(`https://${address}`);
      const socket = io(`${origin}/messaging`, {
        path: `${pathname}/socket.io/`,
        query: { userId: 'bob' },
        rejectUnauthorized: false,
        forceNew: true,
      });
      try {
        const reply: unknown = await socket.emitWithAck('listen-all-chats', {});
        expect(reply).toMatchObject({ event: 'listening-all-chats' });
      } finally {
        socket.close();
      }
    });
  });
});
