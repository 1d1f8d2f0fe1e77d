import type { ChangeOf } from '../../../generated/changes';
import type { ReactionState } from '../../../generated/http/types';
import type {
  ChatChange,
  ChatId,
  Emoji,
  Message,
  MessageId,
  Posting,
  Revision,
  Role,
  Seq,
  Timestamp,
  UserId,
} from '../../../generated/schemas';
import { type MentionRow, mentionsOnlyIn } from '../mentions';
import { versionOf } from '../message-version';
import { changedExtra } from './changed-extra';
import { PinCounts } from './pins';
import { ReactionBatch } from './reaction-batch';
import { reactionChangeOf } from './reactions';
import { threadOf, withThread } from '../thread';

/** The kinds of change that make another message of a message. */
type MessageKind = 'message-updated' | 'message-deleted' | 'reaction-changed' | 'pin-changed';

/** What becomes of a message. */
export interface NextMessage {
  kind: MessageKind;
  message: Message;
  /** The message that its thread began with, when that becomes another as well. */
  root?: Message;
}

/** A chat as the batch has read it. */
export interface SeenChat {
  chatId: ChatId;
  revision: Revision;
  lastSeq: Seq;
  posting: Posting;
}

/** A message as it was read, and is while no one else changes its chat. */
export interface SeenMessage {
  message: Message;
  chat: SeenChat;
  /** The user's in the chat. */
  role: Role;
  /** The message that its thread began with, if it answers one. */
  root: Message | undefined;
  /** Whether the user has reacted to it with the emoji of the task. */
  hasReacted: boolean;
  /** How many messages of the chat are pinned, when the task is to pin one. */
  pinCount: number;
  /** The database's time. */
  now: Timestamp;
}

/** Says what becomes of a message, undefined for nothing; throws what refuses it. */
export type MessageDecision = (seen: SeenMessage) => NextMessage | undefined;

/** A message as it is at a revision of its chat. */
export interface MessageAt {
  message: Message;
  revision: Revision;
}

/** Something that a user does with a message. */
export interface MessageTask {
  userId: UserId;
  chatId: ChatId;
  messageId: MessageId;
  /** With what they react, when they do; what they decide then is whether they have. */
  emoji?: Emoji;
  /** Whether it pins, so that it is told how many messages of the chat are pinned. */
  isPin?: boolean;
  /** False where it may be done by who is blocked as well: it takes something away. */
  isWriting?: false;
  decide: MessageDecision;
}

/** A task that is about a reaction. */
export type ReactionTask = MessageTask & { emoji: Emoji };

interface Entry {
  chat: SeenChat;
  revision: Revision;
  kind: MessageKind;
  changedBy: UserId;
  seq: Seq;
  emoji: Emoji | undefined;
  /** Of a reply whose thread became another. */
  root: Message | undefined;
}

/**
 * What a batch does to the messages of the chats that it has read. Each decision sees what those before it
 * left, so many may be about one message; that is stored once, and each is an entry of the log.
 */
export class ChangeBatch {
  readonly reactions = new ReactionBatch();
  readonly #pins = new PinCounts();
  /** The messages as they are then, by place. */
  readonly #messages = new Map<string, Message>();
  /** Those with which something was done, as they were read. */
  readonly #read = new Map<string, Message>();
  /** What they were before each edit. */
  #versions: Message[] = [];
  readonly #entries: Entry[] = [];
  /** How far its chats have come then. */
  readonly #revisions = new Map<ChatId, Revision>();
  /** How far they had come when they were read. */
  readonly #readRevisions = new Map<ChatId, Revision>();

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  /** Whether a message of a chat became another. */
  isAbout(chatId: ChatId): boolean {
    return this.#revisions.has(chatId);
  }

