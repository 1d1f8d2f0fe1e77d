import type { ChatChange, Revision } from '../../generated/schemas';

// What may wait behind a hole; what comes beyond is read again over REST. No less than the 1,000 that
// the service replays, which may all wait until it is known that what is missing will not come.
const maxHeld = 1000;

/** Puts a chat's changes in order by revision: each is given once, and none before its turn. */
export class OrderedChanges {
  readonly #held = new Map<Revision, ChatChange>();
  /** The newest revision known of. */
  #newest: Revision = 0;

  /** @param last the last revision given, or undefined while it is not known where to begin */
  constructor(
    public last: Revision | undefined,
    private readonly give: (change: ChatChange) => void,
  ) {}

  /** Whether there are changes that did not come. */
  get hasHole(): boolean {
    return this.last !== undefined && this.last < this.#newest;
  }

  /** Takes a change, in any order and any number of times. */
  take(change: ChatChange): void {
    this.#newest = Math.max(this.#newest, change.revision);
    if (change.revision <= (this.last ?? -1)) return;
    const isNext = change.revision === (this.last ?? NaN) + 1;
    if (isNext || this.#held.size < maxHeld) this.#held.set(change.revision, change);
    this.#giveNext();
  }

  /** Learns that the chat has got this far, and begins here if it is not known where to begin. */
  reach(revision: Revision): void {
    this.last ??= revision;
    this.#newest = Math.max(this.#newest, revision);
    this.#giveNext();
  }

  /** Takes all that there is after the last one given, up to a revision; what is missing is not to be had. */
  takeAll(changes: readonly ChatChange[], through: Revision): void {
    if (this.last === undefined) return;
    for (const change of changes) if (change.revision > this.last) this.#give(change);
    if (through > this.last) this.last = through;
    this.#giveNext();
  }

  /** Learns that all that there is up to a revision has been taken; what is missing is not to be had. */
  closeThrough(revision: Revision): void {
    const taken = [...this.#held.values()].filter((change) => change.revision <= revision);
    this.takeAll(
      taken.sort((one, other) => one.revision - other.revision),
      revision,
    );
  }

  /** Forgets what waits behind a hole, where it is to come again. */
  clear(): void {
    this.#held.clear();
  }

  #giveNext(): void {
    if (this.last === undefined) return;
    for (const revision of this.#held.keys()) {
      if (revision <= this.last) this.#held.delete(revision);
    }
    for (;;) {
      const next = this.#held.get(this.last + 1);
      if (next === undefined) return;
      this.#give(next);
    }
  }

  #give(change: ChatChange): void {
    this.last = change.revision;
    this.#held.delete(change.revision);
    this.give(change);
  }
}
