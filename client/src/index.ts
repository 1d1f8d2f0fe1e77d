export {
  type Accompaniment,
  createMessagingClient,
  MessagingClient,
  type Leave,
  type SendOptions,
  type PresenceListener,
  type UserListener,
} from './client';
export type { MessagingClientOptions } from './options';
export type { ConnectionState, StateListener } from './connection-state';
export type { ChangeHandlers } from './changes';
export type { ChatHandlers, ChatOptions } from './chat-subscription';
export type { SignalHandlers } from './signals';
export type { OpenChatOptions } from './open-chat';
export type { ChatListHandlers, ChatListOptions, ChatListPlace } from './chat-list';
export type { OperationId, RequestOf, Rest, ResultOf } from './operations';
export type { SocketIoFactory } from './transport-socketio';
export type { WebSocketConstructor } from './transport-websocket';
export { MessagingError, type ClientErrorCode } from './errors';
export { devToken } from './dev-token';
export { uniqueId } from './unique-id';
export { closeCodes } from '../../generated/events/close-codes';
export type { ChangeOf, KnownKind } from '../../generated/changes';
export type {
  Chat,
  ChatChange,
  ChatDetails,
  ChatId,
  ChatSummary,
  ErrorCode,
  FieldError,
  Message,
  MessageId,
  OwnChat,
  PinChange,
  Presence,
  Reaction,
  ReactionChange,
  Revision,
  Role,
  RoleChange,
  StateRevision,
  Thread,
  User,
  UserId,
} from '../../generated/schemas';
export type {
  BlockChangedEvent,
  ChatCreatedEvent,
  ChatUpdatedEvent,
  MyChatUpdatedEvent,
  DeliveredUpdatedEvent,
  ReadUpdatedEvent,
  TypingEvent,
} from '../../generated/events/payloads';
