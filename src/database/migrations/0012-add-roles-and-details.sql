-- expand

-- What a participant may do in a group. can_post: whether their role lets them send messages, so that the
-- statement that stores these need not look at the chat for it.
ALTER TABLE participants
  ADD COLUMN role text NOT NULL DEFAULT 'member' CHECK (role IN ('owner', 'admin', 'member')),
  ADD COLUMN can_post boolean NOT NULL DEFAULT true;

-- Each group has one owner: who made it, or who has been in it longest when they are gone.
UPDATE participants p SET role = 'owner'
FROM (
  SELECT DISTINCT ON (o.chat_id) o.chat_id, o.user_id
  FROM chats c JOIN participants o ON o.chat_id = c.id
  WHERE c.kind = 'group'
  ORDER BY o.chat_id, o.user_id = c.created_by DESC, o.joined_at, o.user_id
) owner
WHERE p.chat_id = owner.chat_id AND p.user_id = owner.user_id;

-- history_seq and history_revision: up to where the chat had come, of what a participant does not see
-- because they came later.
ALTER TABLE participants
  ADD COLUMN history_seq integer NOT NULL DEFAULT 0,
  ADD COLUMN history_revision integer NOT NULL DEFAULT 0;

-- deleted_at: from when on the chat is gone. Its row stays, so that its last change finds everyone; to_empty
-- says that there is still something of what was said in it.
ALTER TABLE chats
  ADD COLUMN description text,
  ADD COLUMN avatar_url text,
  ADD COLUMN posting text NOT NULL DEFAULT 'everyone' CHECK (posting IN ('everyone', 'admins')),
  ADD COLUMN history text NOT NULL DEFAULT 'all' CHECK (history IN ('all', 'since-joined')),
  ADD COLUMN deleted_at timestamptz,
  ADD COLUMN to_empty boolean,
  ADD COLUMN participant_count integer NOT NULL DEFAULT 0;

CREATE INDEX chats_to_empty ON chats (id) WHERE to_empty;

-- The database counts by itself, so that who a node of the version before puts in or out counts too.
UPDATE chats c SET participant_count = p.count
FROM (SELECT chat_id, count(*) AS count FROM participants GROUP BY chat_id) p WHERE p.chat_id = c.id;
CREATE FUNCTION count_participants() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE chats c
    SET participant_count = c.participant_count + CASE TG_OP WHEN 'INSERT' THEN n.count ELSE -n.count END
    FROM (SELECT chat_id, count(*) AS count FROM changed GROUP BY chat_id) n
    WHERE c.id = n.chat_id;
    RETURN NULL;
  END $$;
CREATE TRIGGER participants_added AFTER INSERT ON participants
  REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION count_participants();
CREATE TRIGGER participants_deleted AFTER DELETE ON participants
  REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION count_participants();

-- A chat's participants in the order in which the contract has them, whatever the database's own is.
CREATE INDEX participants_in_order ON participants (chat_id, user_id COLLATE "C");
