import type { ChatId, ChatSummary, MessagingClient, ResultOf } from '../index';
import { keepTrying } from './keep-trying';
import { type OwnUpdate, withUpdate } from './own-state';

/** What is told of what the user sets for themselves. */
export interface OwnEditsListener {
  /** What `over` gives for a chat may be another. */
  changed(chatId: ChatId): void;
  /** The service did it, and answered this. */
  done(answer: ResultOf<'updateOwnChat'>): void;
}

/** What the user sets for themselves of their chats; the service may not know of it yet. */
export class OwnEdits {
  readonly #edits = new Map<ChatId, readonly OwnUpdate[]>();
  /** Settled when the last edit of a chat is done or refused. */
  readonly #last = new Map<ChatId, Promise<unknown>>();

  /** @param life aborted when the service is to be told nothing more */
  constructor(
    private readonly client: Pick<MessagingClient, 'rest'>,
    private readonly listener: OwnEditsListener,
    private readonly life: AbortSignal,
  ) {}

  /** Sets it, after what was set of the chat before. Fails with MessagingError when the service refuses it. */
  set(chatId: ChatId, update: OwnUpdate): Promise<void> {
    this.#put(chatId, [...this.#of(chatId), update]);
    const before = this.#last.get(chatId) ?? Promise.resolve();
    const done = before.catch(() => undefined).then(() => this.#tell(chatId, update));
    this.#last.set(chatId, done);
    return done;
  }

  /** The chat with what is set on top. */
  over(chat: ChatSummary): ChatSummary {
    return this.#of(chat.id).reduce(withUpdate, chat);
  }

  async #tell(chatId: ChatId, body: OwnUpdate): Promise<void> {
    const { life: signal } = this;
    const request = { path: { chatId }, body, signal };
    try {
      this.listener.done(await keepTrying(signal, () => this.client.rest.updateOwnChat(request)));
    } finally {
      this.#put(
        chatId,
        this.#of(chatId).filter((one) => one !== body),
      );
    }
  }

  #of(chatId: ChatId): readonly OwnUpdate[] {
    return this.#edits.get(chatId) ?? [];
  }

  #put(chatId: ChatId, edits: readonly OwnUpdate[]): void {
    if (edits.length > 0) this.#edits.set(chatId, edits);
    else this.#edits.delete(chatId);
    this.listener.changed(chatId);
  }
}
