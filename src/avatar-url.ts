import type { AvatarUrl } from '../generated/schemas';
import { ServiceError } from './errors';

/** Whether a text in the contract's form is a URL indeed, with a host and no impossible port. */
export function isUrl(text: AvatarUrl): boolean {
  return URL.canParse(text);
}

/** Throws INVALID_REQUEST for an avatarUrl of a body that is no URL. */
export function requireUrl(text: AvatarUrl): void {
  if (isUrl(text)) return;
  const message = 'avatarUrl must be an absolute http or https URL.';
  throw new ServiceError('INVALID_REQUEST', { errors: [{ path: '/body/avatarUrl', message }] });
}
