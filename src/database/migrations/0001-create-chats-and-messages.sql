-- expand, recorded as CreateChatsAndMessages1767225600000

-- The first tables, as contract 1.0.0 had them. Everything hangs on the chat: a primary key starts with
-- the chat's id, so that the tables can be partitioned or distributed by it without a change of any
-- query.

-- Every message updates its chat: room on the page lets Postgres do that without touching an index.
-- last_activity_at is indexed nowhere for the same reason.
CREATE TABLE chats (
  id text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('direct', 'group')),
  name text,
  created_by text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  last_seq integer NOT NULL DEFAULT 0,
  revision integer NOT NULL DEFAULT 0,
  last_activity_at timestamptz(3) NOT NULL
) WITH (fillfactor = 70);

-- sent_since_read: how many of the messages after read_seq are the participant's own, so that what is
-- unread is a subtraction and not a count.
CREATE TABLE participants (
  chat_id text NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
  user_id text NOT NULL,
  read_seq integer NOT NULL DEFAULT 0,
  sent_since_read integer NOT NULL DEFAULT 0,
  joined_at timestamptz NOT NULL DEFAULT statement_timestamp(),
  PRIMARY KEY (chat_id, user_id)
) WITH (fillfactor = 70);
CREATE INDEX participants_by_user ON participants (user_id, joined_at, chat_id);

-- With messages, every lasting change of a chat: between them each revision stands once.
CREATE TABLE participant_changes (
  chat_id text NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
  revision integer NOT NULL,
  added text[] NOT NULL,
  removed text[] NOT NULL,
  changed_by text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT statement_timestamp(),
  PRIMARY KEY (chat_id, revision)
);

-- One direct chat for a pair. A table of its own, because a unique index on chats could not be kept
-- once chats is partitioned by its id.
CREATE TABLE direct_chats (
  first_user_id text NOT NULL,
  second_user_id text NOT NULL,
  chat_id text NOT NULL REFERENCES chats (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (first_user_id, second_user_id)
);

CREATE TABLE messages (
  chat_id text NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
  seq integer NOT NULL,
  id text NOT NULL,
  sender_id text NOT NULL,
  content text NOT NULL,
  client_message_id text,
  revision integer NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (chat_id, seq)
);
CREATE UNIQUE INDEX messages_by_client_message_id
  ON messages (chat_id, sender_id, client_message_id) WHERE client_message_id IS NOT NULL;
CREATE UNIQUE INDEX messages_by_revision ON messages (chat_id, revision);
