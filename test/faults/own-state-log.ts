import type { EventName, EventPayloads } from '../../generated/events/gateway';
import type {
  ChatId,
  ChatSummary,
  Epoch,
  OwnChange,
  Revision,
  UserId,
} from '../../generated/schemas';

type Own = Omit<EventPayloads['my-chat-updated'], 'chatId'>;

const members = ['stateRevision', 'readSeq', 'pinned', 'markedUnread', 'mutedUntil'] as const;

/** What a client that listens to all chats was told of its user's own state, on all its connections. */
export class OwnStateLog {
  /** Changes that were not after the one before. */
  repeated = 0;
  /** The last revision that came, and the epoch that it belongs to. */
  #place: { after: Revision; epoch: Epoch } | undefined;
  /** The revision that it began at. */
  #start = 0;
  readonly #told = new Map<ChatId, Own>();
  /** Of each user who was blocked, or is blocked no more, the last change. */
  readonly #blocks = new Map<UserId, Revision>();

  /** Where to resume from, as `listen-all-chats` has it. */
  get place(): { after?: Revision; epoch?: Epoch } {
    return this.#place ?? {};
  }

  take(event: EventName, data: unknown): void {
    if (event === 'my-chat-updated') {
      const { chatId, ...own } = data as EventPayloads['my-chat-updated'];
      this.#tell(chatId, own);
    } else if (event === 'chat-created') {
      const { chat, ...own } = data as EventPayloads['chat-created'];
      this.#tell(chat.id, own);
    } else if (event === 'block-changed') {
      const { userId, stateRevision } = data as EventPayloads['block-changed'];
      this.#blocks.set(userId, stateRevision);
      this.#advance(stateRevision);
    } else if (event === 'listening-all-chats') {
      const { stateRevision, epoch } = data as EventPayloads['listening-all-chats'];
      if (this.#place === undefined) this.#start = stateRevision;
      this.#place = { after: stateRevision, epoch };
    }
  }

  /** Whether it was told what the list says of a chat. */
  hasBeenTold(chat: ChatSummary): boolean {
    if (chat.stateRevision <= this.#start) return true;
    const told = this.#told.get(chat.id);
    if (told === undefined || members.some((member) => told[member] !== chat[member])) return false;
    // A message may have taken it out of the archive since, but nothing puts it there.
    return told.archived === true || !chat.archived;
  }

  /** Whether it was told the last change of a block. */
  hasBeenToldOfBlock({ userId, stateRevision }: OwnChange): boolean {
    return stateRevision <= this.#start || this.#blocks.get(userId!) === stateRevision;
  }

  #tell(chatId: ChatId, own: Own): void {
    this.#told.set(chatId, own);
    this.#advance(own.stateRevision);
  }

  #advance(stateRevision: Revision): void {
    if (this.#place === undefined) return;
    if (stateRevision <= this.#place.after) this.repeated += 1;
    this.#place.after = Math.max(this.#place.after, stateRevision);
  }
}
