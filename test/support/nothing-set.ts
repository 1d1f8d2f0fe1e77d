/** What a user has set of a chat of which they have set nothing. */
export const nothingSet = { pinned: false, archived: false, markedUnread: false };
