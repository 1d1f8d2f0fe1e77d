// Generated from specs/changes.yaml by `npm run generate`. Do not edit.

import type { EventName } from './events/gateway';
import type { ChatChange } from './schemas';

/** A change of a known kind, with what it carries and nothing else. */
interface Changes {
  'message-sent': Required<Pick<ChatChange, 'message'>> & Pick<ChatChange, 'thread'>;
  'message-updated': Required<Pick<ChatChange, 'updated'>>;
  'message-deleted': Required<Pick<ChatChange, 'deleted'>> & Pick<ChatChange, 'thread'>;
  'reaction-changed': Required<Pick<ChatChange, 'reaction'>>;
  'pin-changed': Required<Pick<ChatChange, 'pin'>>;
  'participants-changed': Pick<ChatChange, 'added' | 'removed'>;
  'role-changed': Required<Pick<ChatChange, 'role'>>;
  'chat-details-changed': Required<Pick<ChatChange, 'details'>>;
  'chat-deleted': Required<Pick<ChatChange, 'deletedBy'>>;
}

/** A kind of change that this version knows. */
export type KnownKind = keyof Changes;

export type ChangeOf<Kind extends KnownKind> = { kind: Kind } & Pick<ChatChange, 'revision'> &
  Changes[Kind];

/**
 * The event that tells a kind of change, by which names that carries what the change does, and which
 * of these every such change has.
 */
export const changeKinds = {
  'message-sent': {"event":"new-message","carries":{"message":"message","thread":"thread"},"required":["message"]},
  'message-updated': {"event":"message-updated","carries":{"updated":"message"},"required":["updated"]},
  'message-deleted': {"event":"message-deleted","carries":{"deleted":"message","thread":"thread"},"required":["deleted"]},
  'reaction-changed': {"event":"reaction-changed","carries":{"reaction":"reaction"},"required":["reaction"]},
  'pin-changed': {"event":"pin-changed","carries":{"pin":"pin"},"required":["pin"]},
  'participants-changed': {"event":"participants-changed","carries":{"added":"added","removed":"removed"},"required":[]},
  'role-changed': {"event":"role-changed","carries":{"role":"role"},"required":["role"]},
  'chat-details-changed': {"event":"chat-details-changed","carries":{"details":"details"},"required":["details"]},
  'chat-deleted': {"event":"chat-deleted","carries":{"deletedBy":"deletedBy"},"required":["deletedBy"]},
} as const satisfies Record<
  KnownKind,
  {
    event: EventName;
    carries: { readonly [Member in keyof ChatChange]?: string };
    required: readonly (keyof ChatChange)[];
  }
>;
