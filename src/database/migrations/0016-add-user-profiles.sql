-- expand

-- What users are called and look like: what they have set, and what their session tokens say (claimed_).
-- A user has a row from their first session on. It is apart from users, whose row is locked while the user's
-- log advances (0005): who changes their name waits for no chat, and no chat for them (docs/adr/0021).
-- metadata is the app's own and is kept as it came.
CREATE TABLE user_profiles (
  user_id text PRIMARY KEY,
  name text,
  avatar_url text,
  metadata json,
  claimed_name text,
  claimed_avatar_url text,
  first_seen_at timestamptz(3) NOT NULL DEFAULT statement_timestamp()
);
