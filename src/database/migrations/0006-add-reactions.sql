-- expand

-- Who has reacted to which message, and with what. The place says in which order, and nothing else.
-- How many there are of each emoji, and the first of them, stand with the message.
CREATE TABLE message_reactions (
  chat_id text NOT NULL,
  seq integer NOT NULL,
  emoji text NOT NULL,
  user_id text NOT NULL,
  place bigint GENERATED ALWAYS AS IDENTITY,
  created_at timestamptz(3) NOT NULL DEFAULT statement_timestamp(),
  PRIMARY KEY (chat_id, seq, emoji, user_id)
);
