import type { RequestHandler } from 'express';
import { type CryptoKey, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { HttpError } from './chat-service';

const algorithm = 'RS256';

/** Sessions as access tokens in a cookie, signed as SuperTokens signs its own. */
export class Sessions {
  private constructor(
    private readonly privateKey: CryptoKey,
    private readonly publicKey: CryptoKey,
  ) {}

  static async create(): Promise<Sessions> {
    const { privateKey, publicKey } = await generateKeyPair(algorithm);
    return new Sessions(privateKey, publicKey);
  }

  /** An access token of a user, for a day. */
  mint(userId: string): Promise<string> {
    return new SignJWT()
      .setProtectedHeader({ alg: algorithm })
      .setSubject(userId)
      .setExpirationTime('1d')
      .sign(this.privateKey);
  }

  /** Lets requests with a session pass, and keeps whose it is in `response.locals.userId`. */
  get verify(): RequestHandler {
    return async (request, response, next) => {
      response.locals.userId = await this.#userOf(cookieOf(request.cookies));
      next();
    };
  }

  async #userOf(token: string): Promise<string> {
    try {
      const { payload } = await jwtVerify(token, this.publicKey, { algorithms: [algorithm] });
      return payload.sub!;
    } catch {
      throw new HttpError(401, 'No session');
    }
  }
}

function cookieOf(cookies: unknown): string {
  return (cookies as { sAccessToken?: string }).sAccessToken ?? '';
}
