-- expand

-- Whom users have blocked. The place says in which order, and nothing else.
CREATE TABLE user_blocks (
  user_id text NOT NULL,
  blocked_id text NOT NULL,
  place bigint GENERATED ALWAYS AS IDENTITY,
  created_at timestamptz(3) NOT NULL DEFAULT statement_timestamp(),
  PRIMARY KEY (user_id, blocked_id)
);
CREATE INDEX user_blocks_by_place ON user_blocks (user_id, place);

-- Whether one of the two of a direct chat has blocked the other, on the rows of both: what writes reads the
-- writer's row anyway, so that it costs a send no look elsewhere (docs/adr/0021).
ALTER TABLE participants ADD COLUMN is_blocked boolean NOT NULL DEFAULT false;
