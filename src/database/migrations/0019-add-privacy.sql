-- expand

-- What users do not show of themselves, and do not see of others for that: how far they have read, and
-- whether they are there. last_seen_at: when they were found to come or to go last.
ALTER TABLE user_profiles
  ADD COLUMN hides_receipts boolean NOT NULL DEFAULT false,
  ADD COLUMN hides_presence boolean NOT NULL DEFAULT false,
  ADD COLUMN last_seen_at timestamptz(3);
