import { checks } from '../../generated/http/checks';
import type { AvatarUrl, UserName } from '../../generated/schemas';
import { isVisible } from '../visible-text';
import { isUrl } from '../avatar-url';

/** What a session token says of its user besides who they are, by the names of the claims. */
export type Claims = Readonly<Record<string, unknown>>;

/** The claims that have a user's name and picture. */
export interface ClaimNames {
  name: string;
  picture: string;
}

/** What of that fits the contract. */
export interface ClaimedProfile {
  name: UserName | undefined;
  avatarUrl: AvatarUrl | undefined;
}

/** What a token says of its user's name and picture; what does not fit the contract is left out. */
export function claimedProfile(claims: Claims, names: ClaimNames): ClaimedProfile {
  const name = fitting('name', claims[names.name]);
  const avatarUrl = fitting('avatarUrl', claims[names.picture]);
  return {
    name: name !== undefined && isVisible(name) ? name : undefined,
    avatarUrl: avatarUrl !== undefined && isUrl(avatarUrl) ? avatarUrl : undefined,
  };
}

/** A claim that could be set as this member of a profile as well. */
function fitting(member: 'name' | 'avatarUrl', claim: unknown): string | undefined {
  if (typeof claim !== 'string') return undefined;
  const request = { params: {}, query: {}, body: { [member]: claim } };
  return checks.updateMe.request(request) ? claim : undefined;
}
