import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK, SignJWT } from 'jose';
import type { UserId } from '../../generated/schemas';
import type { VerifiedSession } from './session';

const algorithm = 'ES256';
const lifetimeSeconds = 24 * 60 * 60;

export interface MintedSession extends VerifiedSession {
  accessToken: string;
}

/** The file of the key holds none, for example because its disk was full. */
export class KeyFileError extends Error {
  readonly code = 'INVALID_KEY_FILE';

  constructor(file: string, cause: unknown) {
    super(`${file} holds no key. Delete it, and a new one is made; get new sessions then`, {
      cause,
    });
    this.name = 'KeyFileError';
  }
}

/** Sessions for development: signed with a key of our own, for whoever asks. */
export class DevSessions {
  static readonly algorithms = [algorithm];

  private constructor(
    private readonly privateKey: CryptoKey,
    /** What the sessions are verified with. */
    readonly publicKey: JWK,
  ) {}

  /** Uses the key kept in `dataDir`, so that sessions outlive a restart; makes it the first time. */
  static async open(dataDir: string): Promise<DevSessions> {
    const jwk = await readOrCreateKey(path.join(dataDir, 'dev-session-key.json'));
    const { d: _private, ...publicKey } = jwk;
    return new DevSessions((await importJWK(jwk, algorithm)) as CryptoKey, publicKey);
  }

  /** A session for any user, valid for a day. */
  async mint(userId: UserId): Promise<MintedSession> {
    const issuedAt = Math.floor(Date.now() / 1000);
    const expiresAt = issuedAt + lifetimeSeconds;
    const accessToken = await new SignJWT()
      .setProtectedHeader({ alg: algorithm })
      .setSubject(userId)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(this.privateKey);
    return { userId, accessToken, expiresAt: new Date(expiresAt * 1000) };
  }
}

async function readOrCreateKey(file: string): Promise<JWK> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  try {
    // Flushed, or a power cut could leave a file that is linked and empty.
    await writeFile(draft, await newKey(), { mode: 0o600, flush: true });
    // A link is made whole or not at all, and never over another: two nodes that start at once
    // must not each keep a key of their own.
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return readKey(file);
}

async function readKey(file: string): Promise<JWK> {
  const text = await readFile(file, 'utf8');
  try {
    const jwk = JSON.parse(text) as JWK;
    await importJWK(jwk, algorithm);
    return jwk;
  } catch (cause) {
    throw new KeyFileError(file, cause);
  }
}

async function newKey(): Promise<string> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  return JSON.stringify(await exportJWK(privateKey));
}
