-- expand

-- What users do not show of themselves, and do not see of others for that: how far they have read, and
-- whether they are there.
ALTER TABLE user_profiles
  ADD COLUMN hides_receipts boolean NOT NULL DEFAULT false,
  ADD COLUMN hides_presence boolean NOT NULL DEFAULT false;
