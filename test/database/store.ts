import type { ChatChange, ChatId, ChatName, Message, UserId } from '../../generated/schemas';
import type { ChangePublisher } from '../../src/log/change-publisher';
import { ChatListRepository } from '../../src/chats/list/chat-list-repository';
import { ChatLog } from '../../src/log/chat-log';
import { BlockRepository } from '../../src/blocks/block-repository';
import { BlockService } from '../../src/blocks/block-service';
import { ChatChangeWriter } from '../../src/chats/changing/chat-change-writer';
import { ParticipantListRepository } from '../../src/chats/membership/participant-list-repository';
import { ParticipantService } from '../../src/chats/membership/participant-service';
import { Turns } from '../../src/limits/turns';
import { ChatRepository } from '../../src/chats/chat-repository';
import type { Database } from '../../src/database/database';
import { openTestDatabase } from '../support/open-database';
import { MessageChangeWriter } from '../../src/messages/changing/message-change-writer';
import { MessageReferences } from '../../src/messages/sending/message-references';
import { MessageRepository } from '../../src/messages/reading/message-repository';
import { MessageService } from '../../src/messages/message-service';
import { MessageWriter } from '../../src/messages/sending/message-writer';
import { isHidden, readChange } from '../../src/change-kinds';
import { OwnChatRepository } from '../../src/own-state/own-chat-repository';
import { ReadPlaceWriter } from '../../src/own-state/read-place-writer';
import { PinRepository } from '../../src/pins/pin-repository';
import { PinService } from '../../src/pins/pin-service';
import { ReactionRepository } from '../../src/reactions/reaction-repository';
import { ReactionService } from '../../src/reactions/reaction-service';
import { UserLog } from '../../src/own-state/user-log';
import { copyStartedFolder } from '../support/started-folder';
import { createTestDatabase } from '../support/test-database';
import { removeFolder } from './temporary-folder';

/** Everything that stores chats and messages, on one open database. */
export class Store {
  readonly chats: ChatRepository;
  readonly list: ChatListRepository;
  readonly chatLog: ChatLog;
  readonly userLog: UserLog;
  readonly messages: MessageRepository;
  readonly places: ReadPlaceWriter;
  readonly ownChats: OwnChatRepository;
  readonly writer: MessageWriter;
  /** What participants do with messages. */
  readonly service: MessageService;
  readonly reactions: ReactionService;
  readonly pins: PinService;
  readonly participants: ParticipantService;
  readonly blocks: BlockRepository;
  /** What the writers published, in order. */
  readonly published: { chatId: ChatId; changes: ChatChange[] }[] = [];

  private constructor(
    readonly database: Database,
    private readonly closeRest: () => Promise<void>,
  ) {
    const { requests } = database;
    const publisher: ChangePublisher = {
      chatChanged: (chatId, changes) => this.published.push({ chatId, changes }),
      signalled: () => undefined,
      usersChanged: () => undefined,
      userChanged: () => undefined,
      userUpdated: () => undefined,
      presenceChanged: () => undefined,
    };
    this.chats = new ChatRepository(requests);
    this.list = new ChatListRepository(requests);
    this.chatLog = new ChatLog(requests, readChange, isHidden);
    this.userLog = new UserLog(requests);
    this.messages = new MessageRepository(requests);
    this.ownChats = new OwnChatRepository(requests);
    const limits = { maxWaiting: 10_000, maxWaitMs: 5000 };
    this.places = new ReadPlaceWriter(database, limits);
    this.writer = new MessageWriter(database.writes, publisher, limits);
    const changes = new MessageChangeWriter(database.writes, publisher, limits);
    this.service = new MessageService(
      ...([this.messages, this.writer, changes] as const),
      ...([new MessageReferences(requests), Infinity] as const),
    );
    this.reactions = new ReactionService(this.service, new ReactionRepository(requests), changes);
    const turns = new Turns({ maxWaiting: 100, maxWaitMs: 5000 });
    const groups = new ChatChangeWriter(requests, this.chats, publisher, turns);
    const list = new ParticipantListRepository(requests);
    const users = { requireKnown: () => Promise.resolve() };
    this.blocks = new BlockRepository(requests);
    const blocks = new BlockService(this.blocks, publisher, () => Promise.resolve());
    const most = { maxParticipants: 10_000, maxChatsPerUser: 10_000 };
    this.participants = new ParticipantService(groups, list, most, users, blocks);
    this.pins = new PinService(new PinRepository(requests), changes);
  }

  /** On an embedded database in a folder of its own. */
  static async embedded(): Promise<Store> {
    const folder = await copyStartedFolder();
    return new Store(await openTestDatabase({ folder }), () => removeFolder(folder));
  }

  /** On a database of its own on the Postgres server. */
  static async onServer(): Promise<Store> {
    const database = await createTestDatabase();
    const open = await openTestDatabase({ url: database.url });
    return new Store(open, () => database.drop());
  }

  /** On a database that is another's to remove. */
  static async at(url: string, environment: Record<string, string> = {}): Promise<Store> {
    return new Store(await openTestDatabase({ url }, environment), () => Promise.resolve());
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
    await this.database.requests.query(
      `TRUNCATE chats, participant_changes, messages, message_versions, message_reactions,
         message_mentions, users, user_chats, user_profiles, user_blocks,
         user_block_changes CASCADE`,
    );
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
