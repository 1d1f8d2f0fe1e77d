import type { Chat } from './chat';

/** Chats to which no one listens any more. The last ones are followed on, to be shown at once. */
export class WarmChats {
  readonly #chats = new Set<Chat>();

  /** @param most how many are followed on */
  constructor(private readonly most: number) {}

  /** Keeps a chat; closes those that were left the longest ago. */
  add(chat: Chat): void {
    this.#chats.add(chat);
    for (const oldest of this.#chats) {
      if (this.#chats.size <= this.most) return;
      this.#chats.delete(oldest);
      oldest.close();
    }
  }

  /** Someone listens to the chat again. */
  remove(chat: Chat): void {
    this.#chats.delete(chat);
  }
}
