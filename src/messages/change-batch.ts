import type { ChangeOf } from '../../generated/changes';
import type {
  ChatChange,
  ChatId,
  Message,
  Revision,
  Seq,
  Timestamp,
  UserId,
} from '../../generated/schemas';
import { extraOf } from '../log/message-row';
import { versionOf } from './message-version';

/** The kinds of change that make another message of a message. */
type MessageKind = 'message-updated' | 'message-deleted';

/** What becomes of a message. */
export interface NextMessage {
  kind: MessageKind;
  message: Message;
}

/** A message as it is, while no one else changes its chat. */
export interface SeenMessage {
  message: Message;
  chat: LockedChat;
  /** The database's time. */
  now: Timestamp;
}

/** Says what becomes of a message, undefined for nothing; throws what refuses it. */
export type MessageDecision = (seen: SeenMessage) => NextMessage | undefined;

/** A chat that the batch has locked. */
export interface LockedChat {
  chatId: ChatId;
  revision: Revision;
  lastSeq: Seq;
  createdBy: UserId;
}

interface Entry {
  chat: LockedChat;
  revision: Revision;
  kind: MessageKind;
  changedBy: UserId;
  seq: Seq;
}

const carried: { [Kind in MessageKind]: (message: Message) => Omit<ChangeOf<Kind>, keyof Entry> } =
  {
    'message-updated': (updated) => ({ updated }),
    'message-deleted': (deleted) => ({ deleted }),
  };

/**
 * What a batch does to the messages of chats that it has locked. Each decision sees what those before it
 * left, so many may be about one message; that is stored once, and each is an entry of the log.
 */
export class ChangeBatch {
  /** The messages as they are then, by place. */
  readonly #messages = new Map<string, Message>();
  /** What they were before each edit. */
  #versions: Message[] = [];
  readonly #entries: Entry[] = [];
  readonly #revisions = new Map<ChatId, Revision>();

  /**
   * Lets a user decide on a message, which is given as it was read; gives it as it is then. Throws what the
   * decision throws.
   */
  decide(
    userId: UserId,
    { message: read, ...seen }: SeenMessage,
    decision: MessageDecision,
  ): Message {
    const before = this.#messages.get(placeOf(read)) ?? read;
    const next = decision({ ...seen, message: before });
    if (next === undefined) return before;
    this.#take(before, next);
    this.#log(userId, seen.chat, next);
    return next.message;
  }

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  /** The changes of each chat, in the order of their revisions; each shows its message as it is then. */
  get changes(): Map<ChatId, ChatChange[]> {
    const byChat = new Map<ChatId, ChatChange[]>();
    for (const { chat, revision, kind, seq } of this.#entries) {
      const { chatId } = chat;
      const message = this.#messages.get(placeOf({ chatId, seq }))!;
      const changes = byChat.get(chatId) ?? [];
      byChat.set(chatId, changes);
      changes.push({ revision, kind, ...carried[kind](message) });
    }
    return byChat;
  }

  /** What the statement stores (message-statements.ts). */
  get values(): unknown[] {
    const messages = [...this.#messages.values()];
    const deleted = messages.filter(({ deletedAt }) => deletedAt !== undefined);
    return [
      ...columns(messages, ['chatId', 'seq', 'content']),
      messages.map((message) => JSON.stringify(extraOf(message))),
      ...columns(this.#versions, ['chatId', 'seq', 'version', 'content']),
      this.#versions.map((version) => versionOf(version).createdAt),
      ...columns(deleted, ['chatId', 'seq']),
      this.#entries.map(({ chat }) => chat.chatId),
      this.#entries.map(({ revision }) => revision),
      this.#entries.map(({ chat }) => chat.lastSeq),
      ...columns(this.#entries, ['kind', 'changedBy', 'seq']),
      [...this.#revisions.keys()],
      [...this.#revisions.values()],
    ];
  }

  #take(before: Message, { kind, message }: NextMessage): void {
    const place = placeOf(message);
    this.#messages.set(place, message);
    if (kind === 'message-updated') this.#versions.push(before);
    else this.#versions = this.#versions.filter((version) => placeOf(version) !== place);
  }

  #log(changedBy: UserId, chat: LockedChat, { kind, message: { seq } }: NextMessage): void {
    const revision = (this.#revisions.get(chat.chatId) ?? chat.revision) + 1;
    this.#revisions.set(chat.chatId, revision);
    this.#entries.push({ chat, revision, kind, changedBy, seq });
  }
}

function placeOf({ chatId, seq }: Pick<Message, 'chatId' | 'seq'>): string {
  return `${seq} ${chatId}`;
}

function columns<Row>(rows: Row[], names: (keyof Row)[]): unknown[][] {
  return names.map((name) => rows.map((row) => row[name]));
}
