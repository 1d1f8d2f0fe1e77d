import {
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  type JWK,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
} from 'jose';

/** A key that signs access tokens, as an issuer of sessions holds it. */
export class SigningKey {
  private constructor(
    private readonly header: JWTHeaderParameters,
    private readonly privateKey: CryptoKey,
    /** What the issuer publishes of it. */
    readonly publicKey: JWK,
  ) {}

  static async make(kid: string, alg = 'ES256'): Promise<SigningKey> {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' };
    return new SigningKey({ alg, kid }, privateKey, jwk);
  }

  /** A token with exactly these claims. */
  sign(claims: JWTPayload): Promise<string> {
    return new SignJWT(claims).setProtectedHeader(this.header).sign(this.privateKey);
  }

  /** A token that does not name its key. */
  signUnnamed(claims: JWTPayload): Promise<string> {
    const { alg } = this.header;
    return new SignJWT(claims).setProtectedHeader({ alg }).sign(this.privateKey);
  }
}

/** A moment, in the unit in which tokens name it. */
export function secondsFromNow(seconds: number): number {
  return Math.floor(Date.now() / 1000) + seconds;
}
