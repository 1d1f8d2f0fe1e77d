import { setTimeout as delay } from 'node:timers/promises';
import { untilCame } from './arrival';
import { HttpConnection } from './http-connection';
import { type Percentiles, percentilesOf } from './percentiles';
import type { TransportName } from './protocol';
import { type ReaderPlace, type Reading, Readers } from './readers';
import type { Receiver } from './receiver';
import { joinAll, type SeededChat, seedChats } from './seeding';
import { now, type Stamp, stampedContent } from './stamp';

/** Chats in which every participant is connected and has joined. */
export interface ChatLoadSpec {
  /** The nodes of one system. */
  urls: string[];
  transport: TransportName;
  chats: number;
  /** Participants of each chat. */
  members: number;
  /** How many of them send. */
  senders: number;
  /** Connections on which sends go out, one at a time on each. */
  slots: number;
  /** Delivery is timed at every so-manieth connection. */
  timedEvery: number;
  /** Whether those who do not send may mark what they receive as read. */
  haveReaders?: boolean;
}

/**
 * When the next message is sent: once the last one was acknowledged, once it also came back to its
 * sender, or so many times a second whatever comes back.
 */
export type Pace = 'acknowledged' | 'delivered' | { perSecond: number };

export interface ChatRun {
  pace: Pace;
  seconds: number;
  /** How those who do not send tell that they have read; without it they do not. */
  reading?: Reading;
}

export interface ChatResult {
  sends: number;
  sendsPerSecond: number;
  deliveries: number;
  /** Until the last one came. */
  deliveriesPerSecond: number;
  /** Deliveries that never came. */
  missing: number;
  /** Milliseconds from the request to its answer. */
  acknowledgement: Percentiles;
  /** Milliseconds from the request to the arrival at a participant. */
  delivery: Percentiles;
  /** How often a chat was marked as read. */
  marks: number;
  /** The share of one processor core that the load program itself took. */
  loadShare: number;
}

/** The load of senders and receivers on one system. */
export class ChatLoad {
  #connections: HttpConnection[] = [];
  readonly #turns: number[];
  #acknowledgements: number[] = [];
  #deliveries: number[] = [];
  #ownDelivery: (() => void)[] = [];
  #readers: Readers | undefined;

  private constructor(
    private readonly spec: ChatLoadSpec,
    private readonly chats: SeededChat[],
    private readonly receivers: Receiver[],
    private readonly readerPlaces: ReaderPlace[],
  ) {
    this.#turns = Array.from({ length: spec.slots }, () => 0);
  }

  /** Makes the chats and connects everyone. */
  static async prepare(spec: ChatLoadSpec): Promise<ChatLoad> {
    const withSession = spec.haveReaders ? spec.members : spec.senders;
    const chats = await seedChats(spec.urls[0]!, { ...spec, withSession });
    const joined = await joinAll(spec.urls, spec.transport, chats);
    const receivers = joined.map(({ receiver }) => receiver);
    const readerPlaces = joined
      .filter(({ member }) => member >= spec.senders)
      .map(({ chat, ...place }) => ({ ...place, chat: chats[chat]! }));
    const load = new ChatLoad(spec, chats, receivers, readerPlaces);
    joined.forEach(({ receiver, chat, member }, index) => {
      receiver.onLost = endOfConnection;
      const isSender = chat === 0 && member < spec.senders;
      if (isSender || index % spec.timedEvery === 0) load.#time(receiver, isSender ? member : -1);
    });
    return load;
  }

  /** Sends at this pace for so long, then waits for what is still to be delivered. */
  async run({ pace, seconds, reading }: ChatRun): Promise<ChatResult> {
    this.#acknowledgements = [];
    this.#deliveries = [];
    this.#connections = this.#connect();
    this.#readers = reading && new Readers(this.spec.urls, this.readerPlaces, reading);
    this.#readers?.begin();
    const before = this.#received();
    const cpu = process.cpuUsage();
    const start = now();
    const sends = await this.#send(pace, start + seconds * 1e6);
    const sentFor = (now() - start) / 1e6;
    const expected = sends * this.spec.members;
    const lastCame = await untilCame(before + expected, () => this.#received());
    const elapsed = (lastCame - start) / 1e6;
    const { user, system } = process.cpuUsage(cpu);
    const deliveries = this.#received() - before;
    const result = {
      sends,
      sendsPerSecond: sends / sentFor,
      deliveries,
      deliveriesPerSecond: deliveries / elapsed,
      missing: expected - deliveries,
      acknowledgement: percentilesOf(this.#acknowledgements),
      delivery: percentilesOf(this.#deliveries),
      marks: this.#readers?.marks ?? 0,
      loadShare: (user + system) / (now() - start),
    };
    await this.#readers?.end();
    this.#connections.forEach((connection) => connection.close());
    return result;
  }

  /** Anew for each run: a server may end those that were idle while others had their turn. */
  #connect(): HttpConnection[] {
    const { slots, urls } = this.spec;
    return Array.from(
      { length: slots },
      (_, slot) => new HttpConnection(urls[slot % urls.length]!),
    );
  }

  #received(): number {
    return this.receivers.reduce((sum, { messages }) => sum + messages, 0);
  }

  async #send(pace: Pace, end: number): Promise<number> {
    if (typeof pace === 'object') return this.#sendAtRate(pace.perSecond, end);
    const isDelivered = pace === 'delivered';
    await Promise.all(
      this.#connections.map(async (_, slot) => {
        while (now() < end) await this.#sendOne(slot, isDelivered);
      }),
    );
    return this.#acknowledgements.length;
  }

  async #sendAtRate(perSecond: number, end: number): Promise<number> {
    const start = now();
    const free = [...this.#connections.keys()];
    const under: Promise<unknown>[] = [];
    while (now() < end) {
      while (under.length < ((now() - start) / 1e6) * perSecond) {
        const slot = free.shift();
        if (slot === undefined) throw new Error(`The server cannot take ${perSecond} sends/s`);
        under.push(this.#sendOne(slot, false).then(() => free.push(slot)));
      }
      await delay(1);
    }
    await Promise.all(under);
    return under.length;
  }

  async #sendOne(slot: number, untilDelivered: boolean): Promise<void> {
    const { senders, slots } = this.spec;
    const turn = this.#turns[slot]!++;
    const { id, members } = this.chats[(slot + turn * slots) % this.chats.length]!;
    const path = `/v1/messaging/chats/${id}/messages`;
    const sentAt = now();
    const body = { content: stampedContent({ sentAt, slot }) };
    const came = untilDelivered && new Promise<void>((came) => (this.#ownDelivery[slot] = came));
    const token = members[slot % senders]!.token;
    const { status, body: text } = await this.#connections[slot]!.request(
      'POST',
      path,
      token,
      body,
    );
    if (status !== 201) throw new Error(`A send was answered ${status}: ${text}`);
    this.#acknowledgements.push((now() - sentAt) / 1000);
    await came;
    await this.#readers?.haveRead(id, (JSON.parse(text) as { seq: number }).seq);
  }

  #time(receiver: Receiver, slotOfSender: number): void {
    receiver.onMessage = ({ sentAt, slot }: Stamp) => {
      this.#deliveries.push((now() - sentAt) / 1000);
      if (slot === slotOfSender) this.#ownDelivery[slot]?.();
    };
  }
}

/** What is not received any more makes every figure wrong, so it ends the load. */
function endOfConnection(): never {
  throw new Error('The server ended a connection that only receives');
}
