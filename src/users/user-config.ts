import type { ClaimNames } from './claims';

/** Who may be put into chats: anyone who is named, or those alone who are users already. */
export type UsersRule = 'open' | 'known';

/** What is set of users. */
export interface UserConfig {
  rule: UsersRule;
  claims: ClaimNames;
}
