import { typeidUnboxed } from 'typeid-js';
import { closeCodes, type CloseCode } from '../../../generated/events/close-codes';
import type { ChatId, UserId } from '../../../generated/schemas';
import type { EncodedEvent } from '../wire/encoded-event';
import type { FlushQueue } from './flush-queue';

/** The socket under a connection, of either transport. */
export interface Transport {
  /** Sends the events in one write where that is possible. */
  send(events: readonly EncodedEvent[]): void;
  /** How many bytes were sent and wait because the client does not read them. */
  bufferedBytes(): number;
  /** Calls back each time that nothing waits any more. Called once. */
  onDrain(callback: () => void): void;
  /** Closes; what was sent before still arrives if the client reads. */
  close(code: CloseCode): void;
}

// While more than this waits unread in the socket, nothing is added: what is due stays here, where
// connections share it, and a close frame is not far behind.
const maxBufferedBytes = 64 * 1024;
// What may be due meanwhile. Past this a client is slower than its events: it is sent away, and
// comes back and resumes.
const maxDueBytes = 1024 * 1024;

/** One client socket: what it is subscribed to, and what it is due. */
export class Connection {
  readonly id = typeidUnboxed('socket');
  /** The chats whose messages it receives. */
  readonly joinedChats = new Set<ChatId>();
  /** The chats whose news it receives because it listens to all chats. */
  readonly listenedChats = new Set<ChatId>();
  isOpen = true;
  #due: EncodedEvent[] = [];
  #dueBytes = 0;
  /** Of what is due, the signals; undefined while there are none, as at nearly every flush. */
  #dueSignals: Map<string, EncodedEvent> | undefined;
  #waitingForRoom: (() => void)[] = [];

  constructor(
    readonly userId: UserId,
    private readonly transport: Transport,
    private readonly flushQueue: FlushQueue,
  ) {
    transport.onDrain(() => this.#drained());
  }

  /** Whether the client has yet to read so much that nothing is added. */
  get isClogged(): boolean {
    return this.transport.bufferedBytes() > maxBufferedBytes;
  }

  /** Queues an event; everything due in one turn of the loop leaves in one write. */
  send(event: EncodedEvent): void {
    if (!this.isOpen) return;
    if (this.#due.length === 0) this.flushQueue.add(this);
    this.#due.push(event);
    this.#dueBytes += event.size;
    if (this.#dueBytes > maxDueBytes && this.isClogged) this.#sendAway();
  }

  /**
   * Queues an event that is of use for a moment only, in place of one with the same key. It is dropped
   * when the client has yet to read what was sent.
   */
  signal(key: string, event: EncodedEvent): void {
    if (!this.isOpen || this.isClogged) return;
    this.#dropSignal(key);
    (this.#dueSignals ??= new Map()).set(key, event);
    this.send(event);
  }

  /** Sends what is due, unless the client has yet to read what was sent. */
  flush(): void {
    if (!this.isOpen || this.#due.length === 0) return;
    if (this.isClogged) return this.#dropSignals();
    const due = this.#due;
    this.#forgetDue();
    this.transport.send(due);
  }

  /** Sends what is due and waits until the client has read enough for more, or is gone. */
  async roomToSend(): Promise<void> {
    this.flush();
    while (this.isOpen && this.isClogged) {
      await new Promise<void>((resolve) => this.#waitingForRoom.push(resolve));
    }
  }

  /** Sends what is due if the client reads, then closes. */
  close(code: CloseCode): void {
    if (!this.isOpen) return;
    this.flush();
    this.markClosed();
    this.transport.close(code);
  }

  /** The socket is gone. */
  markClosed(): void {
    this.isOpen = false;
    this.#forgetDue();
    this.#wakeWaiting();
  }

  #sendAway(): void {
    this.#forgetDue();
    this.close(closeCodes.TOO_SLOW);
  }

  #drained(): void {
    this.flush();
    this.#wakeWaiting();
  }

  #dropSignal(key: string): void {
    const signal = this.#dueSignals?.get(key);
    if (signal === undefined) return;
    this.#dueSignals!.delete(key);
    this.#due.splice(this.#due.indexOf(signal), 1);
    this.#dueBytes -= signal.size;
  }

  #dropSignals(): void {
    for (const key of this.#dueSignals?.keys() ?? []) this.#dropSignal(key);
  }

  #forgetDue(): void {
    this.#due = [];
    this.#dueBytes = 0;
    this.#dueSignals = undefined;
  }

  #wakeWaiting(): void {
    const waiting = this.#waitingForRoom;
    this.#waitingForRoom = [];
    waiting.forEach((resolve) => resolve());
  }
}
