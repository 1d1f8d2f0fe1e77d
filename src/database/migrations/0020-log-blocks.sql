-- expand

-- A block and its end are changes of the user's own state, so each is in their log: a row for each user whom
-- they ever blocked, with the revision of the last change. Whether they are blocked now stands in
-- user_blocks.
CREATE TABLE user_block_changes (
  user_id text NOT NULL,
  blocked_id text NOT NULL,
  revision integer NOT NULL,
  PRIMARY KEY (user_id, blocked_id)
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX user_block_changes_by_revision ON user_block_changes (user_id, revision);

-- The log is locked here, after everything else (0005): a block is written last in its transaction.
CREATE FUNCTION log_block() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    block user_blocks := coalesce(NEW, OLD);
  BEGIN
    WITH advanced AS (
      INSERT INTO users AS u (id, revision) VALUES (block.user_id, 1)
      ON CONFLICT (id) DO UPDATE SET revision = u.revision + 1
      RETURNING revision
    )
    INSERT INTO user_block_changes (user_id, blocked_id, revision)
    SELECT block.user_id, block.blocked_id, revision FROM advanced
    ON CONFLICT (user_id, blocked_id) DO UPDATE SET revision = excluded.revision;
    RETURN NULL;
  END $$;
CREATE TRIGGER user_blocks_changed AFTER INSERT OR DELETE ON user_blocks
  FOR EACH ROW EXECUTE FUNCTION log_block();
