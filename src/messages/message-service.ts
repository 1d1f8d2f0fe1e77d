import { isDeepStrictEqual } from 'node:util';
import type { OperationRequest } from '../../generated/http/operations';
import type { ChatId, Message, MessageId, UserId } from '../../generated/schemas';
import { mayDo } from '../may-do';
import { ServiceError } from '../errors';
import { requireMetadata } from '../metadata';
import { requireVisible } from '../visible-text';
import type { MessageDecision } from './changing/change-batch';
import { found } from './found';
import type { MessageChangeWriter } from './changing/message-change-writer';
import { mentionsOf } from './mentions';
import { withEdit } from './changing/message-edit';
import type { MessageReferences } from './sending/message-references';
import type { References } from './sending/reference-rules';
import type { MessageRepository } from './reading/message-repository';
import type { MessageWriter } from './sending/message-writer';
import { withoutReply } from './thread';
import { tombstoneOf } from './tombstone';

/** What the participants of a chat may do with its messages. */
export class MessageService {
  constructor(
    private readonly messages: MessageRepository,
    private readonly writer: MessageWriter,
    private readonly changes: MessageChangeWriter,
    private readonly references: MessageReferences,
    private readonly editWindowMs: number,
  ) {}

  /**
   * Stores a message, or gives the one that the same `clientMessageId` stored before. Throws INVALID_REQUEST
   * when nothing of it can be seen, for metadata that are too large, and for mentions of who takes no part in
   * the chat, NOT_ALLOWED where only admins post, for one of the service's own kind and for the mention of
   * all where they may not, CHAT_NOT_FOUND, MESSAGE_NOT_FOUND and MESSAGE_DELETED for the message that it
   * answers, and CLIENT_MESSAGE_ID_REUSED when what was sent is another.
   */
  async send(
    senderId: UserId,
    chatId: ChatId,
    { kind = 'text', mentions, mentionsAll, ...request }: OperationRequest<'sendMessage'>['body'],
  ): Promise<{ message: Message; created: boolean }> {
    requireVisible('content', request.content);
    if (kind !== 'text') throw notAllowed('Only the service writes messages of this kind.');
    if (request.metadata !== undefined) requireMetadata(request.metadata);
    const draft = { senderId, chatId, ...request, ...mentionsOf({ mentions, mentionsAll }) };
    if (!refersToOthers(draft)) return this.writer.append(draft);
    const thread = await this.references.admit(senderId, chatId, draft);
    return this.writer.append(thread === undefined ? draft : { ...draft, thread });
  }

  /** A message. Throws CHAT_NOT_FOUND, MESSAGE_NOT_FOUND. */
  async get(caller: UserId, chatId: ChatId, messageId: MessageId): Promise<Message> {
    return found(await this.messages.find(caller, chatId, messageId));
  }

  /**
   * Edits a message of the caller's. Throws INVALID_REQUEST when nothing of it could be seen, for metadata
   * that are too large, and for mentions of who takes no part in the chat, CHAT_NOT_FOUND,
   * MESSAGE_NOT_FOUND, NOT_ALLOWED for the message of someone else, for one that was sent too long ago and
   * for the mention of all where they may not, MESSAGE_DELETED, VERSION_CONFLICT when it has another version
   * than `ifVersion`, and SERVICE_UNAVAILABLE when too many wait, or too long.
   */
  async update(
    userId: UserId,
    chatId: ChatId,
    messageId: MessageId,
    { ifVersion, ...edit }: OperationRequest<'updateMessage'>['body'],
  ): Promise<Message> {
    if (edit.content !== undefined) requireVisible('content', edit.content);
    if (edit.metadata !== undefined) requireMetadata(edit.metadata);
    const mentioned = mentionsOf(edit);
    if (refersToOthers(mentioned)) await this.references.admit(userId, chatId, mentioned);
    const decide: MessageDecision = ({ message, role, now }) => {
      const isOwn = message.senderId === userId;
      if (!mayDo('updateMessage', role, { isOwn })) {
        throw notAllowed('Only its sender may edit a message.');
      }
      if (message.deletedAt !== undefined) throw new ServiceError('MESSAGE_DELETED');
      const edited = withEdit(message, edit);
      // Who had no answer to this asks once more, perhaps too late to do it now.
      if (isDeepStrictEqual(edited, message)) return undefined;
      if (Date.parse(now) - Date.parse(message.createdAt) >= this.editWindowMs) {
        throw notAllowed('The time in which its sender may edit a message is over.');
      }
      const { version } = message;
      if ((ifVersion ?? version) !== version) throw new ServiceError('VERSION_CONFLICT');
      const next = { ...edited, version: version + 1, editedAt: now };
      return { kind: 'message-updated', message: next };
    };
    return this.changes.change({ userId, chatId, messageId, decide });
  }

  /**
   * Takes the content from a message: its sender may, and the chat's owner and admins. Throws CHAT_NOT_FOUND,
   * MESSAGE_NOT_FOUND, NOT_ALLOWED, and SERVICE_UNAVAILABLE when too many wait, or too long.
   */
  async delete(userId: UserId, chatId: ChatId, messageId: MessageId): Promise<void> {
    const decide: MessageDecision = ({ message, role, root, now }) => {
      if (!mayDo('deleteMessage', role, { isOwn: message.senderId === userId })) {
        throw notAllowed("Only its sender and the chat's owner and admins may delete a message.");
      }
      if (message.deletedAt !== undefined) return undefined;
      const deleted = tombstoneOf(message, userId, now);
      return {
        ...{ kind: 'message-deleted', message: deleted },
        ...(root === undefined ? {} : { root: withoutReply(root) }),
      };
    };
    await this.changes.change({ userId, chatId, messageId, isWriting: false, decide });
  }
}

function refersToOthers({ replyTo, mentions, mentionsAll }: References): boolean {
  return (replyTo ?? mentions ?? mentionsAll) !== undefined;
}

function notAllowed(detail: string): ServiceError {
  return new ServiceError('NOT_ALLOWED', { detail });
}
