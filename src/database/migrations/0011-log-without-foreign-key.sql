-- expand

-- As it is with messages (0002): an entry is written only while the row of its chat is held, and to check
-- that for each would cost a fifth of the statement that stores edits and reactions (docs/performance.md). Who
-- deletes a chat deletes its log.
ALTER TABLE participant_changes DROP CONSTRAINT IF EXISTS participant_changes_chat_id_fkey;
