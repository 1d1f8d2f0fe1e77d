import type { EventContract } from './event-contract';
import type { Message } from './message';
import type { Values } from './schema';

/**
 * Numbers that go on from one event to the next, as clients that put events in order expect. Which
 * they are follows from the document: a **counter** is an integer that replies and events have in
 * common, and it counts for a **subject**, the strings that commands and events have in common.
 */
export class Progress {
  readonly #subjects: string[];
  /** The counters and where each begins. */
  readonly #counters: Map<string, number>;
  readonly #counts = new Map<string, number>();

  constructor({ commands, events }: EventContract) {
    const all = [...commands.values()];
    const inEvents = propertiesOf([...events.values()]);
    const inCommands = propertiesOf(all.map(({ message }) => message));
    const inReplies = propertiesOf(all.map(({ reply }) => reply));
    const shared = [...inEvents].filter(([name]) => inReplies.has(name));
    this.#counters = new Map(
      shared.flatMap(([name, { type, minimum = 0 }]) =>
        type === 'integer' ? [[name, minimum]] : [],
      ),
    );
    this.#subjects = [...inEvents]
      .filter(([name, { type }]) => type === 'string' && inCommands.has(name))
      .map(([name]) => name);
  }

  /** The counters as they stand for the subject among these values. */
  current(values: Values): Values {
    const subject = this.#subjectOf(values);
    if (subject === undefined) return {};
    return this.#at(this.#counts.get(subject) ?? 0);
  }

  /** The counters after one more change of the subject among these values. */
  advance(values: Values): Values {
    const subject = this.#subjectOf(values);
    if (subject === undefined) return {};
    const count = (this.#counts.get(subject) ?? 0) + 1;
    this.#counts.set(subject, count);
    return this.#at(count);
  }

  /** Advances each subject once, however many have it; gives each one's values with the counters. */
  advanceAll(all: readonly Values[]): Values[] {
    const advanced = new Map<string | undefined, Values>();
    return all.map((values) => {
      const subject = this.#subjectOf(values);
      const counters = advanced.get(subject) ?? this.advance(values);
      advanced.set(subject, counters);
      return { ...values, ...counters };
    });
  }

  #subjectOf(values: Values): string | undefined {
    const known = this.#subjects.filter((name) => typeof values[name] === 'string');
    if (known.length === 0) return undefined;
    return JSON.stringify(known.map((name) => [name, values[name]]));
  }

  #at(count: number): Values {
    return Object.fromEntries([...this.#counters].map(([name, start]) => [name, start + count]));
  }
}

function propertiesOf(messages: Message[]) {
  return new Map(messages.flatMap(({ schema }) => Object.entries(schema.properties ?? {})));
}
