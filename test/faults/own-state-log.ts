import type { EventName, EventPayloads } from '../../generated/events/gateway';
import type { ChatId, ChatSummary, Epoch, Revision } from '../../generated/schemas';

/** What a client that listens to all chats was told of its user's own state, on all its connections. */
export class OwnStateLog {
  /** Changes that were not after the one before. */
  repeated = 0;
  /** The last revision that came, and the epoch that it belongs to. */
  #place: { after: Revision; epoch: Epoch } | undefined;
  /** The revision that it began at. */
  #start = 0;
  readonly #told = new Map<ChatId, { stateRevision: Revision; readSeq: number | undefined }>();

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
    } else if (event === 'listening-all-chats') {
      const { stateRevision, epoch } = data as EventPayloads['listening-all-chats'];
      if (this.#place === undefined) this.#start = stateRevision;
      this.#place = { after: stateRevision, epoch };
    }
  }

  /** Whether it was told what the list says of a chat. */
  hasBeenTold({ id, stateRevision, readSeq }: ChatSummary): boolean {
    if (stateRevision <= this.#start) return true;
    const told = this.#told.get(id);
    return told?.stateRevision === stateRevision && told.readSeq === readSeq;
  }

  #tell(chatId: ChatId, own: { stateRevision: Revision; readSeq?: number }): void {
    const { stateRevision, readSeq } = own;
    this.#told.set(chatId, { stateRevision, readSeq });
    if (this.#place === undefined) return;
    if (stateRevision <= this.#place.after) this.repeated += 1;
    this.#place.after = Math.max(this.#place.after, stateRevision);
  }
}
