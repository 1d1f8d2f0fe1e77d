import type { Message, UserId } from '../../../generated/schemas';
import { ServiceError } from '../../../src/errors';
import { deliveredUpdated, readUpdated } from '../../../src/receipts/place-news';
import { typingSignal } from '../../../src/typing/typing-service';
import type { Connection } from '../connection';
import { ChatState } from './chat-state';
import { deleteChat, setRole, updateChat } from './groups';
import { deleteMessage, send, updateMessage } from './messages';
import type { MockState } from './mock-state';
import { pinsOf, setPinned } from './pins';
import { react } from './reactions';
import { tellPlace } from './receipts';

const sentences = ['Hello!', 'Salut !', 'On se voit demain ?', 'See you there.', '👍', 'Merci !'];
const strangers = ['carol', 'dave', 'erin'];
// More than a page.
const oldMessages = 120;

/** What is there at the start: the guide's chat, with a history, and another. */
export function furnish(state: MockState): void {
  const guide = state.add(
    new ChatState('alice', ['alice', 'bob'], { name: 'Chat Test' }, 'chat_123'),
  );
  for (let index = 0; index < oldMessages; index += 1) {
    const senderId = index % 2 === 0 ? 'bob' : 'alice';
    guide.append({ senderId, content: `${sentences[index % sentences.length]} (${index + 1})` });
  }
  state.markRead('alice', guide.id, oldMessages - 2);
  state.add(new ChatState('bob', ['alice', 'bob', 'carol'], { name: 'Nouveau Chat' }, 'chat_456'));
  state.users.update('bob', { name: 'Bob Durand' });
}

/** The other people in the chats of the mock's clients: they write, come and go. */
export class Company {
  #turn = 0;

  constructor(
    private readonly state: MockState,
    private readonly connections: ReadonlySet<Connection>,
  ) {}

  /** What makes the event of this name happen, if the company can. */
  maker(event: string): (() => void) | undefined {
    const makers: Record<string, () => void> = {
      'new-message': () => this.#write(),
      'chat-updated': () => this.#write(),
      'message-updated': () => this.#edit(),
      'message-deleted': () => this.#delete(),
      'participants-changed': () => this.#comeOrGo(),
      'reaction-changed': () => this.#react(),
      'pin-changed': () => this.#pin(),
      'role-changed': () => this.#promote(),
      'chat-details-changed': () => this.#describe(),
      'chat-deleted': () => this.#deleteChat(),
      'chat-created': () => this.#begin(),
      'my-chat-updated': () => this.#readElsewhere(),
      'user-updated': () => this.#rename(),
      'presence-changed': () => this.#appear(),
      'read-updated': () => this.#comeFurther(readUpdated),
      'delivered-updated': () => this.#comeFurther(deliveredUpdated),
      typing: () => this.#type(),
    };
    return Object.hasOwn(makers, event) ? unlessRefused(makers[event]!) : undefined;
  }

