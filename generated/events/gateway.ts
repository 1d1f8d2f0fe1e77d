// Generated from specs/asyncapi.yaml by `npm run generate`. Do not edit.

import type { ErrorObject } from 'ajv';
import type * as Payloads from './payloads';
import commandValidators = require('./command-validators.js');
import eventValidators = require('./event-validators.js');

/** A validator that was compiled ahead; after a refusal, `errors` says why. */
export interface Validator<Payload> {
  (data: unknown): data is Payload;
  errors?: ErrorObject[] | null;
}

/** What a client may send, by name. */
export interface CommandPayloads {
  /** Receive the messages of one chat. */
  'join-chat': Payloads.JoinChat;
  /** Receive no more messages of one chat. */
  'leave-chat': Payloads.LeaveChat;
  /** Hear of every change in the user's chats. */
  'listen-all-chats': Payloads.ListenAllChats;
  /** End every subscription of this connection. */
  'leave-all-chats': Payloads.LeaveAllChats;
  /** See what this connection is subscribed to. */
  'debug-status': Payloads.AskDebugStatus;
}

/** What the service sends, by name: replies and events. */
export interface EventPayloads {
  /** The reply to `join-chat`. */
  'chat-joined': Payloads.ChatJoined;
  /** A command or a handshake was refused. */
  'error': Payloads.ErrorEvent;
  /** The reply to `leave-chat`. */
  'chat-left': Payloads.ChatLeft;
  /** The reply to `listen-all-chats`. */
  'listening-all-chats': Payloads.ListeningAllChats;
  /** The reply to `leave-all-chats`. */
  'all-chats-left': Payloads.AllChatsLeft;
  /** The reply to `debug-status`. */
  'debug-status': Payloads.DebugStatus;
  /** A message was sent in a joined chat. */
  'new-message': Payloads.NewMessageEvent;
  /** A message of a joined chat was edited. */
  'message-updated': Payloads.MessageUpdatedEvent;
  /** A message of a joined chat was deleted. */
  'message-deleted': Payloads.MessageDeletedEvent;
  /** Someone reacted to a message of a joined chat, or took that back. */
  'reaction-changed': Payloads.ReactionChangedEvent;
  /** Someone pinned or unpinned a message of a joined chat. */
  'pin-changed': Payloads.PinChangedEvent;
  /** Something lasting changed in one of the user's chats. */
  'chat-updated': Payloads.ChatUpdatedEvent;
  /** A chat in which the user takes part was made. */
  'chat-created': Payloads.ChatCreatedEvent;
  /** The user's own state of a chat changed. */
  'my-chat-updated': Payloads.MyChatUpdatedEvent;
  /** The user has blocked another user, or blocks them no more. */
  'block-changed': Payloads.BlockChangedEvent;
  /** The name or picture of someone with whom the user shares a chat changed. */
  'user-updated': Payloads.UserUpdatedEvent;
  /** Participants of a joined chat came or went. */
  'participants-changed': Payloads.ParticipantsChangedEvent;
  /** A participant of a joined chat got another role. */
  'role-changed': Payloads.RoleChangedEvent;
  /** What a joined chat says of itself changed. */
  'chat-details-changed': Payloads.ChatDetailsChangedEvent;
  /** A joined chat was deleted. */
  'chat-deleted': Payloads.ChatDeletedEvent;
  /** Someone types in a joined chat, or no more. */
  'typing': Payloads.TypingEvent;
  /** Participants of a joined chat have read on. */
  'read-updated': Payloads.ReadUpdatedEvent;
  /** Messages of a joined chat have reached participants. */
  'delivered-updated': Payloads.DeliveredUpdatedEvent;
  /** Someone with whom a chat is joined came or went. */
  'presence-changed': Payloads.PresenceChangedEvent;
}

/** The reply to each command when it succeeds. When it fails, the reply is `error`. */
export interface CommandReplies {
  'join-chat': 'chat-joined';
  'leave-chat': 'chat-left';
  'listen-all-chats': 'listening-all-chats';
  'leave-all-chats': 'all-chats-left';
  'debug-status': 'debug-status';
}

export type CommandName = keyof CommandPayloads;
export type EventName = keyof EventPayloads;

/** An event as handlers give it: its name and the payload that belongs to this name. */
export type OutgoingEvent<Name extends EventName = EventName> = {
  [E in Name]: { event: E; data: EventPayloads[E] };
}[Name];

/** One function for each command. It gives the reply without `ref`, which the gateway adds. */
export type CommandHandlers<Connection> = {
  [C in CommandName]: (
    connection: Connection,
    data: CommandPayloads[C],
  ) => Promise<OutgoingEvent<CommandReplies[C]>>;
};

