-- A database that the service of contract 1.0.0 made and filled, as pg_dump --inserts wrote it, without
-- what it sets and says besides. The chats are dated on different days.

CREATE TABLE public.chats (
    id text NOT NULL,
    kind text NOT NULL,
    name text,
    created_by text NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    last_seq integer DEFAULT 0 NOT NULL,
    revision integer DEFAULT 0 NOT NULL,
    last_activity_at timestamp(3) with time zone NOT NULL,
    CONSTRAINT chats_kind_check CHECK ((kind = ANY (ARRAY['direct'::text, 'group'::text])))
)
WITH (fillfactor='70');

CREATE TABLE public.direct_chats (
    first_user_id text NOT NULL,
    second_user_id text NOT NULL,
    chat_id text NOT NULL
);

CREATE TABLE public.messages (
    chat_id text NOT NULL,
    seq integer NOT NULL,
    id text NOT NULL,
    sender_id text NOT NULL,
    content text NOT NULL,
    client_message_id text,
    revision integer NOT NULL,
    created_at timestamp(3) with time zone NOT NULL
);

CREATE TABLE public.migrations (
    id integer NOT NULL,
    "timestamp" bigint NOT NULL,
    name character varying NOT NULL
);

CREATE SEQUENCE public.migrations_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.migrations_id_seq OWNED BY public.migrations.id;

CREATE TABLE public.participant_changes (
    chat_id text NOT NULL,
    revision integer NOT NULL,
    added text[] NOT NULL,
    removed text[] NOT NULL,
    changed_by text NOT NULL,
    created_at timestamp(3) with time zone DEFAULT statement_timestamp() NOT NULL
);

CREATE TABLE public.participants (
    chat_id text NOT NULL,
    user_id text NOT NULL,
    read_seq integer DEFAULT 0 NOT NULL,
    sent_since_read integer DEFAULT 0 NOT NULL,
    joined_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL
)
WITH (fillfactor='70');

ALTER TABLE ONLY public.migrations ALTER COLUMN id SET DEFAULT nextval('public.migrations_id_seq'::regclass);

INSERT INTO public.chats VALUES ('chat_01m8dcgfv3fzvt74ja8he6z63v', 'direct', NULL, 'alice', '2026-03-01 09:14:20.773+00', 5, 5, '2026-03-01 09:14:20.808+00');
INSERT INTO public.chats VALUES ('chat_01m8dcgfwnfzvt74kxdrxz4kt2', 'group', 'Empty', 'alice', '2026-02-01 10:14:20.821+00', 0, 0, '2026-02-01 10:14:20.821+00');
INSERT INTO public.chats VALUES ('chat_01m8dcgfwvfzvt74m1vd4gq6kt', 'group', 'Lunch', 'bob', '2026-03-02 11:14:20.827+00', 1, 1, '2026-03-02 11:14:20.833+00');
INSERT INTO public.chats VALUES ('chat_01m8dcgfdwfzvt74gk57kaqqg7', 'group', 'Team', 'alice', '2026-03-03 12:14:20.348+00', 7, 10, '2026-03-03 12:14:20.836+00');

INSERT INTO public.direct_chats VALUES ('alice', 'bob', 'chat_01m8dcgfv3fzvt74ja8he6z63v');

