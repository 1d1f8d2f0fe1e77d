import type { SharedCounts } from './shared-counts';

/** What a key has under way. */
interface Tally {
  here: number;
  /** At the other nodes, as far as this one was told. */
  elsewhere: number;
  /** What the other nodes were told of this one. */
  told: number;
  isTelling: boolean;
  /** Tells the other nodes again, which forget what they are not told. */
  again: NodeJS.Timeout | undefined;
}

// As for rates: who has little costs no round trip, and each node may let so much more through.
const shareOfNode = 1 / 20;
// How long what a node told counts, in case it is gone, and how often it tells it again: it may fail
// to twice.
const keptMs = 60_000;
const againMs = 20_000;

/**
 * Lets each key (a user) have so much under way at once, over all nodes. Nothing waits: the node
 * decides by what it knows, tells the others in the background and learns what they have. Without
 * them it counts by itself.
 */
export class SharedConcurrencyLimit {
  readonly #tallies = new Map<string, Tally>();
  readonly #tellAt: number;

  /** @param limit how many a key may have */
  constructor(
    private readonly name: string,
    private readonly limit: number,
    private readonly shared?: Pick<SharedCounts, 'hold'>,
  ) {
    this.#tellAt = Math.max(1, Math.floor(limit * shareOfNode));
  }

  /**
   * Begins one more.
   *
   * @returns what ends it, however often it is called; undefined when the key has all that it may
   */
  begin(key: string): (() => void) | undefined {
    const tally = this.#tallyOf(key);
    if (tally.here + tally.elsewhere >= this.limit) {
      // Some may have ended elsewhere: known when the key comes back.
      this.#tell(key, tally);
      return undefined;
    }
    this.#change(key, tally, +1);
    let isUnderWay = true;
    return () => {
      if (isUnderWay) this.#change(key, tally, -1);
      isUnderWay = false;
    };
  }

  #tallyOf(key: string): Tally {
    const known = this.#tallies.get(key);
    if (known !== undefined) return known;
    const tally = { here: 0, elsewhere: 0, told: 0, isTelling: false, again: undefined };
    this.#tallies.set(key, tally);
    return tally;
  }

  #change(key: string, tally: Tally, by: number): void {
    tally.here += by;
    this.#tellIfDue(key, tally);
    this.#forgetIfOver(key, tally);
  }

  #tellIfDue(key: string, tally: Tally): void {
    const { here, told } = tally;
    const isOver = here === 0 && told > 0;
    if (isOver || Math.abs(here - told) >= this.#tellAt) this.#tell(key, tally);
  }

  #tell(key: string, tally: Tally): void {
    if (this.shared === undefined || tally.isTelling) return;
    clearTimeout(tally.again);
    void this.#ask(this.shared, key, tally);
  }

  async #ask(shared: Pick<SharedCounts, 'hold'>, key: string, tally: Tally): Promise<void> {
    const { here } = tally;
    tally.isTelling = true;
    const elsewhere = await shared.hold(`${this.name}:${key}`, here, keptMs);
    tally.isTelling = false;
    tally.elsewhere = elsewhere ?? 0;
    // Without an answer it counts as told: when Redis is back, it is told again.
    tally.told = here;
    if (tally.here > 0) {
      tally.again = setTimeout(() => this.#tell(key, tally), againMs).unref();
    }
    this.#tellIfDue(key, tally);
    this.#forgetIfOver(key, tally);
  }

  #forgetIfOver(key: string, { here, isTelling, again }: Tally): void {
    if (here > 0 || isTelling) return;
    clearTimeout(again);
    this.#tallies.delete(key);
  }
}
