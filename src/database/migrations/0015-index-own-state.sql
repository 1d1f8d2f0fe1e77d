-- expand, outside a transaction

-- In place of the one index of a user's chats by activity there are two, of those in the archive and of the
-- others: each chat is in one of them, so a send that moves it up writes as much as before. The version
-- before finds the chats by participants_by_user meanwhile. They are made while messages are written,
-- which no transaction can do; what an attempt that failed left behind is made anew.
DROP INDEX IF EXISTS participants_by_listing_new;
CREATE INDEX CONCURRENTLY participants_by_listing_new ON participants (user_id, listed_at DESC, chat_id)
  WHERE NOT is_in_archive;
DROP INDEX IF EXISTS participants_archived;
CREATE INDEX CONCURRENTLY participants_archived ON participants (user_id, listed_at DESC, chat_id)
  WHERE is_in_archive;

-- What a user has pinned: at most a hundred.
DROP INDEX IF EXISTS participants_pinned;
CREATE INDEX CONCURRENTLY participants_pinned ON participants (user_id)
  WHERE is_pinned;

-- Where something of a user's may be unread.
DROP INDEX IF EXISTS participants_unread;
CREATE INDEX CONCURRENTLY participants_unread ON participants (user_id)
  WHERE may_be_unread;
-- By this name 0002 knows that it is done.
DROP INDEX IF EXISTS participants_by_listing;
ALTER INDEX participants_by_listing_new RENAME TO participants_by_listing;
