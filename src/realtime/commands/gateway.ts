import { setTimeout as delay } from 'node:timers/promises';
import { closeCodes, type CloseCode } from '../../../generated/events/close-codes';
import {
  type CommandHandlers,
  type CommandName,
  type CommandPayloads,
  commandValidatorTable,
  dispatchCommand,
  isCommandName,
  type OutgoingEvent,
  validateFrame,
} from '../../../generated/events/gateway';
import { fieldErrors, ServiceError } from '../../errors';
import { rateLimited, type RateLimit } from '../../limits/rate-limit';
import type { Logger } from '../../logger';
import type { Session } from '../../sessions/session';
import { CommandQueue } from './command-queue';
import { Connection, type Transport } from '../connection/connection';
import { errorEvent } from '../wire/error-event';
import type { EventCheck } from '../wire/event-check';
import type { FlushQueue } from '../connection/flush-queue';
import type { Hub } from '../delivery/hub';
import type { Ref } from '../wire/ref';
import { SessionTimer } from '../connection/session-timer';
import { toServiceError } from '../../to-service-error';

// Two seconds in all, of the ten that a stop may take.
const closingSlices = 20;
const closingPauseMs = 100;

// Commands beyond the limit, of which a client may have sent some before it heard of the first refusal.
const maxRefused = 20;

/** A command as a transport hands it over, not yet validated. */
export interface IncomingCommand {
  name: string;
  data: unknown;
  /** The `ref` that stood beside `data`. */
  outerRef?: Ref | undefined;
  /** Gets the reply as well, where the transport has acknowledgements. */
  acknowledge?: ((reply: OutgoingEvent) => void) | undefined;
}

/** Where both transports meet: it makes connections and executes their commands. */
export class Gateway {
  readonly #queues = new WeakMap<Connection, CommandQueue>();
  readonly #timers = new WeakMap<Connection, SessionTimer>();
  readonly #refused = new WeakMap<Connection, number>();

  constructor(
    private readonly hub: Hub,
    private readonly handlers: CommandHandlers<Connection>,
    private readonly check: EventCheck,
    private readonly flushQueue: FlushQueue,
    private readonly limit: RateLimit,
    private readonly log: Logger,
  ) {}

