-- expand

-- Up to where messages have reached a participant, where that is further than they have read. It is in no
-- index and no trigger is on it, so a change of it stays on its page and is none of the user's own state.
ALTER TABLE participants ADD COLUMN delivered_seq integer NOT NULL DEFAULT 0;
