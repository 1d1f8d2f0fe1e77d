-- expand, outside a transaction

-- What is pinned in a chat: new messages are not in it, so that sends do not pay for it. It is made while
-- messages are written, which no transaction can do; what an attempt that failed left behind is no use,
-- and is made anew.
DROP INDEX IF EXISTS messages_pinned;

CREATE INDEX CONCURRENTLY messages_pinned ON messages (chat_id, seq)
  WHERE is_pinned;
