import type { KindOfChange } from '../../log/kind-of-change';

/** A participant got another role. */
export const roleChanged: KindOfChange<'role-changed'> = {
  // Who takes no part any more has none.
  read: ({ role }) => (role === null ? undefined : { role }),
  joinedEvent: (chatId, { revision, role }) => ({
    event: 'role-changed',
    data: { chatId, revision, role },
  }),
  shows: () => undefined,
  news: ({ role }) => ({ role }),
};