  /** The messages that became others, as they are then. */
  get messages(): Message[] {
    return [...this.#messages.values()];
  }

  /**
   * Lets a task decide on its message, which is given as it was read; gives it as it is then, and at which
   * revision. Throws what the decision throws.
   */
  decide({ userId, emoji, decide }: MessageTask, read: SeenMessage): MessageAt {
    const message = this.#now(read.message);
    const mine = { chatId: message.chatId, seq: message.seq, userId, emoji };
    const next = decide({
      message,
      chat: read.chat,
      role: read.role,
      root: read.root && this.#now(read.root),
      hasReacted: this.reactions.hasReacted(mine, read.hasReacted),
      pinCount: read.pinCount + this.#pins.more(message.chatId),
      now: read.now,
    });
    if (next === undefined) return { message, revision: this.#revisionOf(read.chat) };
    const place = placeOf(message);
    if (!this.#read.has(place)) this.#read.set(place, read.message);
    this.#take(message, next);
    if (next.kind === 'reaction-changed') this.reactions.toggle(mine, read.hasReacted);
    const { kind, root } = next;
    const revision = this.#advance(read.chat);
    const { seq } = message;
    this.#entries.push({ chat: read.chat, revision, kind, changedBy: userId, seq, emoji, root });
    return { message: next.message, revision };
  }

  /** The reaction that a task is about, as all of the batch leaves it. @param read its message as it was read */
  reactionState({ userId, emoji }: ReactionTask, read: SeenMessage): ReactionState {
    const message = this.#messages.get(placeOf(read.message)) ?? read.message;
    const { chatId, seq } = message;
    const reacted = this.reactions.hasReacted({ chatId, seq, userId, emoji }, read.hasReacted);
    const revision = this.#revisionOf(read.chat);
    return { chatId, revision, reaction: reactionChangeOf(message, { userId, emoji, reacted }) };
  }

  /** Replaces a message by one that says more of the same. */
  complete(message: Message): void {
    this.#messages.set(placeOf(message), message);
  }

  /** The changes of each chat, in the order of their revisions; each shows its message as it is then. */
  get changes(): Map<ChatId, ChatChange[]> {
    const byChat = new Map<ChatId, ChatChange[]>();
    for (const entry of this.#entries) {
      const { chatId } = entry.chat;
      const changes = byChat.get(chatId) ?? [];
      byChat.set(chatId, changes);
      changes.push(this.#changeOf(entry));
    }
    return byChat;
  }

  /** What the statement stores (change-statements.ts). */
  get values(): unknown[] {
    const { messages } = this;
    const deleted = messages.filter(isDeleted);
    const extras = messages.map((message) =>
      changedExtra(this.#read.get(placeOf(message)), message),
    );
    return [
      ...columns(messages, ['chatId', 'seq', 'content']),
      // One text: in an array each would be escaped once more, and there is much to escape.
      JSON.stringify(extras.map(({ extra }) => extra)),
      ...columns(this.#versions, ['chatId', 'seq', 'version', 'content']),
      this.#versions.map((version) => versionOf(version).createdAt),
      ...columns(deleted, ['chatId', 'seq']),
      this.#entries.map(({ chat }) => chat.chatId),
      this.#entries.map(({ revision }) => revision),
      this.#entries.map(({ chat }) => chat.lastSeq),
      ...columns(this.#entries, ['kind', 'changedBy', 'seq', 'emoji']),
      [...this.#revisions.keys()],
      [...this.#revisions.values()],
      ...columns(this.reactions.added, ['chatId', 'seq', 'emoji', 'userId']),
      ...columns(this.reactions.removed, ['chatId', 'seq', 'emoji', 'userId']),
      [...this.#readRevisions.values()],
      messages.map(metadataText),
      this.#versions.map(metadataText),
      ...columns(this.#mentions(mentionsOnlyIn), mentionColumns),
      ...columns(
        this.#mentions((now, before) => mentionsOnlyIn(before, now)),
        mentionColumns,
      ),
      extras.map(({ isWhole }) => isWhole),
    ];
  }

  /** The rows in which what messages mention now differs from what they did before. */
  #mentions(difference: typeof mentionsOnlyIn): MentionRow[] {
    return [...this.#read.values()].flatMap((before) => {
      const now = this.#now(before);
      return mentionsTheSame(now, before) ? [] : difference(now, before);
    });
  }

  #now(read: Message): Message {
    return this.#messages.get(placeOf(read)) ?? read;
  }

  #revisionOf({ chatId, revision }: SeenChat): Revision {
    return this.#revisions.get(chatId) ?? revision;
  }

  #take(before: Message, { kind, message, root }: NextMessage): void {
    const place = placeOf(message);
    this.#messages.set(place, message);
    if (root !== undefined) this.#messages.set(placeOf(root), root);
    this.#pins.take(before, message);
    if (kind === 'message-updated') this.#versions.push(before);
    if (!isDeleted(message)) return;
    this.#versions = this.#versions.filter((version) => placeOf(version) !== place);
    this.reactions.forget(message);
  }

  /** Gives a chat its next revision. */
  #advance(chat: SeenChat): Revision {
    const revision = this.#revisionOf(chat) + 1;
    this.#revisions.set(chat.chatId, revision);
    this.#readRevisions.set(chat.chatId, chat.revision);
    return revision;
  }

  #changeOf({ chat, revision, kind, changedBy: userId, seq, emoji, root }: Entry): ChatChange {
    const { chatId } = chat;
    const message = this.#messages.get(placeOf({ chatId, seq }))!;
    if (kind !== 'reaction-changed') {
      const thread = withThread(root && threadOf(this.#now(root)));
      return { revision, kind, ...carried[kind](message, userId), ...thread };
    }
    const reacted = this.reactions.hasReacted({ chatId, seq, userId, emoji }, false);
    const reaction = reactionChangeOf(message, { userId, emoji: emoji!, reacted });
    return { revision, kind, reaction };
  }
}

const carried: {
  [Kind in Exclude<MessageKind, 'reaction-changed'>]: (
    message: Message,
    changedBy: UserId,
  ) => Omit<ChangeOf<Kind>, 'kind' | 'revision'>;
} = {
  'message-updated': (updated) => ({ updated }),
  'message-deleted': (deleted) => ({ deleted }),
  'pin-changed': (message, userId) => ({ pin: { userId, message } }),
};

const mentionColumns = ['chatId', 'userId', 'seq', 'senderId'] as const;

/** Whether what is mentioned was not touched. */
function mentionsTheSame(one: Message, other: Message): boolean {
  return one.mentions === other.mentions && one.mentionsAll === other.mentionsAll;
}

function metadataText({ metadata }: Message): string | null {
  return metadata === undefined ? null : JSON.stringify(metadata);
}

function isDeleted({ deletedAt }: Message): boolean {
  return deletedAt !== undefined;
}

function placeOf({ chatId, seq }: Pick<Message, 'chatId' | 'seq'>): string {
  return `${seq} ${chatId}`;
}

function columns<Row>(rows: Row[], names: readonly (keyof Row)[]): unknown[][] {
  return names.map((name) => rows.map((row) => row[name]));
}