INSERT INTO public.messages VALUES ('chat_01m8dcgfdwfzvt74gk57kaqqg7', 1, 'msg_01m8dcgfgxfzvt74gzs29asfs5', 'alice', 'Welcome!', 'alice-1', 1, '2026-03-03 12:14:20.456+00');
INSERT INTO public.messages VALUES ('chat_01m8dcgfdwfzvt74gk57kaqqg7', 2, 'msg_01m8dcgfmffzvt74h21e0dx4m6', 'bob', 'Hello.', NULL, 2, '2026-03-03 12:14:20.562+00');
INSERT INTO public.messages VALUES ('chat_01m8dcgfdwfzvt74gk57kaqqg7', 3, 'msg_01m8dcgfq4fzvt74hcy65qenya', 'dave', 'What did I miss?', NULL, 4, '2026-03-03 12:14:20.645+00');
INSERT INTO public.messages VALUES ('chat_01m8dcgfdwfzvt74gk57kaqqg7', 4, 'msg_01m8dcgfqbfzvt74hhn1bgzfk7', 'alice', 'Not much. 😀', 'alice-2', 5, '2026-03-03 12:14:20.652+00');
INSERT INTO public.messages VALUES ('chat_01m8dcgfdwfzvt74gk57kaqqg7', 5, 'msg_01m8dcgfrjfzvt74hx3r179sja', 'bob', 'Where is Carol?', NULL, 8, '2026-03-03 12:14:20.691+00');
INSERT INTO public.messages VALUES ('chat_01m8dcgfdwfzvt74gk57kaqqg7', 6, 'msg_01m8dcgftsfzvt74j53h92sz6b', 'dave', 'On holiday.', NULL, 9, '2026-03-03 12:14:20.763+00');
INSERT INTO public.messages VALUES ('chat_01m8dcgfv3fzvt74ja8he6z63v', 1, 'msg_01m8dcgfvffzvt74jkbgyce44t', 'alice', 'direct 1', 'n-1', 1, '2026-03-01 09:14:20.784+00');
INSERT INTO public.messages VALUES ('chat_01m8dcgfv3fzvt74ja8he6z63v', 2, 'msg_01m8dcgfvpfzvt74jvchtaf6gh', 'bob', 'direct 2', 'n-2', 2, '2026-03-01 09:14:20.791+00');
INSERT INTO public.messages VALUES ('chat_01m8dcgfv3fzvt74ja8he6z63v', 3, 'msg_01m8dcgfvvfzvt74k2bdff9jk4', 'alice', 'direct 3', 'n-3', 3, '2026-03-01 09:14:20.796+00');
INSERT INTO public.messages VALUES ('chat_01m8dcgfv3fzvt74ja8he6z63v', 4, 'msg_01m8dcgfvzfzvt74kajm2g9k7z', 'bob', 'direct 4', 'n-4', 4, '2026-03-01 09:14:20.8+00');
INSERT INTO public.messages VALUES ('chat_01m8dcgfv3fzvt74ja8he6z63v', 5, 'msg_01m8dcgfw4fzvt74kjnm2xayce', 'alice', 'direct 5', 'n-5', 5, '2026-03-01 09:14:20.808+00');
INSERT INTO public.messages VALUES ('chat_01m8dcgfwvfzvt74m1vd4gq6kt', 1, 'msg_01m8dcgfx0fzvt74me2pz8rzak', 'bob', 'Soup?', NULL, 1, '2026-03-02 11:14:20.833+00');
INSERT INTO public.messages VALUES ('chat_01m8dcgfdwfzvt74gk57kaqqg7', 7, 'msg_01m8dcgfx3fzvt74mnafs2hctx', 'alice', 'Back on Monday.', NULL, 10, '2026-03-03 12:14:20.836+00');

INSERT INTO public.migrations VALUES (1, 1767225600000, 'CreateChatsAndMessages1767225600000');

INSERT INTO public.participant_changes VALUES ('chat_01m8dcgfdwfzvt74gk57kaqqg7', 3, '{dave,erin}', '{}', 'alice', '2026-03-03 12:14:20.585+00');
INSERT INTO public.participant_changes VALUES ('chat_01m8dcgfdwfzvt74gk57kaqqg7', 6, '{}', '{carol}', 'alice', '2026-03-03 12:14:20.669+00');
INSERT INTO public.participant_changes VALUES ('chat_01m8dcgfdwfzvt74gk57kaqqg7', 7, '{}', '{erin}', 'erin', '2026-03-03 12:14:20.685+00');

