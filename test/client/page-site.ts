import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { build } from 'esbuild';

/** A site of one page, which runs a script. @param script a module that imports from the root of the repository */
export async function servePage(script: string): Promise<Server> {
  const bundled = await bundle(script);
  const server = createServer(({ url }, response) => {
    const isScript = url === '/chat.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? bundled : '<!doctype html><script src="/chat.js"></script>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: path.join(__dirname, '../..') },
    bundle: true,
    write: false,
    platform: 'browser',
  });
  return outputFiles[0]!.text;
}
