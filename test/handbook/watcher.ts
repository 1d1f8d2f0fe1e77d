import type { EventPayloads } from '../../generated/events/gateway';
import type { ChatId, Revision, UserId } from '../../generated/schemas';
import { range, revisionsOf } from '../realtime/revisions';
import type { EventClient } from '../support/event-client';
import { eventually } from '../support/eventually';

/** A client that joins chats, and must get each of their changes once and in order. */
export class Watcher {
  /** The revisions after which it joined chats. */
  readonly #joined = new Map<ChatId, Revision>();

  constructor(readonly client: EventClient) {}

  /** Joins a chat. @param after what was missed after this revision comes first */
  async join(chatId: ChatId, after?: Revision): Promise<void> {
    const place = after === undefined ? { chatId } : { chatId, after };
    const { revision } = await this.client.ask('join-chat', place, 'chat-joined');
    this.#joined.set(chatId, after ?? revision);
  }

  async listen(): Promise<void> {
    await this.client.ask('listen-all-chats', {}, 'listening-all-chats');
  }

  /** Waits until it is told that a user was removed, and gives the revision of that. */
  toldOfRemoval(userId: UserId): Promise<Revision> {
    return eventually(() => {
      const told = this.client.received
        .filter(({ event }) => event === 'participants-changed')
        .map(({ data }) => data as EventPayloads['participants-changed'])
        .find(({ removed }) => removed?.includes(userId));
      if (told === undefined) throw new Error(`Nobody said that ${userId} was removed`);
      return told.revision;
    });
  }

  /** Waits for the changes of a chat that it joined, up to a revision; fails when others come. */
  async hasChanges(chatId: ChatId, last: Revision): Promise<void> {
    const expected = range(this.#joined.get(chatId)! + 1, last);
    await this.#has(expected, () => revisionsOf(this.client, chatId));
  }

  /** The same of what it heard of a chat that is new to it: that it was made, and then its news. */
  async hasNews(chatId: ChatId, last: Revision): Promise<void> {
    await eventually(() => expect(this.#news(chatId).at(-1)).toBe(last));
    const [first] = this.#news(chatId);
    await this.#has(range(first!, last), () => this.#news(chatId));
  }

  async #has(expected: Revision[], revisions: () => Revision[]): Promise<void> {
    await eventually(() => expect(revisions()).toEqual(expected));
    await this.client.settled();
    expect(revisions()).toEqual(expected);
  }

  #news(chatId: ChatId): Revision[] {
    return this.client.received.flatMap(({ event, data }) => {
      if (event === 'chat-created') {
        const { chat } = data as EventPayloads['chat-created'];
        return chat.id === chatId ? chat.revision : [];
      }
      if (event !== 'chat-updated') return [];
      const news = data as EventPayloads['chat-updated'];
      return news.chatId === chatId ? news.revision : [];
    });
  }
}
