import type { EventPayloads } from '../../../generated/events/gateway';
import type { ChatId } from '../../../generated/schemas';
import type { OwnChatChange } from '../../../src/log/user-change';

/** How far a client has come in its user's own state, and whether what it is sent fits that. */
export class OwnProgress {
  /** What it knows may be of a history that is no more. */
  isOutdated = false;
  #epoch: string | undefined;
  /** The revision that it has come to; undefined while it knows nothing. */
  #seen: number | undefined;
  /** The revision that it began at, up to which it knows the state from elsewhere. */
  #start = 0;
  /** What it was told last of each chat: at which revision, and the place up to which it is read. */
  readonly #told = new Map<ChatId, { revision: number; readSeq: number | undefined }>();

  /** Begins to listen; gives what the command says of where. */
  listen(resume: boolean): { after?: number; epoch?: string } {
    if (!resume) this.startAnew();
    if (this.#seen === undefined) return {};
    const { isOutdated } = this;
    // Of a history that is no more the client may know nothing yet.
    if (this.#epoch === undefined) return isOutdated ? {} : { after: this.#seen };
    return { after: this.#seen, epoch: this.#epoch };
  }

  startAnew(): void {
    this.isOutdated = false;
    this.#epoch = undefined;
    this.#seen = undefined;
    this.#told.clear();
  }

  /** Takes an event; gives what is wrong with it. */
  take(
    chatId: ChatId,
    { stateRevision: revision, readSeq }: { stateRevision: number; readSeq?: number },
  ): string | undefined {
    this.#told.set(chatId, { revision, readSeq });
    if (this.isOutdated) return undefined;
    const before = this.#seen;
    // Without a place it is told nothing before the reply that tells where it begins.
    if (before === undefined) return `${revision} came before the reply`;
    this.#seen = revision;
    return revision > before ? undefined : `${revision} came after ${before}`;
  }

  /** Takes the reply; gives what is wrong with it. */
  listening(
    { stateRevision, epoch }: EventPayloads['listening-all-chats'],
    epochNow: string,
  ): string | undefined {
    const wrong = (this.#seen ?? 0) > stateRevision ? `the reply says ${stateRevision}` : undefined;
    if (this.#seen === undefined) this.#start = stateRevision;
    this.#seen = stateRevision;
    this.#epoch = epoch;
    this.isOutdated = epoch !== epochNow;
    return this.isOutdated ? undefined : wrong;
  }

  /** What it was not told, or otherwise, when everything must have arrived. */
  missing(changes: OwnChatChange[]): string | undefined {
    if (this.isOutdated) return 'not sent away in another epoch';
    const last = new Map(changes.map((change) => [change.chatId, change]));
    for (const { revision, chatId, own } of last.values()) {
      if (revision <= this.#start) continue;
      const told = this.#told.get(chatId);
      if (told?.revision !== revision || told.readSeq !== own?.readSeq) {
        return `${chatId} is told of as ${JSON.stringify(told)} at ${revision}`;
      }
    }
    return undefined;
  }
}
