import type { ChatId } from '../index';
import type { Keeper } from './keeper';

const pauseMs = 500;

/** What the user has typed in each chat and not sent; kept at most every half second in each. */
export class Drafts {
  readonly #texts = new Map<ChatId, string>();
  /** By the chats in which one was kept just now, what ends the pause. */
  readonly #pauses = new Map<ChatId, ReturnType<typeof setTimeout>>();
  /** The chats whose text is another than what is kept. */
  readonly #unkept = new Set<ChatId>();

  /**
   * @param changed is told when the text of a chat is another
   * @param life when it is aborted, all is kept at once
   */
  constructor(
    private readonly keeper: Pick<Keeper, 'readDraft' | 'writeDraft'>,
    private readonly changed: (chatId: ChatId) => void,
    private readonly life: AbortSignal,
  ) {
    life.addEventListener('abort', () => this.#close());
  }

  /** Reads what was kept of a chat; what was typed meanwhile counts. */
  read(chatId: ChatId): void {
    this.keeper.readDraft(chatId, (text) => {
      if (this.#texts.has(chatId)) return;
      this.#texts.set(chatId, text);
      this.changed(chatId);
    });
  }

  /** The text of a chat; empty if there is none, or it is not read yet. */
  of(chatId: ChatId): string {
    return this.#texts.get(chatId) ?? '';
  }

  /** Takes what is typed by now. No text is kept at once: what was sent must not come back as a draft. */
  set(chatId: ChatId, text: string): void {
    if (this.#texts.get(chatId) === text) return;
    this.#texts.set(chatId, text);
    this.changed(chatId);
    if (text !== '' && this.#pauses.has(chatId)) this.#unkept.add(chatId);
    else this.#keep(chatId);
  }

  #keep(chatId: ChatId): void {
    this.#unkept.delete(chatId);
    this.keeper.writeDraft(chatId, this.of(chatId));
    if (this.life.aborted || this.#pauses.has(chatId)) return;
    this.#pauses.set(
      chatId,
      setTimeout(() => this.#goOn(chatId), pauseMs),
    );
  }

  #goOn(chatId: ChatId): void {
    this.#pauses.delete(chatId);
    if (this.#unkept.has(chatId)) this.#keep(chatId);
  }

  #close(): void {
    for (const timer of this.#pauses.values()) clearTimeout(timer);
    this.#pauses.clear();
    for (const chatId of this.#unkept) this.#keep(chatId);
  }
}
