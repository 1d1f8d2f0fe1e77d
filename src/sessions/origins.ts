import type { Kind } from '../setting';

const loopback = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

// Not only http: the web views of mobile apps have origins such as capacitor://localhost.
const originForm = /^([a-z][a-z0-9+.-]*):\/\/(\*\.)?([^\s/?#@*,]+)$/i;

// What browsers leave out of an Origin header (WHATWG URL, "special" schemes).
const defaultPorts: Readonly<Record<string, string>> = { http: ':80', https: ':443' };

/**
 * An origin as browsers write it in the `Origin` header, in which scheme and host are in lower case,
 * names of other scripts in Punycode, and the port is left out when it is the scheme's own. The host
 * may start with `*.`, for every subdomain.
 */
export const origin: Kind<string> = (given, complain) => {
  const [, scheme = '', wildcard = '', host = ''] = originForm.exec(given) ?? [];
  const ascii = hostOf(host);
  if (ascii === undefined) {
    complain(`lists origins such as https://app.example.com or https://*.example.com: "${given}"`);
    return given;
  }
  if (wildcard !== '' && !ascii.includes('.')) {
    complain(`cannot allow every subdomain of a host like this: "${given}"`);
  }
  const name = scheme.toLowerCase();
  const port = defaultPorts[name];
  const isDefault = port !== undefined && ascii.endsWith(port);
  return `${name}://${wildcard}${isDefault ? ascii.slice(0, -port.length) : ascii}`;
};

/** A host and its port in their one form, or undefined for what is none. */
function hostOf(host: string): string | undefined {
  // The URL parser normalises the hosts of few schemes, http among them.
  const url = `http://${host}/`;
  if (host === '' || host.endsWith(':') || !URL.canParse(url)) return undefined;
  const { hostname, port } = new URL(url);
  return /:\d+$/.test(host) ? `${hostname}:${port || '80'}` : hostname;
}

/** Tells which web pages may use the service. */
export class Origins {
  readonly #allowed: ReadonlySet<string>;
  /** The schemes of wildcards with the ends of the hosts that they allow. */
  readonly #suffixes: { scheme: string; suffix: string }[];

  /**
   * @param allowed origins in the form that `origin` gives them
   * @param allowLoopback whether pages served from this machine may, as in development
   */
  constructor(
    allowed: string[],
    private readonly allowLoopback: boolean,
  ) {
    const isWildcard = (value: string) => value.includes('://*.');
    this.#allowed = new Set(allowed.filter((value) => !isWildcard(value)));
    this.#suffixes = allowed.filter(isWildcard).map((value) => {
      const [scheme = '', suffix = ''] = value.split('*');
      return { scheme, suffix };
    });
  }

  /** Whether a request of this `Origin` may pass. Without one it does not come from a web page. */
  isAllowed(origin: string | undefined): boolean {
    if (origin === undefined || this.#allowed.has(origin)) return true;
    return (this.allowLoopback && loopback.test(origin)) || this.#isSubdomain(origin);
  }

  #isSubdomain(origin: string): boolean {
    return this.#suffixes.some(
      ({ scheme, suffix }) =>
        origin.startsWith(scheme) &&
        origin.endsWith(suffix) &&
        origin.length > scheme.length + suffix.length,
    );
  }
}