INSERT INTO public.participants VALUES ('chat_01m8dcgfdwfzvt74gk57kaqqg7', 'bob', 2, 1, '2026-03-03 12:14:20.353747+00');
INSERT INTO public.participants VALUES ('chat_01m8dcgfdwfzvt74gk57kaqqg7', 'dave', 2, 2, '2026-03-03 12:14:20.583895+00');
INSERT INTO public.participants VALUES ('chat_01m8dcgfv3fzvt74ja8he6z63v', 'alice', 0, 3, '2026-03-01 09:14:20.776083+00');
INSERT INTO public.participants VALUES ('chat_01m8dcgfv3fzvt74ja8he6z63v', 'bob', 5, 0, '2026-03-01 09:14:20.776083+00');
INSERT INTO public.participants VALUES ('chat_01m8dcgfwnfzvt74kxdrxz4kt2', 'alice', 0, 0, '2026-02-01 10:14:20.822832+00');
INSERT INTO public.participants VALUES ('chat_01m8dcgfwnfzvt74kxdrxz4kt2', 'bob', 0, 0, '2026-02-01 10:14:20.822832+00');
INSERT INTO public.participants VALUES ('chat_01m8dcgfwnfzvt74kxdrxz4kt2', 'dave', 0, 0, '2026-02-01 10:14:20.822832+00');
INSERT INTO public.participants VALUES ('chat_01m8dcgfwvfzvt74m1vd4gq6kt', 'alice', 0, 0, '2026-03-02 11:14:20.82902+00');
INSERT INTO public.participants VALUES ('chat_01m8dcgfwvfzvt74m1vd4gq6kt', 'dave', 0, 0, '2026-03-02 11:14:20.82902+00');
INSERT INTO public.participants VALUES ('chat_01m8dcgfwvfzvt74m1vd4gq6kt', 'bob', 0, 1, '2026-03-02 11:14:20.82902+00');
INSERT INTO public.participants VALUES ('chat_01m8dcgfdwfzvt74gk57kaqqg7', 'alice', 0, 3, '2026-03-03 12:14:20.353747+00');

SELECT pg_catalog.setval('public.migrations_id_seq', 1, true);

ALTER TABLE ONLY public.migrations
    ADD CONSTRAINT "PK_8c82d7f526340ab734260ea46be" PRIMARY KEY (id);

ALTER TABLE ONLY public.chats
    ADD CONSTRAINT chats_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.direct_chats
    ADD CONSTRAINT direct_chats_pkey PRIMARY KEY (first_user_id, second_user_id);

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_pkey PRIMARY KEY (chat_id, seq);

ALTER TABLE ONLY public.participant_changes
    ADD CONSTRAINT participant_changes_pkey PRIMARY KEY (chat_id, revision);

ALTER TABLE ONLY public.participants
    ADD CONSTRAINT participants_pkey PRIMARY KEY (chat_id, user_id);

CREATE UNIQUE INDEX messages_by_client_message_id ON public.messages USING btree (chat_id, sender_id, client_message_id) WHERE (client_message_id IS NOT NULL);

CREATE UNIQUE INDEX messages_by_revision ON public.messages USING btree (chat_id, revision);

CREATE INDEX participants_by_user ON public.participants USING btree (user_id, joined_at, chat_id);

ALTER TABLE ONLY public.direct_chats
    ADD CONSTRAINT direct_chats_chat_id_fkey FOREIGN KEY (chat_id) REFERENCES public.chats(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_chat_id_fkey FOREIGN KEY (chat_id) REFERENCES public.chats(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.participant_changes
    ADD CONSTRAINT participant_changes_chat_id_fkey FOREIGN KEY (chat_id) REFERENCES public.chats(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.participants
    ADD CONSTRAINT participants_chat_id_fkey FOREIGN KEY (chat_id) REFERENCES public.chats(id) ON DELETE CASCADE;
