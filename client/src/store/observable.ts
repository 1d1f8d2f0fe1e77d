/** A value that changes, in the shape that React's `useSyncExternalStore` takes as it is. */
export interface Readable<Snapshot> {
  /** Calls the listener after each change, once for all of a turn. Gives the function that ends that. */
  readonly subscribe: (listener: () => unknown) => () => void;
  /** The value now; the same object as long as nothing changes. */
  readonly getSnapshot: () => Snapshot;
}

/** A part of the store that can be observed. Its snapshot is made when someone asks for it. */
export abstract class Observable<Snapshot> implements Readable<Snapshot> {
  readonly #listeners = new Set<{ listener: () => unknown }>();
  #snapshot: Snapshot | undefined;
  #isDue = false;

  /** @param onError is told what a listener throws */
  constructor(private readonly onError: (error: unknown) => void) {}

  readonly subscribe = (listener: () => unknown): (() => void) => {
    // The same function may listen twice.
    const subscription = { listener };
    const isFirst = this.#listeners.size === 0;
    this.#listeners.add(subscription);
    if (isFirst) this.onObserved();
    return () => {
      if (this.#listeners.delete(subscription) && this.#listeners.size === 0) this.onUnobserved();
    };
  };

  readonly getSnapshot = (): Snapshot => (this.#snapshot ??= this.take());

  /** Whether anyone listens. */
  get isObserved(): boolean {
    return this.#listeners.size > 0;
  }

  /** Makes the snapshot of this moment. */
  protected abstract take(): Snapshot;

  /** The first listener came. */
  protected onObserved(): void {}

  /** The last listener went. */
  protected onUnobserved(): void {}

  /**
   * What the snapshot shows is another. Listeners are told by a timer: a browser gives each frame of a
   * socket a turn of its own, so they would be told of each message of a replay before.
   */
  changed(): void {
    this.#snapshot = undefined;
    if (this.#isDue || !this.isObserved) return;
    this.#isDue = true;
    setTimeout(() => this.#tell(), 0);
  }

  #tell(): void {
    this.#isDue = false;
    for (const { listener } of [...this.#listeners]) {
      try {
        listener();
      } catch (error) {
        this.onError(error);
      }
    }
  }
}
