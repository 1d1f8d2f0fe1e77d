/** The next state of what is kept, from the one before. */
export type Transition<State> = (state: State) => State;

/**
 * What comes while something is read over REST. It is put on top of what was read, which may be of
 * before: nothing that came is lost, and what the reading had already comes to the same.
 */
export class Meanwhile<State> {
  readonly #readings = new Set<Transition<State>[]>();

  take(transition: Transition<State>): void {
    for (const reading of this.#readings) reading.push(transition);
  }

  /** Reads; gives the result, and the function that puts on top of it what came meanwhile. */
  async during<Result>(read: () => Promise<Result>): Promise<[Result, Transition<State>]> {
    const came: Transition<State>[] = [];
    this.#readings.add(came);
    try {
      const result = await read();
      return [result, (state) => came.reduce((current, transition) => transition(current), state)];
    } finally {
      this.#readings.delete(came);
    }
  }
}