  /** Makes a connection for an admitted client; it ends with its session. */
  connect(session: Session, transport: Transport): Connection {
    const connection = new Connection(session.userId, transport, this.flushQueue);
    this.#queues.set(connection, new CommandQueue());
    const timer = new SessionTimer(session.expiresAt, () => this.#expire(connection));
    this.#timers.set(connection, timer);
    this.hub.add(connection);
    this.log.info({ socketId: connection.id }, `User ${session.userId} connected`);
    return connection;
  }

  /** Forgets a connection whose socket is gone. */
  disconnect(connection: Connection): void {
    connection.markClosed();
    this.#timers.get(connection)?.clear();
    this.hub.remove(connection);
    this.log.info({ socketId: connection.id }, `User ${connection.userId} disconnected`);
  }

  /** Executes a command after the connection's earlier ones and sends the reply. */
  receive(connection: Connection, command: IncomingCommand): void {
    if (!connection.isOpen) return;
    const queue = this.#queues.get(connection)!;
    const ref = command.outerRef ?? refOf(command.data);
    const answer = (reply: OutgoingEvent) => this.#reply(connection, command, reply, ref);
    const refusal = this.#countCommand(connection);
    if (refusal !== undefined) {
      return queue.addOrRun(() => answer(errorEvent(refusal, { command: command.name })));
    }
    if (queue.isFull) {
      return answer(errorEvent(new ServiceError('TOO_MANY_COMMANDS'), { command: command.name }));
    }
    const run = this.#prepare(connection, command);
    queue.add(async () => {
      // Nothing is worked out for a client that has yet to read the answers before.
      if (connection.isClogged) await connection.roomToSend();
      if (connection.isOpen) answer(await run());
    });
  }

  /** Tells a client, after the replies to its earlier commands, that what it sent is no command. */
  refuse(
    connection: Connection,
    error: ServiceError,
    acknowledge?: IncomingCommand['acknowledge'],
  ): void {
    if (!connection.isOpen) return;
    const encoded = this.check.encode(errorEvent(this.#countCommand(connection) ?? error));
    if (encoded === undefined) return;
    encoded.acknowledge = acknowledge;
    this.#queues.get(connection)!.addOrRun(() => connection.send(encoded));
  }

  /** Closes every connection of this node, spread over a moment, because all will come back. */
  async closeAll(code: CloseCode): Promise<void> {
    const connections = [...this.hub.connections()];
    const perSlice = Math.ceil(connections.length / closingSlices);
    for (let start = 0; start < connections.length; start += perSlice) {
      connections.slice(start, start + perSlice).forEach((connection) => connection.close(code));
      await delay(closingPauseMs);
    }
  }

  /**
   * Counts what a client sent, command or not. Gives the refusal of what is too much; who is refused
   * and goes on all the same is sent away after a while.
   */
  #countCommand(connection: Connection): ServiceError | undefined {
    const standing = this.limit.take(connection.userId);
    if (standing === undefined) return undefined;
    const before = this.#refused.get(connection) ?? 0;
    if (standing.isWithin) {
      // Who waits as told is not sent away, however often they come to the limit.
      if (before > 0) this.#refused.set(connection, before - 1);
      return undefined;
    }
    const refused = before + 1;
    this.#refused.set(connection, refused);
    if (refused >= maxRefused) {
      // After the replies that are due, this one's included.
      setImmediate(() => connection.close(closeCodes.RATE_LIMITED));
    }
    return rateLimited(standing);
  }

  /** Validates at once, so that only what is valid, and thus small, waits. */
  #prepare(connection: Connection, command: IncomingCommand): () => Promise<OutgoingEvent> {
    try {
      const { name, data } = validCommand(command);
      return () => this.#execute(connection, name, data);
    } catch (error) {
      const refusal = errorEvent(toServiceError(error), { command: command.name });
      return () => Promise.resolve(refusal);
    }
  }

  async #execute(
    connection: Connection,
    name: CommandName,
    data: CommandPayloads[CommandName],
  ): Promise<OutgoingEvent> {
    try {
      return await dispatchCommand(this.handlers, connection, name, data);
    } catch (error) {
      const serviceError = toServiceError(error);
      if (serviceError !== error) this.log.error({ err: error, command: name }, 'a command failed');
      return errorEvent(serviceError, { command: name });
    }
  }

  #reply(
    connection: Connection,
    { name, outerRef, acknowledge }: IncomingCommand,
    reply: OutgoingEvent,
    ref: Ref | undefined,
  ): void {
    const encoded =
      this.check.encode(withRef(reply, ref), outerRef) ??
      this.check.encode(errorEvent(new ServiceError('INTERNAL_ERROR'), { command: name, ref }));
    if (encoded === undefined) return;
    encoded.acknowledge = acknowledge;
    connection.send(encoded);
  }

  #expire(connection: Connection): void {
    const encoded = this.check.encode(errorEvent(new ServiceError('SESSION_EXPIRED')));
    if (encoded !== undefined) connection.send(encoded);
    connection.close(closeCodes.SESSION_ENDED);
  }
}

function validCommand({ name, data = {} }: IncomingCommand): {
  name: CommandName;
  data: CommandPayloads[CommandName];
} {
  if (!isCommandName(name)) throw new ServiceError('UNKNOWN_COMMAND');
  const validate = commandValidatorTable[name];
  if (validate(data)) return { name, data };
  throw new ServiceError('INVALID_REQUEST', { errors: fieldErrors(validate.errors) });
}

function withRef(reply: OutgoingEvent, ref: Ref | undefined): OutgoingEvent {
  if (ref === undefined) return reply;
  return { event: reply.event, data: { ...reply.data, ref } } as OutgoingEvent;
}

/** The `ref` of a payload that may not be valid, so that its refusal can carry it. */
function refOf(data: unknown): Ref | undefined {
  const frame: unknown = { event: 'ref', ref: (data as { ref?: unknown } | null | undefined)?.ref };
  return validateFrame(frame) ? frame.ref : undefined;
}