export const validateFrame = commandValidators.frame as unknown as Validator<Payloads.Frame>;

export const validateHandshake =
  commandValidators.handshake as unknown as Validator<Payloads.Handshake>;

export const commandValidatorTable: { [C in CommandName]: Validator<CommandPayloads[C]> } = {
  'join-chat': commandValidators.joinChat as unknown as Validator<Payloads.JoinChat>,
  'leave-chat': commandValidators.leaveChat as unknown as Validator<Payloads.LeaveChat>,
  'listen-all-chats': commandValidators.listenAllChats as unknown as Validator<Payloads.ListenAllChats>,
  'leave-all-chats': commandValidators.leaveAllChats as unknown as Validator<Payloads.LeaveAllChats>,
  'debug-status': commandValidators.debugStatus as unknown as Validator<Payloads.AskDebugStatus>,
};

export const eventValidatorTable: { [E in EventName]: Validator<EventPayloads[E]> } = {
  'chat-joined': eventValidators.chatJoined as unknown as Validator<Payloads.ChatJoined>,
  'error': eventValidators.error as unknown as Validator<Payloads.ErrorEvent>,
  'chat-left': eventValidators.chatLeft as unknown as Validator<Payloads.ChatLeft>,
  'listening-all-chats': eventValidators.listeningAllChats as unknown as Validator<Payloads.ListeningAllChats>,
  'all-chats-left': eventValidators.allChatsLeft as unknown as Validator<Payloads.AllChatsLeft>,
  'debug-status': eventValidators.debugStatus as unknown as Validator<Payloads.DebugStatus>,
  'new-message': eventValidators.newMessage as unknown as Validator<Payloads.NewMessageEvent>,
  'message-updated': eventValidators.messageUpdated as unknown as Validator<Payloads.MessageUpdatedEvent>,
  'message-deleted': eventValidators.messageDeleted as unknown as Validator<Payloads.MessageDeletedEvent>,
  'reaction-changed': eventValidators.reactionChanged as unknown as Validator<Payloads.ReactionChangedEvent>,
  'pin-changed': eventValidators.pinChanged as unknown as Validator<Payloads.PinChangedEvent>,
  'chat-updated': eventValidators.chatUpdated as unknown as Validator<Payloads.ChatUpdatedEvent>,
  'chat-created': eventValidators.chatCreated as unknown as Validator<Payloads.ChatCreatedEvent>,
  'my-chat-updated': eventValidators.myChatUpdated as unknown as Validator<Payloads.MyChatUpdatedEvent>,
  'block-changed': eventValidators.blockChanged as unknown as Validator<Payloads.BlockChangedEvent>,
  'user-updated': eventValidators.userUpdated as unknown as Validator<Payloads.UserUpdatedEvent>,
  'participants-changed': eventValidators.participantsChanged as unknown as Validator<Payloads.ParticipantsChangedEvent>,
  'role-changed': eventValidators.roleChanged as unknown as Validator<Payloads.RoleChangedEvent>,
  'chat-details-changed': eventValidators.chatDetailsChanged as unknown as Validator<Payloads.ChatDetailsChangedEvent>,
  'chat-deleted': eventValidators.chatDeleted as unknown as Validator<Payloads.ChatDeletedEvent>,
  'typing': eventValidators.typing as unknown as Validator<Payloads.TypingEvent>,
  'read-updated': eventValidators.readUpdated as unknown as Validator<Payloads.ReadUpdatedEvent>,
  'delivered-updated': eventValidators.deliveredUpdated as unknown as Validator<Payloads.DeliveredUpdatedEvent>,
  'presence-changed': eventValidators.presenceChanged as unknown as Validator<Payloads.PresenceChangedEvent>,
};

/** Whether the contract declares a command of this name. */
export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commandValidatorTable, name);
}

/** Calls the handler of a command. `data` has passed the command's validator before. */
export function dispatchCommand<Connection>(
  handlers: CommandHandlers<Connection>,
  connection: Connection,
  name: CommandName,
  data: CommandPayloads[CommandName],
): Promise<OutgoingEvent<CommandReplies[CommandName]>> {
  switch (name) {
    case 'join-chat':
      return handlers['join-chat'](connection, data as Payloads.JoinChat);
    case 'leave-chat':
      return handlers['leave-chat'](connection, data as Payloads.LeaveChat);
    case 'listen-all-chats':
      return handlers['listen-all-chats'](connection, data as Payloads.ListenAllChats);
    case 'leave-all-chats':
      return handlers['leave-all-chats'](connection, data as Payloads.LeaveAllChats);
    case 'debug-status':
      return handlers['debug-status'](connection, data as Payloads.AskDebugStatus);
  }
}
