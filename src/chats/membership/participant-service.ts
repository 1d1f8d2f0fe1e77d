import type { Participant, ParticipantPage } from '../../../generated/http/types';
import type { Chat, ChatId, Role, UserId } from '../../../generated/schemas';
import { ServiceError } from '../../errors';
import type { BlockService } from '../../blocks/block-service';
import type { UserService } from '../../users/user-service';
import { fittingItems } from '../../page-size';
import type { ChatChangeWriter } from '../changing/chat-change-writer';
import { decodeCursor, encodeCursor } from './participant-cursor';
import type { ParticipantListRepository } from './participant-list-repository';
import { requireAllowed } from '../../who-may';

/** What bounds who takes part where. */
export interface ParticipationLimits {
  /** How many may take part in a chat. */
  maxParticipants: number;
  /** How many chats a user may take part in. */
  maxChatsPerUser: number;
}

/** Who takes part in a chat, and what they may do there. */
export class ParticipantService {
  constructor(
    private readonly writer: ChatChangeWriter,
    private readonly list: ParticipantListRepository,
    private readonly limits: ParticipationLimits,
    private readonly users: Pick<UserService, 'requireKnown'>,
    private readonly blocks: Pick<BlockService, 'requireUnblocked'>,
  ) {}

  /** A page of a chat's participants. Throws INVALID_CURSOR, CHAT_NOT_FOUND. */
  async page(
    caller: UserId,
    chatId: ChatId,
    { limit, cursor }: { limit: number; cursor?: string },
  ): Promise<ParticipantPage> {
    const after = cursor === undefined ? '' : decodeCursor(cursor);
    const found = await this.list.page(caller, chatId, after, limit + 1);
    if (found === undefined) throw new ServiceError('CHAT_NOT_FOUND');
    const items = fittingItems(found.slice(0, limit));
    const isLast = items.length === found.length;
    return { items, nextCursor: isLast ? null : encodeCursor(items.at(-1)!.userId) };
  }

  /**
   * Adds users to a group, as members. Throws CHAT_NOT_FOUND, UNKNOWN_USERS, BLOCKED, DIRECT_CHAT,
   * NOT_ALLOWED, INVALID_PARTICIPANTS when it would have too many, and CHAT_LIMIT_REACHED when one of them
   * would have too many chats.
   */
  async add(caller: UserId, chatId: ChatId, userIds: UserId[]): Promise<Chat> {
    await this.writer.requireParticipant(caller, chatId);
    await this.users.requireKnown(userIds, caller);
    await this.blocks.requireUnblocked(caller, userIds, chatId);
    return this.writer.change(caller, chatId, async (group) => {
      requireAllowed('addParticipants', group.callerRole);
      const present = await group.rolesOf(userIds);
      const added = [...new Set(userIds)].filter((userId) => !present.has(userId)).sort();
      requireFewEnough(group.row.participantCount + added.length, this.limits.maxParticipants);
      if (added.length > 0) await group.add(added, this.limits.maxChatsPerUser);
    });
  }

  /** Removes a participant from a group. Throws CHAT_NOT_FOUND, DIRECT_CHAT, NOT_ALLOWED. */
  async remove(caller: UserId, chatId: ChatId, userId: UserId): Promise<void> {
    await this.writer.change(caller, chatId, async (group) => {
      const role = (await group.rolesOf([userId])).get(userId);
      requireAllowed('removeParticipant', group.callerRole, { isOwn: userId === caller, role });
      if (role !== undefined) await group.remove(userId, role);
    });
  }

  /**
   * Gives a participant of a group a role; who becomes the owner takes that from the caller. Throws
   * CHAT_NOT_FOUND, DIRECT_CHAT, NOT_ALLOWED, and PARTICIPANT_NOT_FOUND.
   */
  async setRole(caller: UserId, chatId: ChatId, userId: UserId, role: Role): Promise<Participant> {
    await this.writer.change(caller, chatId, async (group) => {
      requireAllowed('setRole', group.callerRole);
      const before = (await group.rolesOf([userId])).get(userId);
      if (before === undefined) throw new ServiceError('PARTICIPANT_NOT_FOUND');
      if (before === role) return;
      if (before === 'owner') throw lastOwner();
      if (role === 'owner') await group.setRole(caller, 'admin');
      await group.setRole(userId, role);
    });
    const participant = await this.list.find(chatId, userId);
    // They may have left in this very moment.
    if (participant === undefined) throw new ServiceError('PARTICIPANT_NOT_FOUND');
    return participant;
  }
}

/** Throws INVALID_PARTICIPANTS when a chat would have more participants than are allowed. */
export function requireFewEnough(count: number, most: number): void {
  if (count <= most) return;
  const detail = `A chat has at most ${most} participants.`;
  throw new ServiceError('INVALID_PARTICIPANTS', { detail });
}

function lastOwner(): ServiceError {
  const detail = 'A group has an owner: who is it hands that over to another participant.';
  return new ServiceError('NOT_ALLOWED', { detail });
}
