import type { ChatChange, ChatId, ChatName, Message, UserId } from '../../generated/schemas';
import { ChangeRepository } from '../../src/chats/change-repository';
import type { ChangePublisher } from '../../src/chats/chat-change';
import { ChatListRepository } from '../../src/chats/chat-list-repository';
import { ChatRepository } from '../../src/chats/chat-repository';
import { type Database, openDatabase } from '../../src/database/database';
import { MessageRepository } from '../../src/messages/message-repository';
import { MessageWriter } from '../../src/messages/message-writer';
import { createTestDatabase } from '../support/test-database';
import { makeTemporaryFolder, removeFolder } from './temporary-folder';

/** Everything that stores chats and messages, on one open database. */
export class Store {
  readonly chats: ChatRepository;
  readonly list: ChatListRepository;
  readonly changes: ChangeRepository;
  readonly messages: MessageRepository;
  readonly writer: MessageWriter;
  /** What the writer published, in order. */
  readonly published: { chatId: ChatId; changes: ChatChange[] }[] = [];

  private constructor(
    readonly database: Database,
    private readonly closeRest: () => Promise<void>,
  ) {
    const { dataSource, pool } = database;
    const publisher: ChangePublisher = {
      changed: (chatId, changes) => this.published.push({ chatId, changes }),
      created: () => undefined,
    };
    this.chats = new ChatRepository(dataSource);
    this.list = new ChatListRepository(dataSource);
    this.changes = new ChangeRepository(dataSource);
    this.messages = new MessageRepository(dataSource);
    this.writer = new MessageWriter(pool, publisher);
  }

  /** On an embedded database in a folder of its own. */
  static async embedded(): Promise<Store> {
    const folder = await makeTemporaryFolder();
    return new Store(await openDatabase({ folder }), () => removeFolder(folder));
  }

  /** On a database of its own on the Postgres server. */
  static async onServer(): Promise<Store> {
    const database = await createTestDatabase();
    return new Store(await openDatabase({ url: database.url }), () => database.drop());
  }

  /** On a database that is another's to remove. */
  static async at(url: string): Promise<Store> {
    return new Store(await openDatabase({ url }), () => Promise.resolve());
  }

  /** Stores a group; gives its id. The first participant makes it. */
  async group(participants: UserId[], name?: ChatName): Promise<ChatId> {
    const createdBy = participants[0]!;
    const draft = { createdBy, participants: [...participants].sort(), name };
    return (await this.chats.createGroup(draft)).id;
  }

  /** Stores a message. */
  async send(senderId: UserId, chatId: ChatId, content = 'Hello!'): Promise<Message> {
    return (await this.writer.append({ senderId, chatId, content })).message;
  }

  /** How many messages a participant has not read. */
  async unread(userId: UserId, chatId: ChatId): Promise<number | undefined> {
    return (await this.list.find(userId, chatId))?.unreadCount;
  }

  /** Deletes all rows, and forgets what was published. */
  async empty(): Promise<void> {
    await this.database.dataSource.query('TRUNCATE chats, messages CASCADE');
    this.published.length = 0;
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.closeRest();
  }
}

/** Both kinds of database, for tests that run on each. */
export const stores: [string, () => Promise<Store>][] = [
  ['the embedded database', () => Store.embedded()],
  ['a Postgres server', () => Store.onServer()],
];

// The embedded database takes seconds to start for the first time, more where tests run beside it.
export const startTimeout = 60_000;
