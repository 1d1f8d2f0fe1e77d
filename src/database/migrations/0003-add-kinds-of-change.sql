-- expand, recorded as AddKindsOfChange1795651200000

-- The log of participants becomes the log of all kinds of change, and messages can be edited and
-- deleted. A node of the version before goes on, and reads each revision.

-- seq: the message that a change is about. What that says is read from messages, and never copied, so
-- that what was removed cannot come back. data: what else a kind has to keep.
ALTER TABLE participant_changes
  ADD COLUMN kind text NOT NULL DEFAULT 'participants-changed',
  ADD COLUMN seq integer,
  ADD COLUMN data jsonb;

-- What a message has besides what it was sent with; null on the plain send.
ALTER TABLE messages ADD COLUMN extra jsonb;

-- What an edited message was before.
CREATE TABLE message_versions (
  chat_id text NOT NULL,
  seq integer NOT NULL,
  version integer NOT NULL,
  content text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (chat_id, seq, version)
);
