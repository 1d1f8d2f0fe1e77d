/** A request, as far as curl has to know it. */
export interface ShellRequest {
  method: string;
  url: string;
  body?: string | undefined;
  /** Whose it is: the session is in a file that is named after them, as in the documentation. */
  who: string;
  /** Whether it asks for the session instead of showing it. */
  isSignIn: boolean;
}

/** The request with curl. The session is in a file, so no token is shown. */
export function curlOf({ method, url, body, who, isSignIn }: ShellRequest): string {
  const plainMethod = body === undefined ? 'GET' : 'POST';
  return [
    `curl ${isSignIn ? '-c' : '-b'} ${cookieFile(who)} ${quoted(url)}`,
    ...(method === plainMethod ? [] : [`-X ${method}`]),
    ...(body === undefined ? [] : [`-H 'Content-Type: application/json'`, `-d ${quoted(body)}`]),
  ].join(' \\\n  ');
}

/** The same connection from a terminal; development mode asks for no session there. */
export function wscatOf(url: string): string {
  return `npx --yes wscat -c ${quoted(url)}`;
}

/** Where the documentation keeps someone's session. */
export function cookieFile(who: string): string {
  return `${who.replace(/[^\w.-]/g, '_')}.cookies`;
}

function quoted(text: string): string {
  return `'${text.replace(/'/g, `'\\''`)}'`;
}
