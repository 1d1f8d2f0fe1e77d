import { Connection, type Frame } from './connection';
import type { Command, EventContract } from './event-contract';
import type { Message } from './message';
import type { Progress } from './progress';
import { Refusals } from './refusals';
import { isObject, type Mistake, mistakesOf, type Values } from './schema';
import type { CommandBehaviour } from './state/commands';
import type { Company } from './state/company';
import type { Delivery } from './state/delivery';
import type { MockPresence } from './state/presence';
import { ServiceError } from '../../src/errors';

/** A command as it came in over either transport. */
export interface IncomingCommand {
  name: string;
  data: unknown;
  /** The `ref` that stood beside the payload. */
  ref?: unknown;
}

/** What there is of the document's commands and events that the mock keeps state for. */
export interface LiveParts {
  behaviours: ReadonlyMap<string, CommandBehaviour>;
  company: Company;
  delivery: Delivery;
  presence: MockPresence;
}

/**
 * Answers commands and emits events as the document says. What the state has a behaviour for, it
 * does; everything else is made from the document's examples, whatever it is called.
 */
export class EventsMock {
  readonly refusals: Refusals;
  readonly #isLive: boolean;
  #rounds = 0;

  constructor(
    readonly contract: EventContract,
    private readonly progress: Progress,
    private readonly connections: Set<Connection>,
    private readonly live: LiveParts,
  ) {
    this.refusals = new Refusals(contract.refusal);
    const commands = [...contract.commands.values()];
    this.#isLive = commands.some((command) => this.#behaviourOf(command) !== undefined);
  }

  /** What is wrong with the query of a handshake. A value that is empty counts as left out. */
  handshakeMistakes(query: Values): Mistake[] {
    const given = Object.entries(query).filter(([, value]) => value !== '');
    return mistakesOf(this.contract.handshake, Object.fromEntries(given));
  }

  connect(query: Values, send: (frame: Frame) => void): Connection {
    const connection = new Connection(query, send);
    this.connections.add(connection);
    this.live.presence.connected(connection.userId);
    return connection;
  }

  disconnect(connection: Connection): void {
    this.connections.delete(connection);
    this.live.presence.disconnected(connection.userId);
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

  /** Lets an event happen, or where the state cannot, emits an example; tells to how many it went. */
  emitOne(event: Message): number {
    const make = this.#makerOf(event);
    if (make === undefined) return this.#emitExamples([event]);
    const before = this.live.delivery.sentOf(event.name);
    make();
    return this.live.delivery.sentOf(event.name) - before;
  }

  /** Lets something happen in the state, and emits an example of every event that is not its. */
  emitAll(): void {
    if (this.#isLive) this.live.company.act();
    this.#emitExamples(this.#eventsProper().filter((event) => this.#makerOf(event) === undefined));
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
    if (mistakes.length > 0) {
      return { event, data: this.refusals.invalidCommand(name, ref, mistakes) };
    }
    const behaviour = this.#behaviourOf(command);
    if (behaviour === undefined) return this.#reply(connection, command, data as Values, ref);
    try {
      return this.#behave(connection, behaviour, data as Values, ref);
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      return { event, data: this.refusals.failure(name, ref, error) };
    }
  }

  #behave(connection: Connection, { reply, run }: CommandBehaviour, data: Values, ref: unknown) {
    const answer = run(connection, data);
    connection.isSubscribed = true;
    return { event: reply, data: { ...answer, ...(ref === undefined ? {} : { ref }) } };
  }

  /** A reply made from the document's example. */
  #reply(connection: Connection, { reply }: Command, data: Values, ref: unknown): Frame {
    const { ref: _ref, ...said } = data;
    connection.isSubscribed = true;
    connection.values = { ...connection.values, ...said };
    const values = { ...connection.values, ...this.progress.current(data), ref };
    return { event: reply.name, data: reply.make(values) };
  }

  /** Emits examples of these events, each with the values of its receiver; tells to how many. */
  #emitExamples(events: Message[]): number {
    if (events.length === 0) return 0;
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

  /** A command of another document may share the name; then its reply is another. */
  #behaviourOf({ message, reply }: Command): CommandBehaviour | undefined {
    const behaviour = this.live.behaviours.get(message.name);
    return behaviour?.reply === reply.name ? behaviour : undefined;
  }

  #makerOf(event: Message): (() => void) | undefined {
    return this.#isLive ? this.live.company.maker(event.name) : undefined;
  }

  #subscribed(): Connection[] {
    return [...this.connections].filter(({ isSubscribed }) => isSubscribed);
  }

  #eventsProper(): Message[] {
    return [...this.contract.events.values()].filter(({ name }) => name !== this.refusals.name);
  }
}

function refOf(data: unknown): unknown {
  return isObject(data) ? data.ref : undefined;
}
