import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ChatId, Emoji, UserId } from '../../../generated/schemas';
import { createLimits } from '../../../src/limits/limits';
import { createCommandHandlers } from '../../../src/realtime/commands/commands';
import { createFeeds, type Feeds } from '../../../src/realtime/delivery/feeds';
import { FlushQueue } from '../../../src/realtime/connection/flush-queue';
import { Gateway } from '../../../src/realtime/commands/gateway';
import { Hub } from '../../../src/realtime/delivery/hub';
import { Listeners } from '../../../src/realtime/delivery/listeners';
import { MemoryOccupancy } from '../../../src/realtime/cluster/occupancy';
import type { KnownEpoch } from '../../../src/realtime/cluster/known-epoch';
import { brokerPublisher } from '../../../src/realtime/cluster/publisher';
import { nodesTopic } from '../../../src/realtime/cluster/topic';
import { Reconciler, RevisionCheck } from '../../../src/realtime/delivery/reconciler';
import { quietCheck, quietLog } from '../stub-transport';
import { LossyBroker } from './lossy-broker';
import { ModelClient } from './model-client';
import { ModelDatabase } from './model-database';

export const userIds: UserId[] = ['alice', 'bob'];
const clientsPerUser = 2;
const quietTurns = 10;

/** A node between a database that others write to as well and a broker that promises nothing. */
export class World {
  readonly broker = new LossyBroker();
  readonly database: ModelDatabase;
  readonly clients: ModelClient[];
  readonly #epoch: KnownEpoch = { current: undefined };
  readonly publisher = brokerPublisher(this.broker, this.#epoch);
  readonly #feeds: Feeds;
  readonly #reconciler: Reconciler;
  #checking = Promise.resolve();
  #isRestoring = false;
  /** Until every feed has noticed. */
  #hasFailedOver = false;

  constructor(latencies: number[]) {
    const log = quietLog();
    const check = quietCheck();
    const occupancy = new MemoryOccupancy();
    const limits = createLimits({});
    this.database = new ModelDatabase(latencies);
    this.#epoch.current = this.database.epochNow;
    const { chatLogs: chats, userLogs: users, findUserHead, findChatHead } = this.database;
    this.#feeds = createFeeds(this.broker, occupancy, check, { chats, users }, log);
    const listeners = new Listeners(this.#feeds, findUserHead, check, log);
    const hub = new Hub(this.broker, this.#feeds, listeners, findChatHead, occupancy, log);
    const handlers = createCommandHandlers(hub, occupancy, limits.replay, log);
    const gateway = new Gateway(hub, handlers, check, new FlushQueue(), limits.command, log);
    const checks = [
      new RevisionCheck(this.#feeds.chats, chats),
      new RevisionCheck(this.#feeds.users, users),
      listeners,
    ];
    this.#reconciler = new Reconciler(checks, this.database.epoch, this.#epoch, log);
    this.clients = userIds.flatMap((userId) =>
      Array.from({ length: clientsPerUser }, () => new ModelClient(userId, gateway, this.database)),
    );
    this.clients.forEach((client) => client.connect());
  }

  /** What every client was sent that it should not have been, or was not sent in the end. */
  get mistakes(): string[] {
    return this.clients.flatMap(({ mistakes }) => mistakes);
  }

  /** The feeds and subscriptions that are kept. */
  get kept(): string[] {
    const feeds = [...this.#feeds.chats, ...this.#feeds.users];
    // Every node has that of all nodes.
    const topics = [...this.broker.topics].filter((topic) => topic !== nodesTopic);
    return [...topics, ...feeds.map(({ id }) => `feed:${id}`)];
  }

  createChat(): void {
    this.database.create(userIds);
    this.publisher.usersChanged(userIds);
  }

  send(chatId: ChatId): void {
    if (this.#isRestoring) return;
    this.publisher.chatChanged(chatId, [this.database.send(chatId)]);
  }

  /** Edits, deletes or pins a message, if there is one. */
  changeMessage(...task: Parameters<ModelDatabase['changeMessage']>): void {
    if (this.#isRestoring) return;
    const [chatId] = task;
    const change = this.database.changeMessage(...task);
    if (change !== undefined) this.publisher.chatChanged(chatId, [change]);
  }

  /** Users react to a message in one batch, or take that back, if there is one. */
  react(chatId: ChatId, which: number, emoji: Emoji, reacting: UserId[]): void {
    if (this.#isRestoring) return;
    const changes = this.database.react(chatId, which, emoji, reacting);
    if (changes.length > 0) this.publisher.chatChanged(chatId, changes);
  }

  /** Removes a participant, or adds who is none. */
  toggle(chatId: ChatId, userId: UserId): void {
    if (this.#isRestoring) return;
    if (this.database.hasParticipant(chatId, userId)) {
      const change = this.database.remove(chatId, userId);
      this.clients
        .filter((client) => client.userId === userId)
        .forEach((client) => client.removedFrom(chatId));
      this.publisher.chatChanged(chatId, [change]);
    } else {
      this.publisher.chatChanged(chatId, [this.database.add(chatId, userId)]);
    }
    this.publisher.usersChanged([userId]);
  }

  /** A user reads a chat on some device. */
  markRead(chatId: ChatId, userId: UserId): void {
    if (this.#isRestoring) return;
    const change = this.database.markRead(userId, chatId);
    if (change !== undefined) this.publisher.userChanged(userId, change);
  }

  /**
   * An earlier state of a chat is restored: the database is away, comes back without the last
   * messages, and nothing is sent until the reconciler has seen it.
   */
  restore(chatId: ChatId, messages: number): void {
    if (this.#isRestoring) return;
    this.#isRestoring = true;
    this.database.isAway = true;
    this.#checking = this.#checking.then(async () => {
      await this.#settle();
      this.broker.loseAll();
      this.database.restore(chatId, messages);
      this.clients.forEach((client) => client.wentBack(chatId));
      this.database.isAway = false;
      await this.#checkUntilSeen();
      this.#isRestoring = false;
    });
  }

  /**
   * A failover to a database that lost the last messages of some chats. It is used at once; what was
   * published before may still come.
   */
  failOver(messages: number): void {
    if (this.#isRestoring || this.#hasFailedOver) return;
    this.#hasFailedOver = true;
    this.database.failOver(messages);
    this.clients.forEach((client) => client.historyChanged());
  }

  /** A round of the reconciler, after those before it; the database may fail it. */
  reconciler(): void {
    const run = async () => {
      await this.#reconciler.run();
      this.#hasFailedOver = false;
    };
    this.#checking = this.#checking.then(run).catch(() => undefined);
  }

  /** Lets turns of the loop go by. */
  async turns(count: number): Promise<void> {
    for (let turn = 0; turn < count; turn += 1) await nextTurn();
  }

  /** What is lost is lost; then two rounds of the reconciler find the database well. */
  async end(): Promise<void> {
    await this.#checking;
    this.database.failures = 0;
    this.broker.loseAll();
    await this.#settle();
    for (let round = 0; round < 2; round += 1) {
      this.reconciler();
      await this.#settle();
    }
    await this.#sendToDamaged();
    this.clients.forEach((client) => client.expectAll());
  }

  async disconnectAll(): Promise<void> {
    this.clients.forEach((client) => client.disconnect());
    await this.#settle();
  }

  /** What comes after the damage arrives, also where what was missing was the end. */
  async #sendToDamaged(): Promise<void> {
    const chatIds = [...this.database.chats.keys()];
    const damaged = chatIds.filter((chatId) => this.database.isDamaged(chatId));
    if (damaged.length === 0) return;
    this.broker.route = 'at once';
    damaged.forEach((chatId) => this.send(chatId));
    await this.#settle();
  }

  /** Rounds of the reconciler, until the database does not fail one. */
  async #checkUntilSeen(): Promise<void> {
    this.database.failures = 0;
    await this.#reconciler.run().catch(() => this.#checkUntilSeen());
  }

  /** Waits until nothing is under way. */
  async #settle(): Promise<void> {
    let quiet = 0;
    while (quiet < quietTurns) {
      await nextTurn();
      quiet = this.database.reading > 0 ? 0 : quiet + 1;
    }
  }
}
