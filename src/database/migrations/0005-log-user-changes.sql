-- expand

-- Each user's own state gets a log: by revision, which of their chats changed for them. The database
-- keeps it by itself, so that what a node of the version before writes is in it too.

-- How far a user's log has come. Its row is locked while a change is made, so that revisions become
-- visible in their order; it is locked after chats and participants, and users in the order of ids.
CREATE TABLE users (
  id text PRIMARY KEY,
  revision integer NOT NULL DEFAULT 0
) WITH (fillfactor = 70);

-- One row for each chat that ever changed for a user, with the revision of the last change and of
-- the last time that they were put into it, and how far the chat had come then; what the state is
-- stands in participants. So a log never grows beyond the chats of its user. Who is no participant
-- any more was removed.
CREATE TABLE user_chats (
  user_id text NOT NULL,
  chat_id text NOT NULL,
  revision integer NOT NULL,
  joined_revision integer NOT NULL DEFAULT 0,
  chat_revision integer NOT NULL DEFAULT 0,
  chat_last_seq integer NOT NULL DEFAULT 0,
  PRIMARY KEY (user_id, chat_id)
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX user_chats_by_revision ON user_chats (user_id, revision);

-- One statement may put a user into several chats: each is a revision.
CREATE FUNCTION log_comings_and_goings() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    WITH advanced AS (
      INSERT INTO users AS u (id, revision)
      SELECT user_id, count(*) FROM changed GROUP BY user_id ORDER BY user_id
      ON CONFLICT (id) DO UPDATE SET revision = u.revision + excluded.revision
      RETURNING id, revision
    ), numbered AS (
      SELECT c.user_id, c.chat_id, a.revision + 1 - row_number() OVER (
        PARTITION BY c.user_id ORDER BY c.chat_id DESC) AS revision
      FROM changed c JOIN advanced a ON a.id = c.user_id
    )
    INSERT INTO user_chats
      (user_id, chat_id, revision, joined_revision, chat_revision, chat_last_seq)
    SELECT n.user_id, n.chat_id, n.revision,
      CASE TG_OP WHEN 'INSERT' THEN n.revision ELSE 0 END,
      coalesce(c.revision, 0), coalesce(c.last_seq, 0)
    FROM numbered n LEFT JOIN chats c ON c.id = n.chat_id
    ON CONFLICT (user_id, chat_id) DO UPDATE SET revision = excluded.revision,
      joined_revision = excluded.joined_revision, chat_revision = excluded.chat_revision,
      chat_last_seq = excluded.chat_last_seq;
    RETURN NULL;
  END $$;
CREATE TRIGGER participants_came AFTER INSERT ON participants
  REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION log_comings_and_goings();
CREATE TRIGGER participants_went AFTER DELETE ON participants
  REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION log_comings_and_goings();

-- Sends update participants as well, but not read_seq.
CREATE FUNCTION log_reading() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    WITH advanced AS (
      INSERT INTO users AS u (id, revision) VALUES (NEW.user_id, 1)
      ON CONFLICT (id) DO UPDATE SET revision = u.revision + 1
      RETURNING revision
    )
    INSERT INTO user_chats (user_id, chat_id, revision)
    SELECT NEW.user_id, NEW.chat_id, revision FROM advanced
    ON CONFLICT (user_id, chat_id) DO UPDATE SET revision = excluded.revision;
    RETURN NULL;
  END $$;
CREATE TRIGGER participants_read AFTER UPDATE OF read_seq ON participants
  FOR EACH ROW WHEN (OLD.read_seq <> NEW.read_seq) EXECUTE FUNCTION log_reading();
