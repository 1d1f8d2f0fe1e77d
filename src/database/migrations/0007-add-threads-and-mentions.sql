-- expand

-- What a message and a chat may have besides. metadata is the app's own and is kept as it came: jsonb
-- would put its members in another order.
ALTER TABLE messages ADD COLUMN metadata json;
ALTER TABLE message_versions ADD COLUMN metadata json;
ALTER TABLE chats ADD COLUMN metadata json;

-- The seq of the message with which the thread of a reply begins.
ALTER TABLE messages ADD COLUMN thread_seq integer;

-- What the indexes of deleted and pinned messages look at. With a condition on extra no update of a
-- message could stay on its page (HOT), whatever it changed.
ALTER TABLE messages ADD COLUMN is_deleted boolean, ADD COLUMN is_pinned boolean;
UPDATE messages SET is_deleted = true WHERE extra ? 'deletedAt';

-- Whom messages mention: what of a chat is unread is counted by it. A message that mentions all has one
-- row, of the user '', which no one is.
CREATE TABLE message_mentions (
  chat_id text NOT NULL,
  user_id text NOT NULL,
  seq integer NOT NULL,
  sender_id text NOT NULL,
  PRIMARY KEY (chat_id, user_id, seq)
);
