import type { ChatUpdate } from '../../../generated/http/types';
import { requireUrl } from '../../avatar-url';
import { requireMetadata } from '../../metadata';
import { requireVisible } from '../../visible-text';

/**
 * Throws INVALID_REQUEST for what a chat is to say of itself where the pattern of the contract does not see
 * it.
 */
export function requireDetails({ name, description, avatarUrl, metadata }: ChatUpdate): void {
  if (typeof name === 'string') requireVisible('name', name);
  if (typeof description === 'string') requireVisible('description', description);
  if (typeof avatarUrl === 'string') requireUrl(avatarUrl);
  if (metadata) requireMetadata(metadata);
}
