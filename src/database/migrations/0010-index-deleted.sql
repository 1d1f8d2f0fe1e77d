-- expand, outside a transaction

-- The index of 0004, by what does not change with each edit. It is made while messages are written, which
-- no transaction can do; what an attempt that failed left behind is made anew.
DROP INDEX IF EXISTS messages_by_deletion;
CREATE INDEX CONCURRENTLY messages_by_deletion ON messages (chat_id, seq, sender_id)
  WHERE is_deleted;
DROP INDEX IF EXISTS messages_deleted;
