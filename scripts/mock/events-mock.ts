import { Connection, type Frame } from './connection';
import type { Command, EventContract } from './event-contract';
import type { Message } from './message';
import type { Progress } from './progress';
import { Refusals } from './refusals';
import { isObject, type Mistake, mistakesOf, type Values } from './schema';

/** A command as it came in over either transport. */
export interface IncomingCommand {
  name: string;
  data: unknown;
  /** The `ref` that stood beside the payload. */
  ref?: unknown;
}

/** Answers commands and emits events as the document says; it knows no name of either. */
export class EventsMock {
  readonly refusals: Refusals;
  readonly #connections = new Set<Connection>();
  #rounds = 0;

  constructor(
    readonly contract: EventContract,
    private readonly progress: Progress,
  ) {
    this.refusals = new Refusals(contract.refusal);
  }

  /** What is wrong with the query of a handshake. */
  handshakeMistakes(query: Values): Mistake[] {
    return mistakesOf(this.contract.handshake, query);
  }

  connect(query: Values, send: (frame: Frame) => void): Connection {
    const connection = new Connection(query, send);
    this.#connections.add(connection);
    return connection;
  }

  disconnect(connection: Connection): void {
    this.#connections.delete(connection);
  }

  /** Answers a command; gives the answer, for the acknowledgement. */
  receive(connection: Connection, { name, data, ref }: IncomingCommand): Frame {
    const answer = this.#answer(connection, name, data, ref ?? refOf(data));
    const frame = { ...answer, ...(ref === undefined ? {} : { ref }) };
    connection.send(frame);
    return frame;
  }

  /** Tells a client that what it sent is no command; gives the answer. */
  refuse(connection: Connection): Frame {
    const frame = { event: this.refusals.name, data: this.refusals.invalidFrame() };
    connection.send(frame);
    return frame;
  }

  /** Emits this very payload to every client that subscribed; tells to how many. */
  emit(event: Message, payload: unknown): number {
    const receivers = this.#subscribed();
    receivers.forEach(({ send }) => send({ event: event.name, data: payload }));
    return receivers.length;
  }

  /** Emits examples of these events, each with the values of its receiver; tells to how many. */
  emitExamples(events: Message[]): number {
    const receivers = this.#subscribed();
    const values = this.progress.advanceAll(receivers.map((receiver) => receiver.values));
    receivers.forEach(({ send }, index) => {
      for (const event of events) {
        send({ event: event.name, data: event.make(values[index]!, this.#rounds) });
      }
    });
    this.#rounds += 1;
    return receivers.length;
  }

  /** Emits every event, but not the refusal, which a client takes for one of its own. */
  emitAll(): number {
    return this.emitExamples(this.#eventsProper());
  }

  /** Emits the events that carry what REST has made: one of their properties has its schema. */
  emitMade(schemaTitle: string, made: Values): void {
    for (const event of this.#eventsProper()) {
      const carried = Object.entries(event.schema.properties ?? {}).find(
        ([, { title }]) => title === schemaTitle,
      );
      if (carried !== undefined) this.emit(event, event.make({ ...made, [carried[0]]: made }));
    }
  }

  #answer(connection: Connection, name: string, data: unknown, ref: unknown): Frame {
    const command = this.contract.commands.get(name);
    const event = this.refusals.name;
    if (command === undefined) {
      const known = [...this.contract.commands.keys()];
      return { event, data: this.refusals.unknownCommand(name, ref, known) };
    }
    const mistakes = command.message.mistakes(data);
    if (mistakes.length === 0) return this.#reply(connection, command, data as Values, ref);
    return { event, data: this.refusals.invalidCommand(name, ref, mistakes) };
  }

  #reply(connection: Connection, { reply }: Command, data: Values, ref: unknown): Frame {
    const { ref: _ref, ...said } = data;
    connection.isSubscribed = true;
    connection.values = { ...connection.values, ...said };
    const values = { ...connection.values, ...this.progress.current(data), ref };
    return { event: reply.name, data: reply.make(values) };
  }

  #subscribed(): Connection[] {
    return [...this.#connections].filter(({ isSubscribed }) => isSubscribed);
  }

  #eventsProper(): Message[] {
    return [...this.contract.events.values()].filter(({ name }) => name !== this.refusals.name);
  }
}

function refOf(data: unknown): unknown {
  return isObject(data) ? data.ref : undefined;
}
