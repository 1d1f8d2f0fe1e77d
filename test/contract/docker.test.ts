import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import packageJson from '../../package.json';
import { readConfig } from '../../src/config';
import { freePort } from '../support/free-port';
import { TestService } from '../support/test-service';

interface Compose {
  services: Record<string, { environment?: Record<string, string>; ports?: string[] }>;
}

const project = path.join(__dirname, '../..');
const dockerfile = readText('Dockerfile');
const { services } = load(readText('docker-compose.yml')) as Compose;
const messaging = services.messaging!;

describe('docker-compose.yml', () => {
  it('gives the service a configuration without a mistake, in development mode', () => {
    const config = readConfig(messaging.environment!);
    expect(config.session.mode).toBe('development');
    const hosts = [config.databaseUrl!, config.redisUrl!].map((url) => new URL(url).hostname);
    expect(Object.keys(services)).toEqual(expect.arrayContaining(hosts));
  });

  it('sets no variable that the service does not read', () => {
    const read = variablesRead(messaging.environment!);
    expect(Object.keys(messaging.environment!).filter((name) => !read.has(name))).toEqual([]);
  });

  it('publishes the port of the service, to this machine only', () => {
    const { port, host } = readConfig({ ...imageEnvironment(), ...messaging.environment });
    expect(messaging.ports).toEqual([`127.0.0.1:4000:${port}`]);
    expect(host).toBe('0.0.0.0');
  });
});

describe('the Dockerfile', () => {
  it('copies files that exist and that .dockerignore lets through', () => {
    const allowed = readText('.dockerignore').match(/(?<=^!).+$/gm)!;
    const copied = instructions('COPY').filter((text) => !text.startsWith('--from='));
    const sources = copied.flatMap((text) => text.split(' ').slice(0, -1));
    expect([...new Set(sources)].sort()).toEqual([...allowed].sort());
    expect(sources.filter((source) => !existsSync(path.join(project, source)))).toEqual([]);
  });

  it('starts what package.json names as the program', () => {
    const [command] = instructions('CMD');
    expect(JSON.parse(command!)).toEqual(packageJson.scripts.start.split(' '));
  });

  it('refuses to start until the sessions of the app can be checked', () => {
    expect(() => readConfig(imageEnvironment())).toThrow('SESSION_JWKS_URL is required');
    const environment = {
      ...imageEnvironment(),
      SESSION_JWKS_URL: 'https://app.example/jwks',
      DATABASE_URL: 'postgres://db.example/messaging',
    };
    expect(readConfig(environment)).toMatchObject({ host: '0.0.0.0', port: 4000 });
  });

  describe('health check', () => {
    it('passes while the service answers', async () => {
      const service = await TestService.start();
      try {
        expect(await healthCheck(new URL(service.url).port)).toBe(0);
      } finally {
        await service.close();
      }
    });

    it('fails when nothing answers', async () => {
      expect(await healthCheck(String(await freePort()))).toBe(1);
    });
  });
});

function readText(file: string): string {
  return readFileSync(path.join(project, file), 'utf8');
}

/** What stands behind each instruction of this name. */
function instructions(name: string): string[] {
  const lines = dockerfile.replace(/\\\n\s*/g, '').split('\n');
  return lines.flatMap((line) => (line.startsWith(`${name} `) ? line.slice(name.length + 1) : []));
}

/** The variables that the image sets. */
function imageEnvironment(): Record<string, string> {
  const assignments = instructions('ENV').flatMap((text) => text.split(' '));
  return Object.fromEntries(assignments.map((each) => each.split('=') as [string, string]));
}

function variablesRead(environment: Record<string, string>): Set<string | symbol> {
  const read = new Set<string | symbol>();
  readConfig(
    new Proxy(environment, {
      get: (target, name) => {
        read.add(name);
        return Reflect.get(target, name) as string | undefined;
      },
    }),
  );
  return read;
}

/** The exit code of the image's health check. */
async function healthCheck(port: string): Promise<number> {
  const [, json] = / CMD (\[.*\])$/.exec(instructions('HEALTHCHECK')[0]!)!;
  const [, ...args] = JSON.parse(json!) as string[];
  const check = spawn(process.execPath, args, { env: { PORT: port } });
  const [code] = (await once(check, 'exit')) as [number];
  return code;
}
