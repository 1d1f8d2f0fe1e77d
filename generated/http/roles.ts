// Generated from specs/openapi.yaml by `npm run generate`. Do not edit.

import type { Role } from '../schemas';
import type { operations } from './types';

/**
 * How far a role reaches with an operation: all; what is their own; besides that, what is of members; all
 * unless only admins post; nothing.
 */
export type Reach = 'all' | 'own' | 'members' | 'posting' | 'none';

/** By operation on a chat, what each role may do with it. */
export const roleTable = {
  getChat: {"owner":"all","admin":"all","member":"all"},
  updateChat: {"owner":"all","admin":"all","member":"none"},
  deleteChat: {"owner":"all","admin":"none","member":"none"},
  updateOwnChat: {"owner":"all","admin":"all","member":"all"},
  listParticipants: {"owner":"all","admin":"all","member":"all"},
  addParticipants: {"owner":"all","admin":"all","member":"all"},
  setRole: {"owner":"all","admin":"none","member":"none"},
  removeParticipant: {"owner":"all","admin":"members","member":"own"},
  listMessages: {"owner":"all","admin":"all","member":"all"},
  sendMessage: {"owner":"all","admin":"all","member":"posting"},
  listMessageVersions: {"owner":"all","admin":"all","member":"all"},
  listReactions: {"owner":"all","admin":"all","member":"all"},
  addReaction: {"owner":"all","admin":"all","member":"all"},
  removeReaction: {"owner":"all","admin":"all","member":"all"},
  pinMessage: {"owner":"all","admin":"all","member":"posting"},
  unpinMessage: {"owner":"all","admin":"all","member":"posting"},
  listPins: {"owner":"all","admin":"all","member":"all"},
  getMessage: {"owner":"all","admin":"all","member":"all"},
  updateMessage: {"owner":"own","admin":"own","member":"own"},
  deleteMessage: {"owner":"all","admin":"all","member":"own"},
  listChanges: {"owner":"all","admin":"all","member":"all"},
  markRead: {"owner":"all","admin":"all","member":"all"},
  markDelivered: {"owner":"all","admin":"all","member":"all"},
  listChatReceipts: {"owner":"all","admin":"all","member":"all"},
  listReceipts: {"owner":"all","admin":"all","member":"all"},
  setTyping: {"owner":"all","admin":"all","member":"all"},
} as const satisfies {
  readonly [Op in keyof operations]?: Readonly<Record<Role, Reach>>;
};

/** An operation on a chat. */
export type ChatOperation = keyof typeof roleTable;
