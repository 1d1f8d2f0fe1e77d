import type { DataSource, EntityManager } from 'typeorm';
import type { Chat, ChatId, UserId } from '../../../generated/schemas';
import { ServiceError } from '../../errors';
import type { Turns } from '../../limits/turns';
import type { ChangePublisher } from '../../log/change-publisher';
import { toChat } from '../../log/chat-row';
import { firstParticipants } from '../../named-participants';
import type { ChatRepository } from '../chat-repository';
import { LockedChat } from './locked-chat';

/** Does what changes a chat itself, or who takes part in it, and tells what was committed. */
export class ChatChangeWriter {
  constructor(
    private readonly dataSource: DataSource,
    private readonly chats: Pick<ChatRepository, 'hasParticipant'>,
    private readonly publisher: ChangePublisher,
    private readonly turns: Turns,
  ) {}

  /**
   * Throws CHAT_NOT_FOUND when a user takes no part in a chat. So an outsider neither locks it nor learns, by
   * the time of the answer, that there is one.
   */
  async requireParticipant(userId: UserId, chatId: ChatId): Promise<void> {
    const takesPart = await this.chats.hasParticipant(userId, chatId);
    if (!takesPart) throw new ServiceError('CHAT_NOT_FOUND');
  }

  /**
   * Lets `act` change one of the caller's groups while nobody else does; gives the chat as it is then. Throws
   * CHAT_NOT_FOUND, DIRECT_CHAT, what `act` throws, and SERVICE_UNAVAILABLE when too many wait in this
   * chat, or too long.
   */
  async change(
    callerId: UserId,
    chatId: ChatId,
    act: (group: LockedChat) => Promise<void>,
  ): Promise<Chat> {
    await this.requireParticipant(callerId, chatId);
    const { chat, changed } = await this.turns.take(chatId, () =>
      this.dataSource.transaction(async (manager) => {
        const group = await LockedChat.lock(manager, chatId, callerId);
        if (group === undefined) throw new ServiceError('CHAT_NOT_FOUND');
        if (group.row.kind === 'direct') throw new ServiceError('DIRECT_CHAT');
        await act(group);
        return { chat: await readChat(manager, group), changed: group };
      }),
    );
    if (changed.changes.length > 0) this.publisher.chatChanged(chatId, changed.changes);
    this.publisher.usersChanged(changed.affected);
    return chat;
  }
}

async function readChat(manager: EntityManager, { row }: LockedChat): Promise<Chat> {
  const [first]: { named: UserId[] }[] = await manager.query(
    `SELECT ${firstParticipants('c')} AS named FROM chats c WHERE id = $1`,
    [row.id],
  );
  return toChat(row, first!.named);
}
