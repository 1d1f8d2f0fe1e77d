import type { EventPayloads } from '../../../generated/events/gateway';
import type {
  ChatChange,
  ChatId,
  StateRevision,
  User,
  Presence,
  UserId,
} from '../../../generated/schemas';
import { endsFor, joinedEvent, newsEvent } from '../../../src/change-kinds';
import type { Signal } from '../../../src/log/signal';
import type { Connection, Frame } from '../connection';
import type { EventContract } from '../event-contract';
import type { BlockChange } from './blocks';
import type { ChatState } from './chat-state';
import type { StateListener } from './mock-state';
import type { OwnState } from './own-states';

/** Tells the connections of the mock what happens in the state, to each what it asked for. */
export class Delivery implements StateListener {
  /** How many times an event of a name was sent. */
  readonly #sent = new Map<string, number>();

  constructor(
    private readonly contract: EventContract,
    private readonly connections: ReadonlySet<Connection>,
  ) {}

  sentOf(event: string): number {
    return this.#sent.get(event) ?? 0;
  }

  changed(chat: ChatState, change: ChatChange): void {
    const { added = [], removed = [] } = change;
    for (const connection of [...this.connections]) {
      const { userId, joined, listensToAll } = connection;
      const takesPart = [...chat.participants, ...removed].includes(userId);
      // Who comes hears of the chat by `chat-created`.
      if (!takesPart || added.includes(userId) || chat.seenBy(userId).hides(change)) continue;
      if (joined.has(chat.id)) this.#tellJoined(connection, chat, change);
      if (listensToAll) this.send(connection, newsEvent(chat.id, change));
      if (endsFor(change, userId)) joined.delete(chat.id);
    }
  }

  ownChanged(chat: ChatState, own: OwnState): void {
    for (const connection of [...this.connections]) {
      if (!connection.listensToAll || connection.userId !== own.userId) continue;
      this.tellOwn(connection, chat, own, own.stateRevision - 1);
    }
  }

  blockChanged(userId: UserId, change: BlockChange): void {
    for (const connection of [...this.connections]) {
      if (!connection.listensToAll || connection.userId !== userId) continue;
      this.tellBlock(connection, change);
    }
  }

  userChanged(user: User, chats: ChatState[]): void {
    for (const connection of [...this.connections]) {
      const { userId, joined, listensToAll } = connection;
      const shared = chats.filter(({ participants }) => participants.includes(userId));
      if (!shared.some(({ id }) => listensToAll || joined.has(id))) continue;
      this.send(connection, { event: 'user-updated', data: { user } });
    }
  }

  presenceChanged(data: Presence, chats: ChatState[], told: UserId[]): void {
    for (const connection of [...this.connections]) {
      const { userId, joined } = connection;
      const hasJoined = chats.some(({ id }) => joined.has(id));
      if (hasJoined && told.includes(userId)) {
        this.send(connection, { event: 'presence-changed', data });
      }
    }
  }

  signalled(chatId: ChatId, { event, from, exceptFor = [] }: Signal): void {
    for (const connection of [...this.connections]) {
      const { joined, userId } = connection;
      const isTold = userId !== from && !exceptFor.includes(userId);
      if (joined.has(chatId) && isTold) this.send(connection, event);
    }
  }

  /** Tells who has followed their own state up to a revision how that of a chat is now. */
  tellOwn(connection: Connection, chat: ChatState, own: OwnState, after: StateRevision): void {
    this.send(connection, ownEvent(chat, own, after));
  }

  tellBlock(connection: Connection, data: BlockChange): void {
    this.send(connection, { event: 'block-changed', data });
  }

  /** Gives who comes back the changes that it missed. */
  replay(connection: Connection, chat: ChatState, changes: ChatChange[]): void {
    for (const change of changes) this.#tellJoined(connection, chat, change);
  }

  #tellJoined(connection: Connection, { id }: ChatState, change: ChatChange): void {
    const event = joinedEvent(id, change);
    if (event !== undefined) this.send(connection, event);
  }

  /** Sends what the document declares, and nothing else. */
  send(connection: Connection, frame: Frame): void {
    const event = this.contract.events.get(frame.event);
    const mistakes = event?.mistakes(frame.data);
    if (mistakes === undefined) return;
    if (mistakes.length > 0) {
      return console.error(`${frame.event} does not fit the document:`, mistakes);
    }
    connection.send(frame);
    this.#sent.set(frame.event, this.sentOf(frame.event) + 1);
  }
}

function ownEvent(chat: ChatState, own: OwnState, after: StateRevision): Frame {
  const { chatId, stateRevision } = own;
  if (own.isRemoved) return myChatUpdated({ chatId, stateRevision, removed: true });
  const state = { stateRevision, ...chat.ownFor(own) };
  if (own.putInAt > after) {
    return {
      event: 'chat-created',
      data: { chat: chat.toChat(), role: chat.membership.roleOf(own.userId), ...state },
    };
  }
  return myChatUpdated({ chatId, revision: chat.revision, ...state });
}

function myChatUpdated(data: EventPayloads['my-chat-updated']): Frame {
  return { event: 'my-chat-updated', data };
}
