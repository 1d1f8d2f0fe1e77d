/** What was said one way or the other, as the details of an entry show it. */
export interface WirePart {
  title: string;
  /** As it went over the wire, if there was anything. */
  body?: string | undefined;
  /** Where the documentation says what it is, within its site. */
  docs?: string | undefined;
}

/** What happened between a person and the service; an exchange is one entry, which its answer completes. */
export interface WireEntry {
  readonly id: number;
  readonly at: Date;
  readonly who: string;
  readonly kind: 'request' | 'command' | 'event' | 'connection';
  readonly direction: 'sent' | 'received' | 'none';
  readonly name: string;
  /** One line of what was said. */
  readonly text: string;
  /** How it ended: a status, the name of a reply, a code. Undefined until it has. */
  readonly status?: string | undefined;
  readonly isGood?: boolean | undefined;
  readonly durationMs?: number | undefined;
  /** What was done once more, or taken up where it was left. */
  readonly mark?: 'retry' | 'resume' | undefined;
  /** How to do the same from a terminal. */
  readonly shell?: string | undefined;
  readonly parts: readonly WirePart[];
}

/** What completes an entry. */
export interface WireEnd {
  status: string;
  isGood: boolean;
  /** Said last, in one line, in place of what the entry said before. */
  text?: string;
  part?: WirePart;
}

const maxEntries = 300;

/** What happened, the newest last. Older entries go when there are too many. */
export class WireLog {
  #entries: readonly WireEntry[] = [];
  #lastId = 0;
  readonly #listeners = new Set<() => void>();

  get entries(): readonly WireEntry[] {
    return this.#entries;
  }

  /** Notes what happens now. @returns what `complete` takes */
  add(entry: Omit<WireEntry, 'id' | 'at'>): number {
    const id = (this.#lastId += 1);
    this.#set([...this.#entries, { ...entry, id, at: new Date() }].slice(-maxEntries));
    return id;
  }

  /** Notes how an exchange ended, unless it was dropped meanwhile. */
  complete(id: number, { part, ...end }: WireEnd): void {
    this.#set(
      this.#entries.map((entry) => {
        if (entry.id !== id) return entry;
        const parts = part === undefined ? entry.parts : [...entry.parts, part];
        return { ...entry, ...end, parts, durationMs: Date.now() - entry.at.getTime() };
      }),
    );
  }

  clear(): void {
    this.#set([]);
  }

  /** Tells of every change. @returns what ends that */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #set(entries: readonly WireEntry[]): void {
    this.#entries = entries;
    this.#listeners.forEach((listener) => listener());
  }
}
