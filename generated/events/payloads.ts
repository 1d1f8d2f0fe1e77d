// Generated from specs/ by `npm run generate`. Do not edit.

import type * as Shared from '../schemas';

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * JoinChat
         * @description The payload of `join-chat`.
         */
        JoinChat: {
            /**
             * ChatId
             * @description The identifier of a chat. The service makes it; it sorts by time of creation.
             * @example chat_01k7m3v9xqe8wbt5n2r4c6d8fg
             */
            chatId: Shared.ChatId;
            /** @description The last revision of the chat that the client has seen, to resume from. */
            after?: number;
            /**
             * Epoch
             * @description Names the history that revisions belong to. It is another one after an earlier state of the database was restored, or after a failover: what a client saw before may not have happened then. Nothing but its equality means anything.
             * @example 3f9a1c5be07d2846
             */
            epoch?: Shared.Epoch;
            /**
             * Ref
             * @description The client's own mark of a command, given back in its reply.
             */
            ref?: string | number;
        };
        /**
         * LeaveChat
         * @description The payload of `leave-chat`.
         */
        LeaveChat: {
            /**
             * ChatId
             * @description The identifier of a chat. The service makes it; it sorts by time of creation.
             * @example chat_01k7m3v9xqe8wbt5n2r4c6d8fg
             */
            chatId: Shared.ChatId;
            /**
             * Ref
             * @description The client's own mark of a command, given back in its reply.
             */
            ref?: string | number;
        };
        /**
         * ListenAllChats
         * @description The payload of `listen-all-chats`.
         */
        ListenAllChats: {
            /** @description The last `stateRevision` that the client has seen, to resume from. */
            after?: number;
            /**
             * Epoch
             * @description Names the history that revisions belong to. It is another one after an earlier state of the database was restored, or after a failover: what a client saw before may not have happened then. Nothing but its equality means anything.
             * @example 3f9a1c5be07d2846
             */
            epoch?: Shared.Epoch;
            /**
             * Ref
             * @description The client's own mark of a command, given back in its reply.
             */
            ref?: string | number;
        };
        /**
         * LeaveAllChats
         * @description The payload of `leave-all-chats`.
         */
        LeaveAllChats: {
            /**
             * Ref
             * @description The client's own mark of a command, given back in its reply.
             */
            ref?: string | number;
        };
        /**
         * AskDebugStatus
         * @description The payload of the command `debug-status`.
         */
        AskDebugStatus: {
            /**
             * Ref
             * @description The client's own mark of a command, given back in its reply.
             */
            ref?: string | number;
        };
        /**
         * ChatJoined
         * @description The payload of `chat-joined`.
         */
        ChatJoined: {
            /**
             * ChatId
             * @description The identifier of a chat. The service makes it; it sorts by time of creation.
             * @example chat_01k7m3v9xqe8wbt5n2r4c6d8fg
             */
            chatId: Shared.ChatId;
            /**
             * @description Always `success`.
             * @constant
             */
            status: "success";
            /**
             * Revision
             * @description The change counter of a chat: 0 when it is made, one more for every lasting change (each message is one). What a client saw last is where it resumes.
             * @example 42
             */
            revision: Shared.Revision;
            /** @description The revision up to which everything since `after` has come: `revision`, unless more was missed, or the chat had been joined before. */
            through: number;
            /**
             * Epoch
             * @description Names the history that revisions belong to. It is another one after an earlier state of the database was restored, or after a failover: what a client saw before may not have happened then. Nothing but its equality means anything.
             * @example 3f9a1c5be07d2846
             */
            epoch: Shared.Epoch;
            /** @description Whether more was missed since `after` than was replayed. What lies between `through` and `revision` is then to be read over REST. */
            moreMissed: boolean;
            /**
             * @description Says that the chat had been joined before.
             * @constant
             */
            message?: "already in chat";
            /**
             * Ref
             * @description The client's own mark of a command, given back in its reply.
             */
            ref?: string | number;
        };
        /**
         * ErrorEvent
         * @description The payload of `error`.
         */
        ErrorEvent: {
            /** @description What went wrong, for a developer to read. */
            message: string;
            /**
             * ErrorCode
             * @description What went wrong, in a form that programs can rely on. New codes may be added.
             * @example CHAT_NOT_FOUND
             * @enum {string}
             */
            code: Shared.ErrorCode;
            /** @description Whether the same command may succeed later. */
            retryable: boolean;
            /** @description When it may, in milliseconds from now. Where it is missing, soon. */
            retryAfterMs?: number;
            /** @description The command that failed. */
            command?: string;
            /**
             * ChatId
             * @description The identifier of a chat. The service makes it; it sorts by time of creation.
             * @example chat_01k7m3v9xqe8wbt5n2r4c6d8fg
             */
            chatId?: Shared.ChatId;
            /** @description What is wrong with the command, one by one. */
            errors?: Shared.FieldError[];
            /**
             * Ref
             * @description The client's own mark of a command, given back in its reply.
             */
            ref?: string | number;
        };
        /**
         * ChatLeft
         * @description The payload of `chat-left`.
         */
        ChatLeft: {
            /**
             * ChatId
             * @description The identifier of a chat. The service makes it; it sorts by time of creation.
             * @example chat_01k7m3v9xqe8wbt5n2r4c6d8fg
             */
            chatId: Shared.ChatId;
            /**
             * @description Always `success`.
             * @constant
             */
            status: "success";
            /**
             * @description Says that the chat was not joined.
             * @constant
             */
            message?: "not in chat";
            /**
             * Ref
             * @description The client's own mark of a command, given back in its reply.
             */
            ref?: string | number;
        };
        /**
         * ListeningAllChats
         * @description The payload of `listening-all-chats`. Up to `stateRevision` everything since `after` has come.
         */
        ListeningAllChats: {
            /**
             * @description Always `success`.
             * @constant
             */
            status: "success";
            /**
             * StateRevision
             * @description The change counter of a user's own state: 0 at first, one more for every lasting change of it (being put into a chat, being removed from one, reading on, muting, pinning, archiving or marking one). What a client saw last is where it resumes.
             * @example 12
             */
            stateRevision: Shared.StateRevision;
            /**
             * Epoch
             * @description Names the history that revisions belong to. It is another one after an earlier state of the database was restored, or after a failover: what a client saw before may not have happened then. Nothing but its equality means anything.
             * @example 3f9a1c5be07d2846
             */
            epoch: Shared.Epoch;
            /**
             * Ref
             * @description The client's own mark of a command, given back in its reply.
             */
            ref?: string | number;
        };
        /**
         * AllChatsLeft
         * @description The payload of `all-chats-left`.
         */
        AllChatsLeft: {
            /**
             * @description Always `success`.
             * @constant
             */
            status: "success";
            /**
             * Ref
             * @description The client's own mark of a command, given back in its reply.
             */
            ref?: string | number;
        };
        /**
         * DebugStatus
         * @description The payload of the reply `debug-status`.
         */
        DebugStatus: {
            /**
             * UserId
             * @description Who a user is, as the app's own sessions name them: the `sub` claim of the session token. OpenID Connect Core 1.0, section 2, limits it to 255 ASCII characters; spaces and control characters are refused here.
             * @example alice
             */
            userId: Shared.UserId;
            /**
             * @description Always true.
             * @constant
             */
            connected: true;
            /** @description This connection, as in the service's log. */
            socketId: string;
            /** @description The chats that this connection joined. */
            chats: Shared.ChatId[];
            /** @description How many users have a connection to the service. */
            totalUsers: number;
            /** @description How many chats a connection to the service joined. */
            totalChats: number;
            /**
             * Ref
             * @description The client's own mark of a command, given back in its reply.
             */
            ref?: string | number;
        };
        /**
         * NewMessageEvent
         * @description The payload of `new-message`.
         */
        NewMessageEvent: {
            /**
             * ChatId
             * @description The identifier of a chat. The service makes it; it sorts by time of creation.
             * @example chat_01k7m3v9xqe8wbt5n2r4c6d8fg
             */
            chatId: Shared.ChatId;
            /**
             * Revision
             * @description The change counter of a chat: 0 when it is made, one more for every lasting change (each message is one). What a client saw last is where it resumes.
             * @example 42
             */
            revision: Shared.Revision;
            /**
             * Message
             * @description A message of a chat. One that was deleted stays in its place, with `deletedAt` and `deletedBy`; its `content` is then a text that says so, always the same, for clients that do not look for these. One that is pinned has `pinnedAt` and `pinnedBy`.
             * @example {
             *       "id": "msg_01k7m3wc2hf6pabd0s9t7v5xyz",
             *       "chatId": "chat_01k7m3v9xqe8wbt5n2r4c6d8fg",
             *       "seq": 1,
             *       "senderId": "bob",
             *       "content": "Hello!",
             *       "createdAt": "2026-01-31T12:00:00.000Z",
             *       "revision": 1,
             *       "version": 1
             *     }
             * @example {
             *       "id": "msg_01k7m3wd8me7qbf1t4v6x9yz2a",
             *       "chatId": "chat_01k7m3v9xqe8wbt5n2r4c6d8fg",
             *       "seq": 2,
             *       "senderId": "alice",
             *       "content": "Hello, @bob!",
             *       "createdAt": "2026-01-31T12:01:00.000Z",
             *       "revision": 2,
             *       "version": 1,
             *       "metadata": {
             *         "color": "blue"
             *       },
             *       "replyTo": "msg_01k7m3wc2hf6pabd0s9t7v5xyz",
             *       "threadId": "msg_01k7m3wc2hf6pabd0s9t7v5xyz",
             *       "mentions": [
             *         "bob"
             *       ]
             *     }
             * @example {
             *       "id": "msg_01k7m3xf4nq8r2vj6w1y5z9b3d",
             *       "chatId": "chat_01k7m3v9xqe8wbt5n2r4c6d8fg",
             *       "seq": 3,
             *       "senderId": "bob",
             *       "content": "This message was deleted.",
             *       "createdAt": "2026-01-31T12:01:00.000Z",
             *       "revision": 3,
             *       "version": 1,
             *       "deletedAt": "2026-01-31T12:02:00.000Z",
             *       "deletedBy": "bob"
             *     }
             */
            message: Shared.Message;
            /**
             * Thread
             * @description How a thread is now: the message that it began with (`threadId`), how many replies it has, and when the last one came.
             * @example {
             *       "threadId": "msg_01k7m3wc2hf6pabd0s9t7v5xyz",
             *       "replyCount": 1,
             *       "lastReplyAt": "2026-01-31T12:01:00.000Z"
             *     }
             */
            thread?: Shared.Thread;
        };
        /**
         * MessageUpdatedEvent
         * @description The payload of `message-updated`.
         */
        MessageUpdatedEvent: {
            /**
             * ChatId
             * @description The identifier of a chat. The service makes it; it sorts by time of creation.
             * @example chat_01k7m3v9xqe8wbt5n2r4c6d8fg
             */
            chatId: Shared.ChatId;
            /**
             * Revision
             * @description The change counter of a chat: 0 when it is made, one more for every lasting change (each message is one). What a client saw last is where it resumes.
             * @example 42
             */
            revision: Shared.Revision;
            /**
             * Message
             * @description A message of a chat. One that was deleted stays in its place, with `deletedAt` and `deletedBy`; its `content` is then a text that says so, always the same, for clients that do not look for these. One that is pinned has `pinnedAt` and `pinnedBy`.
             * @example {
             *       "id": "msg_01k7m3wc2hf6pabd0s9t7v5xyz",
             *       "chatId": "chat_01k7m3v9xqe8wbt5n2r4c6d8fg",
             *       "seq": 1,
             *       "senderId": "bob",
             *       "content": "Hello!",
             *       "createdAt": "2026-01-31T12:00:00.000Z",
             *       "revision": 1,
             *       "version": 1
             *     }
             * @example {
             *       "id": "msg_01k7m3wd8me7qbf1t4v6x9yz2a",
             *       "chatId": "chat_01k7m3v9xqe8wbt5n2r4c6d8fg",
             *       "seq": 2,
             *       "senderId": "alice",
             *       "content": "Hello, @bob!",
             *       "createdAt": "2026-01-31T12:01:00.000Z",
             *       "revision": 2,
             *       "version": 1,
             *       "metadata": {
             *         "color": "blue"
             *       },
             *       "replyTo": "msg_01k7m3wc2hf6pabd0s9t7v5xyz",
             *       "threadId": "msg_01k7m3wc2hf6pabd0s9t7v5xyz",
             *       "mentions": [
             *         "bob"
             *       ]
             *     }
             * @example {
             *       "id": "msg_01k7m3xf4nq8r2vj6w1y5z9b3d",
             *       "chatId": "chat_01k7m3v9xqe8wbt5n2r4c6d8fg",
             *       "seq": 3,
             *       "senderId": "bob",
             *       "content": "This message was deleted.",
             *       "createdAt": "2026-01-31T12:01:00.000Z",
             *       "revision": 3,
             *       "version": 1,
             *       "deletedAt": "2026-01-31T12:02:00.000Z",
             *       "deletedBy": "bob"
             *     }
             */
            message: Shared.Message;
        };
        /**
         * MessageDeletedEvent
         * @description The payload of `message-deleted`.
         */
        MessageDeletedEvent: {
            /**
             * ChatId
             * @description The identifier of a chat. The service makes it; it sorts by time of creation.
             * @example chat_01k7m3v9xqe8wbt5n2r4c6d8fg
             */
            chatId: Shared.ChatId;
            /**
             * Revision
             * @description The change counter of a chat: 0 when it is made, one more for every lasting change (each message is one). What a client saw last is where it resumes.
             * @example 42
             */
            revision: Shared.Revision;
            /**
             * Message
             * @description A message of a chat. One that was deleted stays in its place, with `deletedAt` and `deletedBy`; its `content` is then a text that says so, always the same, for clients that do not look for these. One that is pinned has `pinnedAt` and `pinnedBy`.
             * @example {
             *       "id": "msg_01k7m3wc2hf6pabd0s9t7v5xyz",
             *       "chatId": "chat_01k7m3v9xqe8wbt5n2r4c6d8fg",
             *       "seq": 1,
             *       "senderId": "bob",
             *       "content": "Hello!",
             *       "createdAt": "2026-01-31T12:00:00.000Z",
             *       "revision": 1,
             *       "version": 1
             *     }
             * @example {
             *       "id": "msg_01k7m3wd8me7qbf1t4v6x9yz2a",
             *       "chatId": "chat_01k7m3v9xqe8wbt5n2r4c6d8fg",
             *       "seq": 2,
             *       "senderId": "alice",
             *       "content": "Hello, @bob!",
             *       "createdAt": "2026-01-31T12:01:00.000Z",
             *       "revision": 2,
             *       "version": 1,
             *       "metadata": {
             *         "color": "blue"
             *       },
             *       "replyTo": "msg_01k7m3wc2hf6pabd0s9t7v5xyz",
             *       "threadId": "msg_01k7m3wc2hf6pabd0s9t7v5xyz",
             *       "mentions": [
             *         "bob"
             *       ]
             *     }
             * @example {
             *       "id": "msg_01k7m3xf4nq8r2vj6w1y5z9b3d",
             *       "chatId": "chat_01k7m3v9xqe8wbt5n2r4c6d8fg",
             *       "seq": 3,
             *       "senderId": "bob",
             *       "content": "This message was deleted.",
             *       "createdAt": "2026-01-31T12:01:00.000Z",
             *       "revision": 3,
             *       "version": 1,
             *       "deletedAt": "2026-01-31T12:02:00.000Z",
             *       "deletedBy": "bob"
             *     }
             */
            message: Shared.Message;
            /**
             * Thread
             * @description How a thread is now: the message that it began with (`threadId`), how many replies it has, and when the last one came.
             * @example {
             *       "threadId": "msg_01k7m3wc2hf6pabd0s9t7v5xyz",
             *       "replyCount": 1,
             *       "lastReplyAt": "2026-01-31T12:01:00.000Z"
             *     }
             */
            thread?: Shared.Thread;
        };
        /**
         * ReactionChangedEvent
         * @description The payload of `reaction-changed`.
         */
        ReactionChangedEvent: {
            /**
             * ChatId
             * @description The identifier of a chat. The service makes it; it sorts by time of creation.
             * @example chat_01k7m3v9xqe8wbt5n2r4c6d8fg
             */
            chatId: Shared.ChatId;
            /**
             * Revision
             * @description The change counter of a chat: 0 when it is made, one more for every lasting change (each message is one). What a client saw last is where it resumes.
             * @example 42
             */
            revision: Shared.Revision;
            /**
             * ReactionChange
             * @description A user reacted to a message with an emoji, or took that back: whether they have by now (`reacted`), and who has reacted with this emoji by now (`count`, and the first 10 as `userIds`).
             * @example {
             *       "messageId": "msg_01k7m3wc2hf6pabd0s9t7v5xyz",
             *       "seq": 1,
             *       "userId": "alice",
             *       "emoji": "👍",
             *       "reacted": true,
             *       "count": 1,
             *       "userIds": [
             *         "alice"
             *       ]
             *     }
             */
            reaction: Shared.ReactionChange;
        };
        /**
         * PinChangedEvent
         * @description The payload of `pin-changed`.
         */
        PinChangedEvent: {
            /**
             * ChatId
             * @description The identifier of a chat. The service makes it; it sorts by time of creation.
             * @example chat_01k7m3v9xqe8wbt5n2r4c6d8fg
             */
            chatId: Shared.ChatId;
            /**
             * Revision
             * @description The change counter of a chat: 0 when it is made, one more for every lasting change (each message is one). What a client saw last is where it resumes.
             * @example 42
             */
            revision: Shared.Revision;
            /**
             * PinChange
             * @description A user pinned or unpinned a message. It is given as it is now: it has `pinnedAt` and `pinnedBy` if it is pinned.
             * @example {
             *       "userId": "alice",
             *       "message": {
             *         "id": "msg_01k7m3wc2hf6pabd0s9t7v5xyz",
             *         "chatId": "chat_01k7m3v9xqe8wbt5n2r4c6d8fg",
             *         "seq": 1,
             *         "senderId": "bob",
             *         "content": "Hello!",
             *         "createdAt": "2026-01-31T12:00:00.000Z",
             *         "revision": 1,
             *         "version": 1,
             *         "pinnedAt": "2026-01-31T12:05:00.000Z",
             *         "pinnedBy": "alice"
             *       }
             *     }
             */
            pin: Shared.PinChange;
        };
        /**
         * ChatUpdatedEvent
         * @description The payload of `chat-updated`.
         */
        ChatUpdatedEvent: {
            /**
             * ChatId
             * @description The identifier of a chat. The service makes it; it sorts by time of creation.
             * @example chat_01k7m3v9xqe8wbt5n2r4c6d8fg
             */
            chatId: Shared.ChatId;
            /**
             * Revision
             * @description The change counter of a chat: 0 when it is made, one more for every lasting change (each message is one). What a client saw last is where it resumes.
             * @example 42
             */
            revision: Shared.Revision;
            /**
             * ChangeKind
             * @description What kind of change it is: `message-sent`, `message-updated`, `message-deleted`, `reaction-changed`, `pin-changed`, `participants-changed`, `role-changed`, `chat-details-changed` or `chat-deleted`. New kinds may be added: pass over what you do not know.
             * @example message-sent
             */
            kind: Shared.ChangeKind;
            /**
             * Message
             * @description A message of a chat. One that was deleted stays in its place, with `deletedAt` and `deletedBy`; its `content` is then a text that says so, always the same, for clients that do not look for these. One that is pinned has `pinnedAt` and `pinnedBy`.
             * @example {
             *       "id": "msg_01k7m3wc2hf6pabd0s9t7v5xyz",
             *       "chatId": "chat_01k7m3v9xqe8wbt5n2r4c6d8fg",
             *       "seq": 1,
             *       "senderId": "bob",
             *       "content": "Hello!",
             *       "createdAt": "2026-01-31T12:00:00.000Z",
             *       "revision": 1,
             *       "version": 1
             *     }
             * @example {
             *       "id": "msg_01k7m3wd8me7qbf1t4v6x9yz2a",
             *       "chatId": "chat_01k7m3v9xqe8wbt5n2r4c6d8fg",
             *       "seq": 2,
             *       "senderId": "alice",
             *       "content": "Hello, @bob!",
             *       "createdAt": "2026-01-31T12:01:00.000Z",
             *       "revision": 2,
             *       "version": 1,
             *       "metadata": {
             *         "color": "blue"
             *       },
             *       "replyTo": "msg_01k7m3wc2hf6pabd0s9t7v5xyz",
             *       "threadId": "msg_01k7m3wc2hf6pabd0s9t7v5xyz",
             *       "mentions": [
             *         "bob"
             *       ]
             *     }
             * @example {
             *       "id": "msg_01k7m3xf4nq8r2vj6w1y5z9b3d",
             *       "chatId": "chat_01k7m3v9xqe8wbt5n2r4c6d8fg",
             *       "seq": 3,
             *       "senderId": "bob",
             *       "content": "This message was deleted.",
             *       "createdAt": "2026-01-31T12:01:00.000Z",
             *       "revision": 3,
             *       "version": 1,
             *       "deletedAt": "2026-01-31T12:02:00.000Z",
             *       "deletedBy": "bob"
             *     }
             */
            lastMessage?: Shared.Message;
            /**
             * Message
             * @description A message of a chat. One that was deleted stays in its place, with `deletedAt` and `deletedBy`; its `content` is then a text that says so, always the same, for clients that do not look for these. One that is pinned has `pinnedAt` and `pinnedBy`.
             * @example {
             *       "id": "msg_01k7m3wc2hf6pabd0s9t7v5xyz",
             *       "chatId": "chat_01k7m3v9xqe8wbt5n2r4c6d8fg",
             *       "seq": 1,
             *       "senderId": "bob",
             *       "content": "Hello!",
             *       "createdAt": "2026-01-31T12:00:00.000Z",
             *       "revision": 1,
             *       "version": 1
             *     }
             * @example {
             *       "id": "msg_01k7m3wd8me7qbf1t4v6x9yz2a",
             *       "chatId": "chat_01k7m3v9xqe8wbt5n2r4c6d8fg",
             *       "seq": 2,
             *       "senderId": "alice",
             *       "content": "Hello, @bob!",
             *       "createdAt": "2026-01-31T12:01:00.000Z",
             *       "revision": 2,
             *       "version": 1,
             *       "metadata": {
             *         "color": "blue"
             *       },
             *       "replyTo": "msg_01k7m3wc2hf6pabd0s9t7v5xyz",
             *       "threadId": "msg_01k7m3wc2hf6pabd0s9t7v5xyz",
             *       "mentions": [
             *         "bob"
             *       ]
             *     }
             * @example {
             *       "id": "msg_01k7m3xf4nq8r2vj6w1y5z9b3d",
             *       "chatId": "chat_01k7m3v9xqe8wbt5n2r4c6d8fg",
             *       "seq": 3,
             *       "senderId": "bob",
             *       "content": "This message was deleted.",
             *       "createdAt": "2026-01-31T12:01:00.000Z",
             *       "revision": 3,
             *       "version": 1,
             *       "deletedAt": "2026-01-31T12:02:00.000Z",
             *       "deletedBy": "bob"
             *     }
             */
            updated?: Shared.Message;
            /**
             * Message
             * @description A message of a chat. One that was deleted stays in its place, with `deletedAt` and `deletedBy`; its `content` is then a text that says so, always the same, for clients that do not look for these. One that is pinned has `pinnedAt` and `pinnedBy`.
             * @example {
             *       "id": "msg_01k7m3wc2hf6pabd0s9t7v5xyz",
             *       "chatId": "chat_01k7m3v9xqe8wbt5n2r4c6d8fg",
             *       "seq": 1,
             *       "senderId": "bob",
             *       "content": "Hello!",
             *       "createdAt": "2026-01-31T12:00:00.000Z",
             *       "revision": 1,
             *       "version": 1
             *     }
             * @example {
             *       "id": "msg_01k7m3wd8me7qbf1t4v6x9yz2a",
             *       "chatId": "chat_01k7m3v9xqe8wbt5n2r4c6d8fg",
             *       "seq": 2,
             *       "senderId": "alice",
             *       "content": "Hello, @bob!",
             *       "createdAt": "2026-01-31T12:01:00.000Z",
             *       "revision": 2,
             *       "version": 1,
             *       "metadata": {
             *         "color": "blue"
             *       },
             *       "replyTo": "msg_01k7m3wc2hf6pabd0s9t7v5xyz",
             *       "threadId": "msg_01k7m3wc2hf6pabd0s9t7v5xyz",
             *       "mentions": [
             *         "bob"
             *       ]
             *     }
             * @example {
             *       "id": "msg_01k7m3xf4nq8r2vj6w1y5z9b3d",
             *       "chatId": "chat_01k7m3v9xqe8wbt5n2r4c6d8fg",
             *       "seq": 3,
             *       "senderId": "bob",
             *       "content": "This message was deleted.",
             *       "createdAt": "2026-01-31T12:01:00.000Z",
             *       "revision": 3,
             *       "version": 1,
             *       "deletedAt": "2026-01-31T12:02:00.000Z",
             *       "deletedBy": "bob"
             *     }
             */
            deleted?: Shared.Message;
            /**
             * Thread
             * @description How a thread is now: the message that it began with (`threadId`), how many replies it has, and when the last one came.
             * @example {
             *       "threadId": "msg_01k7m3wc2hf6pabd0s9t7v5xyz",
             *       "replyCount": 1,
             *       "lastReplyAt": "2026-01-31T12:01:00.000Z"
             *     }
             */
            thread?: Shared.Thread;
            /**
             * ReactionChange
             * @description A user reacted to a message with an emoji, or took that back: whether they have by now (`reacted`), and who has reacted with this emoji by now (`count`, and the first 10 as `userIds`).
             * @example {
             *       "messageId": "msg_01k7m3wc2hf6pabd0s9t7v5xyz",
             *       "seq": 1,
             *       "userId": "alice",
             *       "emoji": "👍",
             *       "reacted": true,
             *       "count": 1,
             *       "userIds": [
             *         "alice"
             *       ]
             *     }
             */
            reaction?: Shared.ReactionChange;
            /**
             * PinChange
             * @description A user pinned or unpinned a message. It is given as it is now: it has `pinnedAt` and `pinnedBy` if it is pinned.
             * @example {
             *       "userId": "alice",
             *       "message": {
             *         "id": "msg_01k7m3wc2hf6pabd0s9t7v5xyz",
             *         "chatId": "chat_01k7m3v9xqe8wbt5n2r4c6d8fg",
             *         "seq": 1,
             *         "senderId": "bob",
             *         "content": "Hello!",
             *         "createdAt": "2026-01-31T12:00:00.000Z",
             *         "revision": 1,
             *         "version": 1,
             *         "pinnedAt": "2026-01-31T12:05:00.000Z",
             *         "pinnedBy": "alice"
             *       }
             *     }
             */
            pin?: Shared.PinChange;
            /**
             * UserIds
             * @description One user or more.
             * @example [
             *       "carol",
             *       "dave"
             *     ]
             */
            added?: Shared.UserIds;
            /** @description How many came, when they are more than the 100 that `added` names. */
            addedCount?: number;
            /**
             * UserIds
             * @description One user or more.
             * @example [
             *       "carol",
             *       "dave"
             *     ]
             */
            removed?: Shared.UserIds;
            /** @description How many went, when they are more than the 100 that `removed` names. */
            removedCount?: number;
            /**
             * RoleChange
             * @description A participant got another role. It is as it is now.
             * @example {
             *       "userId": "carol",
             *       "role": "admin"
             *     }
             */
            role?: Shared.RoleChange;
            /**
             * ChatDetails
             * @description What a group says of itself, as it is now. What is not given it does not have.
             * @example {
             *       "name": "Chat Test",
             *       "description": "What is new.",
             *       "posting": "everyone",
             *       "history": "all"
             *     }
             */
            details?: Shared.ChatDetails;
            /**
             * UserId
             * @description Who a user is, as the app's own sessions name them: the `sub` claim of the session token. OpenID Connect Core 1.0, section 2, limits it to 255 ASCII characters; spaces and control characters are refused here.
             * @example alice
             */
            deletedBy?: Shared.UserId;
        };
        /**
         * ChatCreatedEvent
         * @description The payload of `chat-created`.
         */
        ChatCreatedEvent: {
            /**
             * Chat
             * @description A chat, the same for every participant.
             * @example {
             *       "id": "chat_01k7m3v9xqe8wbt5n2r4c6d8fg",
             *       "kind": "group",
             *       "name": "Chat Test",
             *       "participants": [
             *         "alice",
             *         "bob"
             *       ],
             *       "participantCount": 2,
             *       "createdBy": "alice",
             *       "createdAt": "2026-01-31T11:59:00.000Z",
             *       "lastSeq": 0,
             *       "revision": 0
             *     }
             */
            chat: Shared.Chat;
            /**
             * Role
             * @description What a participant may do in a chat. A group has one `owner`; in a direct chat both are `member`.
             * @example member
             * @enum {string}
             */
            role: Shared.Role;
            /**
             * StateRevision
             * @description The change counter of a user's own state: 0 at first, one more for every lasting change of it (being put into a chat, being removed from one, reading on, muting, pinning, archiving or marking one). What a client saw last is where it resumes.
             * @example 12
             */
            stateRevision: Shared.StateRevision;
            /**
             * ReadSeq
             * @description The `seq` up to which the caller has read, on whichever device.
             * @example 1
             */
            readSeq: Shared.ReadSeq;
            /**
             * UnreadCount
             * @description How many messages of others came after the place up to which the caller has read.
             * @example 1
             */
            unreadCount: Shared.UnreadCount;
            /**
             * MentionCount
             * @description How many of the unread messages mention the caller, by name or as one of all.
             * @example 1
             */
            mentionCount: Shared.MentionCount;
            /**
             * Pinned
             * @description Whether the user keeps the chat before the others in the list of their chats.
             * @example false
             */
            pinned: Shared.Pinned;
            /**
             * Archived
             * @description Whether the user has put the chat into their archive. The next message takes it out of it, unless the chat is muted then.
             * @example false
             */
            archived: Shared.Archived;
            /**
             * MarkedUnread
             * @description Whether the user has marked the chat as unread, to come back to it. It changes no count; marking as read clears it.
             * @example false
             */
            markedUnread: Shared.MarkedUnread;
            /**
             * Timestamp
             * Format: date-time
             * @description A moment in UTC, RFC 3339, with milliseconds.
             * @example 2026-01-31T12:00:00.000Z
             */
            mutedUntil?: Shared.Timestamp;
        };
        /**
         * MyChatUpdatedEvent
         * @description The payload of `my-chat-updated`.
         */
        MyChatUpdatedEvent: {
            /**
             * ChatId
             * @description The identifier of a chat. The service makes it; it sorts by time of creation.
             * @example chat_01k7m3v9xqe8wbt5n2r4c6d8fg
             */
            chatId: Shared.ChatId;
            /**
             * StateRevision
             * @description The change counter of a user's own state: 0 at first, one more for every lasting change of it (being put into a chat, being removed from one, reading on, muting, pinning, archiving or marking one). What a client saw last is where it resumes.
             * @example 12
             */
            stateRevision: Shared.StateRevision;
            /**
             * Revision
             * @description The change counter of a chat: 0 when it is made, one more for every lasting change (each message is one). What a client saw last is where it resumes.
             * @example 42
             */
            revision?: Shared.Revision;
            /**
             * ReadSeq
             * @description The `seq` up to which the caller has read, on whichever device.
             * @example 1
             */
            readSeq?: Shared.ReadSeq;
            /**
             * UnreadCount
             * @description How many messages of others came after the place up to which the caller has read.
             * @example 1
             */
            unreadCount?: Shared.UnreadCount;
            /**
             * MentionCount
             * @description How many of the unread messages mention the caller, by name or as one of all.
             * @example 1
             */
            mentionCount?: Shared.MentionCount;
            /**
             * Pinned
             * @description Whether the user keeps the chat before the others in the list of their chats.
             * @example false
             */
            pinned?: Shared.Pinned;
            /**
             * Archived
             * @description Whether the user has put the chat into their archive. The next message takes it out of it, unless the chat is muted then.
             * @example false
             */
            archived?: Shared.Archived;
            /**
             * MarkedUnread
             * @description Whether the user has marked the chat as unread, to come back to it. It changes no count; marking as read clears it.
             * @example false
             */
            markedUnread?: Shared.MarkedUnread;
            /**
             * Timestamp
             * Format: date-time
             * @description A moment in UTC, RFC 3339, with milliseconds.
             * @example 2026-01-31T12:00:00.000Z
             */
            mutedUntil?: Shared.Timestamp;
            /**
             * @description Says that the user takes no part in the chat any more. Nothing else is told then.
             * @constant
             */
            removed?: true;
        };
        /**
         * BlockChangedEvent
         * @description The payload of `block-changed`.
         */
        BlockChangedEvent: {
            /**
             * UserId
             * @description Who a user is, as the app's own sessions name them: the `sub` claim of the session token. OpenID Connect Core 1.0, section 2, limits it to 255 ASCII characters; spaces and control characters are refused here.
             * @example alice
             */
            userId: Shared.UserId;
            /**
             * Blocked
             * @description Whether the user has blocked the other one now.
             */
            blocked: Shared.Blocked;
            /**
             * StateRevision
             * @description The change counter of a user's own state: 0 at first, one more for every lasting change of it (being put into a chat, being removed from one, reading on, muting, pinning, archiving or marking one). What a client saw last is where it resumes.
             * @example 12
             */
            stateRevision: Shared.StateRevision;
        };
        /**
         * UserUpdatedEvent
         * @description The payload of `user-updated`.
         */
        UserUpdatedEvent: {
            /**
             * User
             * @description A user as others see them. `name` and `avatarUrl` are what the user has set, else what the user's session token says; where neither says anything, they are missing.
             * @example {
             *       "id": "alice",
             *       "name": "Alice Martin",
             *       "avatarUrl": "https://app.example.com/alice.png"
             *     }
             */
            user: Shared.User;
        };
        /**
         * ParticipantsChangedEvent
         * @description The payload of `participants-changed`.
         */
        ParticipantsChangedEvent: {
            /**
             * ChatId
             * @description The identifier of a chat. The service makes it; it sorts by time of creation.
             * @example chat_01k7m3v9xqe8wbt5n2r4c6d8fg
             */
            chatId: Shared.ChatId;
            /**
             * Revision
             * @description The change counter of a chat: 0 when it is made, one more for every lasting change (each message is one). What a client saw last is where it resumes.
             * @example 42
             */
            revision: Shared.Revision;
            /**
             * UserIds
             * @description One user or more.
             * @example [
             *       "carol",
             *       "dave"
             *     ]
             */
            added?: Shared.UserIds;
            /** @description How many came, when they are more than the 100 that `added` names. */
            addedCount?: number;
            /**
             * UserIds
             * @description One user or more.
             * @example [
             *       "carol",
             *       "dave"
             *     ]
             */
            removed?: Shared.UserIds;
            /** @description How many went, when they are more than the 100 that `removed` names. */
            removedCount?: number;
        };
        /**
         * RoleChangedEvent
         * @description The payload of `role-changed`.
         */
        RoleChangedEvent: {
            /**
             * ChatId
             * @description The identifier of a chat. The service makes it; it sorts by time of creation.
             * @example chat_01k7m3v9xqe8wbt5n2r4c6d8fg
             */
            chatId: Shared.ChatId;
            /**
             * Revision
             * @description The change counter of a chat: 0 when it is made, one more for every lasting change (each message is one). What a client saw last is where it resumes.
             * @example 42
             */
            revision: Shared.Revision;
            /**
             * RoleChange
             * @description A participant got another role. It is as it is now.
             * @example {
             *       "userId": "carol",
             *       "role": "admin"
             *     }
             */
            role: Shared.RoleChange;
        };
        /**
         * ChatDetailsChangedEvent
         * @description The payload of `chat-details-changed`.
         */
        ChatDetailsChangedEvent: {
            /**
             * ChatId
             * @description The identifier of a chat. The service makes it; it sorts by time of creation.
             * @example chat_01k7m3v9xqe8wbt5n2r4c6d8fg
             */
            chatId: Shared.ChatId;
            /**
             * Revision
             * @description The change counter of a chat: 0 when it is made, one more for every lasting change (each message is one). What a client saw last is where it resumes.
             * @example 42
             */
            revision: Shared.Revision;
            /**
             * ChatDetails
             * @description What a group says of itself, as it is now. What is not given it does not have.
             * @example {
             *       "name": "Chat Test",
             *       "description": "What is new.",
             *       "posting": "everyone",
             *       "history": "all"
             *     }
             */
            details: Shared.ChatDetails;
        };
        /**
         * ChatDeletedEvent
         * @description The payload of `chat-deleted`.
         */
        ChatDeletedEvent: {
            /**
             * ChatId
             * @description The identifier of a chat. The service makes it; it sorts by time of creation.
             * @example chat_01k7m3v9xqe8wbt5n2r4c6d8fg
             */
            chatId: Shared.ChatId;
            /**
             * Revision
             * @description The change counter of a chat: 0 when it is made, one more for every lasting change (each message is one). What a client saw last is where it resumes.
             * @example 42
             */
            revision: Shared.Revision;
            /**
             * UserId
             * @description Who a user is, as the app's own sessions name them: the `sub` claim of the session token. OpenID Connect Core 1.0, section 2, limits it to 255 ASCII characters; spaces and control characters are refused here.
             * @example alice
             */
            deletedBy: Shared.UserId;
        };
        /**
         * TypingEvent
         * @description The payload of `typing`.
         */
        TypingEvent: {
            /**
             * ChatId
             * @description The identifier of a chat. The service makes it; it sorts by time of creation.
             * @example chat_01k7m3v9xqe8wbt5n2r4c6d8fg
             */
            chatId: Shared.ChatId;
            /**
             * UserId
             * @description Who a user is, as the app's own sessions name them: the `sub` claim of the session token. OpenID Connect Core 1.0, section 2, limits it to 255 ASCII characters; spaces and control characters are refused here.
             * @example alice
             */
            userId: Shared.UserId;
            /** @description Whether the user types. */
            typing: boolean;
            /**
             * Timestamp
             * Format: date-time
             * @description A moment in UTC, RFC 3339, with milliseconds.
             * @example 2026-01-31T12:00:00.000Z
             */
            expiresAt: Shared.Timestamp;
        };
        /**
         * ReadUpdatedEvent
         * @description The payload of `read-updated`.
         */
        ReadUpdatedEvent: {
            /**
             * ChatId
             * @description The identifier of a chat. The service makes it; it sorts by time of creation.
             * @example chat_01k7m3v9xqe8wbt5n2r4c6d8fg
             */
            chatId: Shared.ChatId;
            /** @description Who has read on, and up to where. */
            reads: {
                /**
                 * UserId
                 * @description Who a user is, as the app's own sessions name them: the `sub` claim of the session token. OpenID Connect Core 1.0, section 2, limits it to 255 ASCII characters; spaces and control characters are refused here.
                 * @example alice
                 */
                userId: Shared.UserId;
                /**
                 * Seq
                 * @description A message's place in its chat, counted from 1 without a gap.
                 * @example 42
                 */
                seq: Shared.Seq;
            }[];
        };
        /**
         * DeliveredUpdatedEvent
         * @description The payload of `delivered-updated`.
         */
        DeliveredUpdatedEvent: {
            /**
             * ChatId
             * @description The identifier of a chat. The service makes it; it sorts by time of creation.
             * @example chat_01k7m3v9xqe8wbt5n2r4c6d8fg
             */
            chatId: Shared.ChatId;
            /** @description Whom messages have reached, and up to where. */
            deliveries: {
                /**
                 * UserId
                 * @description Who a user is, as the app's own sessions name them: the `sub` claim of the session token. OpenID Connect Core 1.0, section 2, limits it to 255 ASCII characters; spaces and control characters are refused here.
                 * @example alice
                 */
                userId: Shared.UserId;
                /**
                 * Seq
                 * @description A message's place in its chat, counted from 1 without a gap.
                 * @example 42
                 */
                seq: Shared.Seq;
            }[];
        };
        /**
         * PresenceChangedEvent
         * @description The payload of `presence-changed`.
         */
        PresenceChangedEvent: {
            /**
             * UserId
             * @description Who a user is, as the app's own sessions name them: the `sub` claim of the session token. OpenID Connect Core 1.0, section 2, limits it to 255 ASCII characters; spaces and control characters are refused here.
             * @example alice
             */
            userId: Shared.UserId;
            /** @description Whether they have a connection, or had one within the last 5 seconds. */
            online: boolean;
            /**
             * Timestamp
             * Format: date-time
             * @description A moment in UTC, RFC 3339, with milliseconds.
             * @example 2026-01-31T12:00:00.000Z
             */
            lastSeenAt?: Shared.Timestamp;
        };
        /**
         * Frame
         * @description What a client may send on the `websocket` server, before the command is looked at.
         */
        Frame: {
            /** @description The name of the command. */
            event: string;
            /** @description The command's payload. */
            data?: Record<string, never>;
            /**
             * Ref
             * @description The client's own mark of a command, given back in its reply.
             */
            ref?: string | number;
        };
        /**
         * Handshake
         * @description The query of the handshake. A transport may add parameters of its own.
         */
        Handshake: {
            /**
             * UserId
             * @description Who a user is, as the app's own sessions name them: the `sub` claim of the session token. OpenID Connect Core 1.0, section 2, limits it to 255 ASCII characters; spaces and control characters are refused here.
             * @example alice
             */
            userId: Shared.UserId;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type JoinChat = components['schemas']['JoinChat'];
export type LeaveChat = components['schemas']['LeaveChat'];
export type ListenAllChats = components['schemas']['ListenAllChats'];
export type LeaveAllChats = components['schemas']['LeaveAllChats'];
export type AskDebugStatus = components['schemas']['AskDebugStatus'];
export type ChatJoined = components['schemas']['ChatJoined'];
export type ErrorEvent = components['schemas']['ErrorEvent'];
export type ChatLeft = components['schemas']['ChatLeft'];
export type ListeningAllChats = components['schemas']['ListeningAllChats'];
export type AllChatsLeft = components['schemas']['AllChatsLeft'];
export type DebugStatus = components['schemas']['DebugStatus'];
export type NewMessageEvent = components['schemas']['NewMessageEvent'];
export type MessageUpdatedEvent = components['schemas']['MessageUpdatedEvent'];
export type MessageDeletedEvent = components['schemas']['MessageDeletedEvent'];
export type ReactionChangedEvent = components['schemas']['ReactionChangedEvent'];
export type PinChangedEvent = components['schemas']['PinChangedEvent'];
export type ChatUpdatedEvent = components['schemas']['ChatUpdatedEvent'];
export type ChatCreatedEvent = components['schemas']['ChatCreatedEvent'];
export type MyChatUpdatedEvent = components['schemas']['MyChatUpdatedEvent'];
export type BlockChangedEvent = components['schemas']['BlockChangedEvent'];
export type UserUpdatedEvent = components['schemas']['UserUpdatedEvent'];
export type ParticipantsChangedEvent = components['schemas']['ParticipantsChangedEvent'];
export type RoleChangedEvent = components['schemas']['RoleChangedEvent'];
export type ChatDetailsChangedEvent = components['schemas']['ChatDetailsChangedEvent'];
export type ChatDeletedEvent = components['schemas']['ChatDeletedEvent'];
export type TypingEvent = components['schemas']['TypingEvent'];
export type ReadUpdatedEvent = components['schemas']['ReadUpdatedEvent'];
export type DeliveredUpdatedEvent = components['schemas']['DeliveredUpdatedEvent'];
export type PresenceChangedEvent = components['schemas']['PresenceChangedEvent'];
export type Frame = components['schemas']['Frame'];
export type Handshake = components['schemas']['Handshake'];
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
