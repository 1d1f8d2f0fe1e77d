-- expand, outside a transaction, recorded as IndexMessages1795651200001

-- Two indexes that new messages are not in, so that sends do not pay for them. They are made while
-- messages are written, which no transaction can do; what an attempt that failed left behind is no use,
-- and is made anew.
DROP INDEX IF EXISTS messages_by_older_id;
DROP INDEX IF EXISTS messages_deleted;

-- Messages of before ids ended with seq are found by it: its condition is that of `hasOlderId`
-- (messages/message-id.ts), and a query has to say the same.
CREATE INDEX CONCURRENTLY messages_by_older_id ON messages (chat_id, id)
  WHERE right(id, 8) <> lpad(to_hex(seq), 8, '0');

-- What of a chat is unread leaves them out.
CREATE INDEX CONCURRENTLY messages_deleted ON messages (chat_id, seq, sender_id)
  WHERE extra ? 'deletedAt';
