-- expand

-- When users were found to come or to go last. It is apart from what they are called, because it is written
-- for many at once whenever many come.
CREATE TABLE user_presence (
  user_id text PRIMARY KEY,
  last_seen_at timestamptz(3) NOT NULL
);
