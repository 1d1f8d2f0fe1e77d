-- expand

-- What is a user's own of a chat, besides how far they have read. It goes with the participation, so who
-- comes back begins with nothing set. archived_seq: the chat's last_seq when it was archived; a message of
-- after that takes it out, unless it was muted when that came, so no send writes anything here
-- (docs/adr/0020). is_in_archive is what the indexes of the list look at: it may still be true of a chat
-- that came out, until the list is read. may_be_unread is the same for what is unread: of a chat without it
-- nothing is, unless it was active since the user's chats were counted last.
ALTER TABLE participants
  ADD COLUMN muted_until timestamptz(3),
  ADD COLUMN is_pinned boolean NOT NULL DEFAULT false,
  ADD COLUMN is_marked_unread boolean NOT NULL DEFAULT false,
  ADD COLUMN archived_seq integer,
  ADD COLUMN is_in_archive boolean NOT NULL DEFAULT false,
  ADD COLUMN may_be_unread boolean NOT NULL DEFAULT false;

-- Until when it is known which of the user's archived chats came out, and in which something is unread.
ALTER TABLE users
  ADD COLUMN archive_settled_at timestamptz,
  ADD COLUMN unread_settled_at timestamptz;

-- Sends update participants as well, but none of these.
DROP TRIGGER participants_read ON participants;
CREATE TRIGGER participants_read
  AFTER UPDATE OF read_seq, muted_until, is_pinned, is_marked_unread, archived_seq ON participants
  FOR EACH ROW WHEN (
    (OLD.read_seq, OLD.muted_until, OLD.is_pinned, OLD.is_marked_unread, OLD.archived_seq)
    IS DISTINCT FROM
    (NEW.read_seq, NEW.muted_until, NEW.is_pinned, NEW.is_marked_unread, NEW.archived_seq)
  ) EXECUTE FUNCTION log_reading();
