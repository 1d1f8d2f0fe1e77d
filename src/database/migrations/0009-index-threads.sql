-- expand, outside a transaction

-- The replies of a thread; a message that answers none is not in it. It is made while messages are
-- written, which no transaction can do; what an attempt that failed left behind is made anew.
DROP INDEX IF EXISTS messages_by_thread;
CREATE INDEX CONCURRENTLY messages_by_thread ON messages (chat_id, thread_seq, seq)
  WHERE thread_seq IS NOT NULL;
