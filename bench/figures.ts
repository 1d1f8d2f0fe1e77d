/** One measured quantity. */
export interface Figure {
  /** Unique in a run, such as `sends.service.sendsPerSecond`. */
  name: string;
  value: number;
  unit: string;
}

/** What the workloads measured, in the order in which they did. */
export class Figures {
  readonly #figures = new Map<string, Figure>();

  add(name: string, value: number, unit: string): void {
    this.#figures.set(name, { name, value, unit });
  }

  /** Undefined when the run did not measure it. */
  value(name: string): number | undefined {
    return this.#figures.get(name)?.value;
  }

  get all(): Figure[] {
    return [...this.#figures.values()];
  }
}