  /** Lets one thing happen: mostly someone writes. */
  act(): void {
    const acts = [
      ...[this.#write, this.#react, this.#write, this.#edit, this.#comeOrGo],
      ...[this.#write, this.#delete, this.#write, this.#begin],
      ...[this.#pin, this.#readElsewhere, this.#rename, this.#type, this.#promote, this.#describe],
      ...[this.#appear],
      ...[() => this.#comeFurther(deliveredUpdated), () => this.#comeFurther(readUpdated)],
    ];
    unlessRefused(acts[this.#turn % acts.length]!.bind(this))();
    this.#turn += 1;
  }

  /** A message by a participant who has no connection, if there is one, in each chat that a client follows. */
  #write(): void {
    for (const chat of this.#followed()) {
      const away = chat.participants.filter((userId) => !this.#isHere(userId));
      const senders = away.length > 0 ? away : chat.participants;
      const senderId = senders[chat.messages.length % senders.length]!;
      const content = sentences[chat.messages.length % sentences.length]!;
      send(this.state, senderId, chat.id, { content });
    }
  }

  /** A participant who has no connection begins to type in each chat that a client follows. */
  #type(): void {
    for (const { id, participants } of this.#followed()) {
      const away = participants.find((userId) => !this.#isHere(userId));
      if (away !== undefined) this.state.listener.signalled(id, typingSignal(away, id, true));
    }
  }

  /** A participant who has no connection gets or reads all of each chat that a client follows. */
  #comeFurther(toEvent: typeof readUpdated): void {
    for (const { id, participants, messages } of this.#followed()) {
      const away = participants.find((userId) => !this.#isHere(userId));
      if (away === undefined) continue;
      const own = this.state.own.of(away, id);
      own.deliveredSeq = messages.length;
      if (toEvent === readUpdated) own.readSeq = messages.length;
      tellPlace(this.state, toEvent, own);
    }
  }

  /** Whoever wrote last in each chat that a client follows says it in other words. */
  #edit(): void {
    this.#withLastMessages(({ chatId, id, senderId, version }) => {
      const content = `${sentences[version % sentences.length]} (v${version + 1})`;
      updateMessage(this.state, senderId, chatId, id, { content });
    });
  }

  /** Whoever wrote last takes it back. */
  #delete(): void {
    this.#withLastMessages(({ chatId, id, senderId }) =>
      deleteMessage(this.state, senderId, chatId, id),
    );
  }

  /** Whoever wrote last likes it, or not any more. */
  #react(): void {
    this.#withLastMessages(({ chatId, id: messageId, senderId, reactions = [] }) => {
      const hasReacted = reactions.some(({ userIds }) => userIds.includes(senderId));
      react(this.state, senderId, { chatId, messageId, emoji: '👍' }, !hasReacted);
    });
  }

  /** Whoever wrote last pins it, or takes off what was pinned last in the chat. */
  #pin(): void {
    this.#withLastMessages(({ chatId, id, senderId }) => {
      const [pinned] = pinsOf(this.state.find(senderId, chatId).seenBy(senderId).messages);
      const place = { chatId, messageId: pinned?.id ?? id };
      setPinned(this.state, senderId, place, pinned === undefined);
    });
  }

  /** The last message that is not deleted, by who still sees it, of each chat that a client follows. */
  #withLastMessages(use: (message: Message) => void): void {
    for (const chat of this.#followed()) {
      const isSeen = ({ id, senderId }: Message) =>
        chat.participants.includes(senderId) && chat.seenBy(senderId).find(id) !== undefined;
      const last = chat.messages.findLast((one) => one.deletedAt === undefined && isSeen(one));
      if (last !== undefined) use(last);
    }
  }

  /** A stranger comes into each group that a client follows, or goes again. */
  #comeOrGo(): void {
    for (const { id, kind, participants, createdBy } of this.#followed()) {
      const stranger = this.#stranger();
      if (kind === 'direct' || stranger === createdBy) continue;
      if (participants.includes(stranger)) this.state.removeParticipant(stranger, id, stranger);
      else this.state.addParticipants(participants[0]!, id, [stranger]);
    }
  }

  /** The owner of each group that a client follows makes someone an admin, or a member again. */
  #promote(): void {
    this.#withGroups((owner, group) => {
      const userId = group.participants.find((one) => one !== owner);
      if (userId === undefined) return;
      const role = group.membership.roleOf(userId) === 'admin' ? 'member' : 'admin';
      setRole(this.state, owner, { chatId: group.id, userId }, role);
    });
  }

  /** The owner of each group that a client follows says what it is about. */
  #describe(): void {
    this.#withGroups((owner, { id, revision }) => {
      const description = sentences[revision % sentences.length]!;
      updateChat(this.state, owner, id, { description: `${description} (${revision})` });
    });
  }

  /** The owner of each group that a client follows deletes it. */
  #deleteChat(): void {
    this.#withGroups((owner, { id }) => deleteChat(this.state, owner, id));
  }

  #withGroups(use: (owner: UserId, group: ChatState) => void): void {
    for (const chat of this.#followed()) {
      const owner = chat.participants.find((userId) => chat.membership.roleOf(userId) === 'owner');
      if (owner !== undefined) use(owner, chat);
    }
  }

  /** A new chat of a stranger with each user who listens to all chats. */
  #begin(): void {
    for (const userId of this.#listening()) {
      this.state.create(this.#stranger(), { participants: [userId], name: 'Nouveau Chat' });
    }
  }

  /** Each user who listens to all chats reads one on another device, if anything is unread. */
  #readElsewhere(): void {
    for (const userId of this.#listening()) {
      const { items } = this.state.page(userId, { limit: Infinity });
      const unread = items.find(({ unreadCount }) => unreadCount > 0);
      if (unread !== undefined) this.state.markRead(userId, unread.id, unread.lastSeq);
    }
  }

  /** Someone in each chat that a client follows is called something else, or what they were called before. */
  #rename(): void {
    for (const { participants } of this.#followed()) {
      const userId = participants.find((id) => !this.#isHere(id)) ?? participants[0]!;
      const isNamed = this.state.users.meet(userId).name !== undefined;
      this.state.updateUser(userId, { name: isNamed ? null : nameOf(userId) });
    }
  }

  /** A participant who has no connection is there, or no more, in each chat that a client follows. */
  #appear(): void {
    const away = [...this.#followed()].map(({ participants }) =>
      participants.find((userId) => !this.#isHere(userId)),
    );
    for (const userId of new Set(away)) {
      const { presence } = this.state;
      if (userId !== undefined) presence.set(userId, !presence.isOnline(userId));
    }
  }

  #listening(): Set<UserId> {
    const listening = [...this.connections].filter(({ listensToAll }) => listensToAll);
    return new Set(listening.map(({ userId }) => userId));
  }

  /** The chats that were joined; of who only listens to all, the one with the latest activity. */
  #followed() {
    const chats = [...this.connections].flatMap(({ userId, joined, listensToAll }) => {
      const own = this.state.chatsOf(userId);
      return joined.size === 0 && listensToAll
        ? own.slice(0, 1)
        : own.filter(({ id }) => joined.has(id));
    });
    return new Set(chats);
  }

  #stranger(): UserId {
    return strangers.find((userId) => !this.#isHere(userId)) ?? 'frank';
  }

  #isHere(userId: UserId): boolean {
    return [...this.connections].some((connection) => connection.userId === userId);
  }
}

// Why company may not do something.
const refusals = ['BLOCKED', 'CHAT_LIMIT_REACHED'];

/** What someone may not do, because they are blocked for example, they leave. */
function unlessRefused(act: () => void): () => void {
  return () => {
    try {
      act();
    } catch (error) {
      if (!(error instanceof ServiceError) || !refusals.includes(error.code)) throw error;
    }
  };
}

function nameOf(userId: UserId): string {
  return `${userId.slice(0, 1).toUpperCase()}${userId.slice(1)} Martin`.slice(0, 100);
}
