// Generated from specs/schemas/ChatChange.yaml by `npm run generate`. Do not edit.

import type { ChatChange } from '../schemas';

/** Whether a value is a change; takes away, at any depth, what the contract does not have. */
export function validateReceivedChange(value: unknown): value is ChatChange;
