import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import path from 'node:path';

// Where the examples look for the service.
const startedService = 'http://localhost:4000';
const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' };

/**
 * Serves a folder of files as an app's own server does, of another origin than the service.
 * @param service where the service is, in place of the address that the examples name
 */
export async function serveFolder(folder: string, service: string): Promise<Server> {
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, startedService);
    const file = path.join(folder, pathname === '/' ? 'index.html' : pathname);
    readFile(file, 'utf8').then(
      (text) => {
        response.setHeader('content-type', types[path.extname(file)] ?? 'text/html');
        response.end(text.replaceAll(startedService, service));
      },
      () => response.writeHead(404).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
