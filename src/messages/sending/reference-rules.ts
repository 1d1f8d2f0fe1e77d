import type {
  ClientMessageId,
  FieldError,
  MessageId,
  Role,
  UserId,
} from '../../../generated/schemas';
import { ServiceError } from '../../errors';
import type { ThreadStart } from './message-draft';

/** In a chat of more participants its owner and admins alone mention all of them. */
export const maxMentionedByAnyone = 50;

/** What a message that is written speaks of. */
export interface References {
  replyTo?: MessageId;
  mentions?: UserId[];
  mentionsAll?: boolean;
  clientMessageId?: ClientMessageId;
}

/** What there is of it in the chat. */
export interface SeenReferences {
  /** The role of who writes. */
  role: Role;
  /** Whether the chat has more participants than may mention all. */
  isLarge: boolean;
  /** The places in `mentions`, from 1, of those who take no part in the chat. */
  strangers: number[];
  /** The message that is answered, as the beginning of its thread; null when there is none. */
  answered: (ThreadStart & { isDeleted: boolean }) | null;
}

/**
 * The thread of which a user's message will be; undefined when it answers none. Throws MESSAGE_NOT_FOUND and
 * MESSAGE_DELETED for the one that it answers, INVALID_REQUEST for mentions of who takes no part in the chat,
 * and NOT_ALLOWED when it may not mention all.
 */
export function threadOfAdmitted(
  { replyTo, mentionsAll = false }: References,
  { role, isLarge, strangers, answered }: SeenReferences,
): ThreadStart | undefined {
  requireParticipants(strangers);
  if (mentionsAll && isLarge && role === 'member') {
    const detail = `In a chat of more than ${maxMentionedByAnyone} participants only its owner and admins may mention all.`;
    throw new ServiceError('NOT_ALLOWED', { detail });
  }
  if (replyTo === undefined) return undefined;
  if (answered === null) throw new ServiceError('MESSAGE_NOT_FOUND');
  const { id, seq, isDeleted } = answered;
  if (isDeleted) throw new ServiceError('MESSAGE_DELETED');
  return { id, seq };
}

function requireParticipants(strangers: number[]): void {
  if (strangers.length === 0) return;
  const errors = strangers.map((place): FieldError => {
    const name = `mentions/${place - 1}`;
    return { path: `/body/${name}`, message: `${name} must be a participant of the chat.` };
  });
  throw new ServiceError('INVALID_REQUEST', { errors });
}
