-- contract

-- The tables of contract 1.1.0. A node of 1.0.0 cannot store who comes and goes any more: it does not
-- know last_seq. Databases that 1.1.0 made have all this from the beginning, and nothing is done.
DO $$
BEGIN
  IF to_regclass('participants_by_listing') IS NOT NULL THEN
    RETURN;
  END IF;

  -- listed_at follows last_activity_at, in steps (docs/adr/0007).
  ALTER TABLE chats ADD COLUMN listed_at timestamptz NOT NULL DEFAULT statement_timestamp();
  ALTER TABLE participants ADD COLUMN listed_at timestamptz NOT NULL DEFAULT statement_timestamp();
  UPDATE chats SET listed_at = last_activity_at;
  UPDATE participants p SET listed_at = c.listed_at FROM chats c WHERE c.id = p.chat_id;
  -- What the list of a user's chats reads: about the order of their activity.
  CREATE INDEX participants_by_listing ON participants (user_id, listed_at DESC, chat_id);

  -- last_seq: the chat's at that time, so that the message of a revision is found by its seq, and needs
  -- no index by revision. What was no such change was a message.
  ALTER TABLE participant_changes ADD COLUMN last_seq integer;
  UPDATE participant_changes c SET last_seq = c.revision - (
    SELECT count(*) FROM participant_changes earlier
    WHERE earlier.chat_id = c.chat_id AND earlier.revision <= c.revision
  );
  ALTER TABLE participant_changes ALTER COLUMN last_seq SET NOT NULL;
  DROP INDEX messages_by_revision;

  -- The one statement that inserts has locked the chat, and a check for each row would cost a fifth of
  -- it (docs/performance.md). Who deletes a chat deletes its messages.
  ALTER TABLE messages DROP CONSTRAINT messages_chat_id_fkey;
END
$$;
