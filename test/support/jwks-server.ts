import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  exportJWK,
  generateKeyPair,
  type CryptoKey,
  type JWK,
  type JWTPayload,
  SignJWT,
} from 'jose';

const algorithm = 'RS256';
const keyId = 'test-key';

/** An issuer of sessions, as an app has one: it signs tokens and publishes its key over HTTP. */
export class JwksServer {
  private constructor(
    private readonly server: Server,
    private readonly privateKey: CryptoKey,
  ) {}

  static async start(): Promise<JwksServer> {
    const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
    const key: JWK = { ...(await exportJWK(publicKey)), kid: keyId, alg: algorithm, use: 'sig' };
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ keys: [key] }));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new JwksServer(server, privateKey);
  }

  /** Where the keys are, for SESSION_JWKS_URL. */
  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/jwt/jwks.json`;
  }

  /** A token of this user that expires at a moment, in seconds since 1970; in an hour by default. */
  token(userId: string, expiresAt = nowSeconds() + 3600): Promise<string> {
    return this.sign({ sub: userId, exp: expiresAt });
  }

  /** A token with any claims. */
  sign(claims: JWTPayload): Promise<string> {
    return new SignJWT(claims)
      .setProtectedHeader({ alg: algorithm, kid: keyId })
      .setIssuedAt()
      .sign(this.privateKey);
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }
}

/** The moment in which tokens are dated. */
export function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
