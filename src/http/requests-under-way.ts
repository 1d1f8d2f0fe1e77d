import type { ServerResponse } from 'node:http';

/**
 * The requests that each address has under way, so that no one takes all that the service can hold:
 * a request whose body comes slowly is held until its deadline.
 */
export class RequestsUnderWay {
  readonly #counts = new Map<string, number>();

  /** @param limit how many an address may have */
  constructor(private readonly limit: number) {}

  /** Whether an address may have one more. It then counts until its response ends. */
  begin(address: string, response: ServerResponse): boolean {
    const count = this.#counts.get(address) ?? 0;
    if (count >= this.limit) return false;
    this.#counts.set(address, count + 1);
    response.on('close', () => this.#end(address));
    return true;
  }

  #end(address: string): void {
    const count = this.#counts.get(address)! - 1;
    if (count === 0) this.#counts.delete(address);
    else this.#counts.set(address, count);
  }
}
