// Generated from specs/ by `npm run generate`. Do not edit.

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Archived
         * @description Whether the user has put the chat into their archive. The next message takes it out of it, unless the chat is muted then.
         * @example false
         */
        Archived: boolean;
        /**
         * AvatarUrl
         * @description Where a picture is: an absolute `http` or `https` URL, with what is not ASCII percent-encoded. The service keeps it and never fetches it.
         * @example https://app.example.com/alice.png
         */
        AvatarUrl: string;
        /**
         * Blocked
         * @description Whether the user has blocked the other one now.
         */
        Blocked: boolean;
        /**
         * ChangeKind
         * @description What kind of change it is: `message-sent`, `message-updated`, `message-deleted`, `reaction-changed`, `pin-changed`, `participants-changed`, `role-changed`, `chat-details-changed` or `chat-deleted`. New kinds may be added: pass over what you do not know.
         * @example message-sent
         */
        ChangeKind: string;
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
        Chat: {
            id: components["schemas"]["ChatId"];
            kind: components["schemas"]["ChatKind"];
            name?: components["schemas"]["ChatName"];
            description?: components["schemas"]["ChatDescription"];
            avatarUrl?: components["schemas"]["AvatarUrl"];
            metadata?: components["schemas"]["Metadata"];
            posting?: components["schemas"]["Posting"];
            history?: components["schemas"]["ChatHistory"];
            participants: components["schemas"]["Participants"];
            participantCount: components["schemas"]["ParticipantCount"];
            createdBy: components["schemas"]["UserId"];
            createdAt: components["schemas"]["Timestamp"];
            /** @description The `seq` of the newest message, 0 while there is none. */
            lastSeq: number;
            revision: components["schemas"]["Revision"];
        };
        /**
         * ChatChange
         * @description A lasting change of a chat. What it carries follows from its `kind`: `message` (a message was sent), `updated` (one was edited), `deleted` (one was deleted), `reaction` (someone reacted to one, or took that back), `pin` (someone pinned or unpinned one), `added` or `removed` (participants came or went), `role` (a participant got another one), `details` (what the chat says of itself changed), or `deletedBy` (the chat was deleted, which is its last change). With a reply that was sent or deleted comes its `thread`. Messages, reactions, threads, roles and details are as they are now, which may be later than the change.
         * @example {
         *       "revision": 1,
         *       "kind": "message-sent",
         *       "message": {
         *         "id": "msg_01k7m3wc2hf6pabd0s9t7v5xyz",
         *         "chatId": "chat_01k7m3v9xqe8wbt5n2r4c6d8fg",
         *         "seq": 1,
         *         "senderId": "bob",
         *         "content": "Hello!",
         *         "createdAt": "2026-01-31T12:00:00.000Z",
         *         "revision": 1,
         *         "version": 1
         *       }
         *     }
         * @example {
         *       "revision": 2,
         *       "kind": "participants-changed",
         *       "added": [
         *         "carol"
         *       ]
         *     }
         */
        ChatChange: {
            revision: components["schemas"]["Revision"];
            kind: components["schemas"]["ChangeKind"];
            message?: components["schemas"]["Message"];
            updated?: components["schemas"]["Message"];
            deleted?: components["schemas"]["Message"];
            thread?: components["schemas"]["Thread"];
            reaction?: components["schemas"]["ReactionChange"];
            pin?: components["schemas"]["PinChange"];
            added?: components["schemas"]["UserIds"];
            removed?: components["schemas"]["UserIds"];
            role?: components["schemas"]["RoleChange"];
            details?: components["schemas"]["ChatDetails"];
            deletedBy?: components["schemas"]["UserId"];
        };
        /**
         * ChatDescription
         * @description What a group is about, kept as sent: at least one character that is not white space, no NUL, no lone surrogates.
         * @example What is new.
         */
        ChatDescription: string;
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
        ChatDetails: {
            name?: components["schemas"]["ChatName"];
            description?: components["schemas"]["ChatDescription"];
            avatarUrl?: components["schemas"]["AvatarUrl"];
            metadata?: components["schemas"]["Metadata"];
            posting: components["schemas"]["Posting"];
            history: components["schemas"]["ChatHistory"];
        };
        /**
         * ChatHistory
         * @description What those see of what was said before, who come to a group: `all`, as where it is not given, or only what is said `since-joined`. It counts when they come.
         * @example since-joined
         * @enum {string}
         */
        ChatHistory: "all" | "since-joined";
        /**
         * ChatId
         * @description The identifier of a chat. The service makes it; it sorts by time of creation.
         * @example chat_01k7m3v9xqe8wbt5n2r4c6d8fg
         */
        ChatId: string;
        /**
         * ChatKind
         * @description `direct`: two participants and no name, one such chat for each pair. `group`: every other chat.
         * @example group
         * @enum {string}
         */
        ChatKind: "direct" | "group";
        /**
         * ChatName
         * @description The name of a chat, kept as sent: at least one character that is not white space, no NUL, no lone surrogates. A new name of which nothing can be seen, because the rest has no width either, is refused.
         * @example Chat Test
         */
        ChatName: string;
        /**
         * ChatSummary
         * @description A chat as one of its participants sees it in the list, with the newest message and what is unread.
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
         *       "lastSeq": 1,
         *       "revision": 1,
         *       "lastMessage": {
         *         "id": "msg_01k7m3wc2hf6pabd0s9t7v5xyz",
         *         "chatId": "chat_01k7m3v9xqe8wbt5n2r4c6d8fg",
         *         "seq": 1,
         *         "senderId": "bob",
         *         "content": "Hello!",
         *         "createdAt": "2026-01-31T12:00:00.000Z",
         *         "revision": 1,
         *         "version": 1
         *       },
         *       "readSeq": 0,
         *       "unreadCount": 1,
         *       "mentionCount": 0,
         *       "stateRevision": 12,
         *       "role": "owner",
         *       "pinned": false,
         *       "archived": false,
         *       "markedUnread": false
         *     }
         */
        ChatSummary: {
            id: components["schemas"]["ChatId"];
            kind: components["schemas"]["ChatKind"];
            name?: components["schemas"]["ChatName"];
            description?: components["schemas"]["ChatDescription"];
            avatarUrl?: components["schemas"]["AvatarUrl"];
            metadata?: components["schemas"]["Metadata"];
            posting?: components["schemas"]["Posting"];
            history?: components["schemas"]["ChatHistory"];
            participants: components["schemas"]["Participants"];
            participantCount: components["schemas"]["ParticipantCount"];
            createdBy: components["schemas"]["UserId"];
            createdAt: components["schemas"]["Timestamp"];
            /** @description The `seq` of the newest message, 0 while there is none. */
            lastSeq: number;
            revision: components["schemas"]["Revision"];
            lastMessage?: components["schemas"]["Message"];
            readSeq: components["schemas"]["ReadSeq"];
            unreadCount: components["schemas"]["UnreadCount"];
            mentionCount: components["schemas"]["MentionCount"];
            stateRevision: components["schemas"]["StateRevision"];
            role: components["schemas"]["Role"];
            pinned: components["schemas"]["Pinned"];
            archived: components["schemas"]["Archived"];
            markedUnread: components["schemas"]["MarkedUnread"];
            mutedUntil?: components["schemas"]["Timestamp"];
        };
        /**
         * ClearableMetadata
         * @description Data of the app's own, as in `Metadata`, in place of those that there are; null for none.
         * @example {
         *       "color": "blue"
         *     }
         */
        ClearableMetadata: {
            [key: string]: unknown;
        } | null;
        /**
         * ClientMessageId
         * @description The sender's own identifier of a message, chosen before sending. Sending again with the same one gives the first message back and stores nothing, so a send whose answer was lost can be repeated.
         * @example c1f0a2e4-7b1d-4c8e-9a53-0d6f2b8e4a17
         */
        ClientMessageId: string;
        /**
         * Cursor
         * @description A place in a list, to be given back as it came. It has no meaning outside the service.
         * @example WzE3Njk4NTk2NDAwMDAwMDAsImNoYXRfMDFrN20zdjkiXQ
         */
        Cursor: string;
        /**
         * Emoji
         * @description One emoji: a single sequence that Unicode recommends for general interchange (RGI), with skin tone, flag or joiner where it has them. A lone skin tone is none. In a path it is percent-encoded.
         * @example 👍
         */
        Emoji: string;
        /**
         * Epoch
         * @description Names the history that revisions belong to. It is another one after an earlier state of the database was restored, or after a failover: what a client saw before may not have happened then. Nothing but its equality means anything.
         * @example 3f9a1c5be07d2846
         */
        Epoch: string;
        /**
         * ErrorCode
         * @description What went wrong, in a form that programs can rely on. New codes may be added.
         * @example CHAT_NOT_FOUND
         * @enum {string}
         */
        ErrorCode: "INVALID_REQUEST" | "INVALID_JSON" | "INVALID_CURSOR" | "INVALID_PARTICIPANTS" | "UNKNOWN_USERS" | "SESSION_REQUIRED" | "SESSION_INVALID" | "SESSION_EXPIRED" | "ORIGIN_NOT_ALLOWED" | "USER_MISMATCH" | "USER_ID_MISSING" | "CHAT_NOT_FOUND" | "PARTICIPANT_NOT_FOUND" | "MESSAGE_NOT_FOUND" | "NOT_FOUND" | "METHOD_NOT_ALLOWED" | "CLIENT_MESSAGE_ID_REUSED" | "CANNOT_RESUME" | "MESSAGE_DELETED" | "VERSION_CONFLICT" | "TOO_MANY_REACTIONS" | "TOO_MANY_PINS" | "TOO_MANY_PINNED_CHATS" | "CHAT_LIMIT_REACHED" | "DIRECT_CHAT" | "NOT_ALLOWED" | "BLOCKED" | "PAYLOAD_TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE" | "INVALID_FRAME" | "UNKNOWN_COMMAND" | "TOO_MANY_COMMANDS" | "RATE_LIMITED" | "TOO_MANY_CHATS" | "INTERNAL_ERROR" | "SERVICE_UNAVAILABLE";
        /**
         * FieldError
         * @description One thing that is wrong with a request or a command.
         * @example {
         *       "path": "/body/content",
         *       "message": "must NOT have more than 4000 characters"
         *     }
         */
        FieldError: {
            /** @description Where it is, as a JSON pointer from the request or the command's `data`; empty for the whole. */
            path: string;
            /** @description What is wrong, for a developer to read. */
            message: string;
        };
        /**
         * MarkedUnread
         * @description Whether the user has marked the chat as unread, to come back to it. It changes no count; marking as read clears it.
         * @example false
         */
        MarkedUnread: boolean;
        /**
         * MentionCount
         * @description How many of the unread messages mention the caller, by name or as one of all.
         * @example 1
         */
        MentionCount: number;
        /**
         * Mentions
         * @description The users whom a message mentions by name.
         * @example [
         *       "bob"
         *     ]
         */
        Mentions: components["schemas"]["UserId"][];
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
        Message: {
            id: components["schemas"]["MessageId"];
            chatId: components["schemas"]["ChatId"];
            seq: components["schemas"]["Seq"];
            senderId: components["schemas"]["UserId"];
            content: components["schemas"]["MessageContent"];
            createdAt: components["schemas"]["Timestamp"];
            revision: components["schemas"]["Revision"];
            clientMessageId?: components["schemas"]["ClientMessageId"];
            kind?: components["schemas"]["MessageKind"];
            metadata?: components["schemas"]["Metadata"];
            replyTo?: components["schemas"]["ReplyTo"];
            threadId?: components["schemas"]["ThreadId"];
            replyCount?: components["schemas"]["ReplyCount"];
            lastReplyAt?: components["schemas"]["Timestamp"];
            mentions?: components["schemas"]["Mentions"];
            /**
             * @description That the message mentions all participants of the chat.
             * @constant
             */
            mentionsAll?: true;
            version: components["schemas"]["Version"];
            editedAt?: components["schemas"]["Timestamp"];
            deletedAt?: components["schemas"]["Timestamp"];
            deletedBy?: components["schemas"]["UserId"];
            pinnedAt?: components["schemas"]["Timestamp"];
            pinnedBy?: components["schemas"]["UserId"];
            /** @description What was reacted with, in the order of the emoji (by UTF-16 code unit); missing where there is none. */
            reactions?: components["schemas"]["Reaction"][];
        };
        /**
         * MessageContent
         * @description The text of a message, kept as sent: 1 to 4,000 Unicode characters, at least one of which is not white space, without NUL and without lone surrogates (Postgres and UTF-8 can store neither). A new text of which nothing can be seen, because the rest has no width either, is refused.
         * @example Hello!
         */
        MessageContent: string;
        /**
         * MessageId
         * @description The identifier of a message. The service makes it; it sorts by time of creation.
         * @example msg_01k7m3wc2hf6pabd0s9t7v5xyz
         */
        MessageId: string;
        /**
         * MessageKind
         * @description What a message is: `text`, written by a user, or `system`, written by the service itself; `text` where it is missing. More may come: show one that you do not know as a text.
         * @example system
         * @enum {string}
         */
        MessageKind: "text" | "system";
        /**
         * MessageVersion
         * @description What a message said, and since when: `createdAt` is when it was sent with this content, or edited to it.
         * @example {
         *       "version": 1,
         *       "content": "Hello!",
         *       "createdAt": "2026-01-31T12:00:00.000Z"
         *     }
         */
        MessageVersion: {
            version: components["schemas"]["Version"];
            content: components["schemas"]["MessageContent"];
            createdAt: components["schemas"]["Timestamp"];
            metadata?: components["schemas"]["Metadata"];
        };
        /**
         * Metadata
         * @description Data of the app's own, which the service stores and gives back untouched: a JSON object of at most 4 KiB (as JSON in UTF-8, without white space), at most 3 levels deep, in which no text has NUL or lone surrogates.
         * @example {
         *       "color": "blue",
         *       "tags": [
         *         "urgent"
         *       ]
         *     }
         */
        Metadata: {
            [key: string]: unknown;
        };
        /**
         * OwnChange
         * @description A change of a user's own state. Of a chat (`chatId`): they were put into it (`chat`, and what is their own of it), what is their own of it changed, or they were removed from it (`removed`, and nothing else). Of another user (`userId`): they blocked them, or took that back (`blocked`). It is told as it is now, which may be later than the change.
         * @example {
         *       "chatId": "chat_01k7m3v9xqe8wbt5n2r4c6d8fg",
         *       "stateRevision": 13,
         *       "revision": 2,
         *       "readSeq": 2,
         *       "unreadCount": 0,
         *       "mentionCount": 0,
         *       "pinned": true,
         *       "archived": false,
         *       "markedUnread": false
         *     }
         * @example {
         *       "chatId": "chat_01k7m3x4tne6aqm8s0c2v5w7yz",
         *       "stateRevision": 14,
         *       "removed": true
         *     }
         * @example {
         *       "userId": "mallory",
         *       "stateRevision": 15,
         *       "blocked": true
         *     }
         */
        OwnChange: {
            chatId?: components["schemas"]["ChatId"];
            stateRevision: components["schemas"]["StateRevision"];
            chat?: components["schemas"]["Chat"];
            revision?: components["schemas"]["Revision"];
            readSeq?: components["schemas"]["ReadSeq"];
            unreadCount?: components["schemas"]["UnreadCount"];
            mentionCount?: components["schemas"]["MentionCount"];
            pinned?: components["schemas"]["Pinned"];
            archived?: components["schemas"]["Archived"];
            markedUnread?: components["schemas"]["MarkedUnread"];
            mutedUntil?: components["schemas"]["Timestamp"];
            /**
             * @description Says that the user takes no part in the chat any more.
             * @constant
             */
            removed?: true;
            userId?: components["schemas"]["UserId"];
            blocked?: components["schemas"]["Blocked"];
        };
        /**
         * OwnChat
         * @description What is a user's own of a chat, the same on all of their devices. `unreadCount`, `mentionCount` and `archived` are those at the chat's `revision`.
         * @example {
         *       "chatId": "chat_01k7m3v9xqe8wbt5n2r4c6d8fg",
         *       "stateRevision": 13,
         *       "revision": 2,
         *       "readSeq": 2,
         *       "unreadCount": 0,
         *       "mentionCount": 0,
         *       "pinned": true,
         *       "archived": false,
         *       "markedUnread": false,
         *       "mutedUntil": "2026-02-01T08:00:00.000Z"
         *     }
         */
        OwnChat: {
            chatId: components["schemas"]["ChatId"];
            stateRevision: components["schemas"]["StateRevision"];
            revision: components["schemas"]["Revision"];
            readSeq: components["schemas"]["ReadSeq"];
            unreadCount: components["schemas"]["UnreadCount"];
            mentionCount: components["schemas"]["MentionCount"];
            pinned: components["schemas"]["Pinned"];
            archived: components["schemas"]["Archived"];
            markedUnread: components["schemas"]["MarkedUnread"];
            mutedUntil?: components["schemas"]["Timestamp"];
        };
        /**
         * ParticipantCount
         * @description How many users take part in the chat, whether `participants` names all of them or not.
         * @example 2
         */
        ParticipantCount: number;
        /**
         * Participants
         * @description The users who take part in the chat, in ascending order: the first 100 of them. `participantCount` says how many there are, and `listParticipants` has all.
         * @example [
         *       "alice",
         *       "bob"
         *     ]
         */
        Participants: components["schemas"]["UserId"][];
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
        PinChange: {
            userId: components["schemas"]["UserId"];
            message: components["schemas"]["Message"];
        };
        /**
         * Pinned
         * @description Whether the user keeps the chat before the others in the list of their chats.
         * @example false
         */
        Pinned: boolean;
        /**
         * Posting
         * @description Who may send messages in a group, and pin them: `everyone`, as where it is not given, or its owner and `admins`.
         * @example admins
         * @enum {string}
         */
        Posting: "everyone" | "admins";
        /**
         * Presence
         * @description Whether a user is there. `lastSeenAt` is when they were online last; it is missing while they are, and where it is not known or not told.
         * @example {
         *       "userId": "bob",
         *       "online": false,
         *       "lastSeenAt": "2026-01-31T11:00:00.000Z"
         *     }
         */
        Presence: {
            userId: components["schemas"]["UserId"];
            /**
             * @description Whether they have a connection, or had one within the last 5 seconds.
             * @example true
             */
            online: boolean;
            lastSeenAt?: components["schemas"]["Timestamp"];
        };
        /**
         * Problem
         * @description An error answer (RFC 9457).
         * @example {
         *       "type": "urn:messaging:error:CHAT_NOT_FOUND",
         *       "title": "Chat not found",
         *       "status": 404,
         *       "detail": "No chat with this id among the caller's chats.",
         *       "code": "CHAT_NOT_FOUND",
         *       "requestId": "0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d",
         *       "retryable": false
         *     }
         */
        Problem: {
            /**
             * Format: uri
             * @description A URI that names the kind of problem, as an identifier, not as an address.
             */
            type: string;
            /** @description The kind of problem in words, the same for each occurrence. */
            title: string;
            /** @description The HTTP status. */
            status: number;
            /** @description This occurrence in words, for a developer to read. */
            detail: string;
            code: components["schemas"]["ErrorCode"];
            /** @description The request's identifier, as in the service's log and in the `X-Request-Id` header. */
            requestId: string;
            /** @description Whether the same request may succeed later. */
            retryable: boolean;
            /** @description What is wrong with the request, one by one. */
            errors?: components["schemas"]["FieldError"][];
        };
        /**
         * Reaction
         * @description Who has reacted to a message with one emoji: how many, and the first 10 of them, in the order in which they did. `listReactions` has all.
         * @example {
         *       "emoji": "👍",
         *       "count": 2,
         *       "userIds": [
         *         "alice",
         *         "bob"
         *       ]
         *     }
         */
        Reaction: {
            emoji: components["schemas"]["Emoji"];
            count: components["schemas"]["ReactionCount"];
            userIds: components["schemas"]["ReactionUserIds"];
        };
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
        ReactionChange: {
            messageId: components["schemas"]["MessageId"];
            seq: components["schemas"]["Seq"];
            userId: components["schemas"]["UserId"];
            emoji: components["schemas"]["Emoji"];
            /** @description Whether this user has reacted with this emoji. */
            reacted: boolean;
            count: components["schemas"]["ReactionCount"];
            userIds: components["schemas"]["ReactionUserIds"];
        };
        /**
         * ReactionCount
         * @description How many users have reacted with an emoji.
         * @example 2
         */
        ReactionCount: number;
        /**
         * ReactionUserIds
         * @description The first 10 who have reacted with an emoji, in the order in which they did.
         * @example [
         *       "alice",
         *       "bob"
         *     ]
         */
        ReactionUserIds: components["schemas"]["UserId"][];
        /**
         * ReadSeq
         * @description The `seq` up to which the caller has read, on whichever device.
         * @example 1
         */
        ReadSeq: number;
        /**
         * ReplyCount
         * @description How many replies there are in the thread that began with a message, without those that were deleted; missing where there were none.
         * @example 2
         */
        ReplyCount: number;
        /**
         * ReplyTo
         * @description The message that this one answers.
         * @example msg_01k7m3wc2hf6pabd0s9t7v5xyz
         */
        ReplyTo: string;
        /**
         * Revision
         * @description The change counter of a chat: 0 when it is made, one more for every lasting change (each message is one). What a client saw last is where it resumes.
         * @example 42
         */
        Revision: number;
        /**
         * Role
         * @description What a participant may do in a chat. A group has one `owner`; in a direct chat both are `member`.
         * @example member
         * @enum {string}
         */
        Role: "owner" | "admin" | "member";
        /**
         * RoleChange
         * @description A participant got another role. It is as it is now.
         * @example {
         *       "userId": "carol",
         *       "role": "admin"
         *     }
         */
        RoleChange: {
            userId: components["schemas"]["UserId"];
            role: components["schemas"]["Role"];
        };
        /**
         * Seq
         * @description A message's place in its chat, counted from 1 without a gap.
         * @example 42
         */
        Seq: number;
        /**
         * StateRevision
         * @description The change counter of a user's own state: 0 at first, one more for every lasting change of it (being put into a chat, being removed from one, reading on, muting, pinning, archiving or marking one). What a client saw last is where it resumes.
         * @example 12
         */
        StateRevision: number;
        /**
         * Thread
         * @description How a thread is now: the message that it began with (`threadId`), how many replies it has, and when the last one came.
         * @example {
         *       "threadId": "msg_01k7m3wc2hf6pabd0s9t7v5xyz",
         *       "replyCount": 1,
         *       "lastReplyAt": "2026-01-31T12:01:00.000Z"
         *     }
         */
        Thread: {
            threadId: components["schemas"]["MessageId"];
            replyCount: components["schemas"]["ReplyCount"];
            lastReplyAt: components["schemas"]["Timestamp"];
        };
        /**
         * ThreadId
         * @description The message with which the thread begins that this one belongs to; missing where it answers none, and of that message itself.
         * @example msg_01k7m3wc2hf6pabd0s9t7v5xyz
         */
        ThreadId: string;
        /**
         * Timestamp
         * Format: date-time
         * @description A moment in UTC, RFC 3339, with milliseconds.
         * @example 2026-01-31T12:00:00.000Z
         */
        Timestamp: string;
        /**
         * UnreadCount
         * @description How many messages of others came after the place up to which the caller has read.
         * @example 1
         */
        UnreadCount: number;
        /**
         * User
         * @description A user as others see them. `name` and `avatarUrl` are what the user has set, else what the user's session token says; where neither says anything, they are missing.
         * @example {
         *       "id": "alice",
         *       "name": "Alice Martin",
         *       "avatarUrl": "https://app.example.com/alice.png"
         *     }
         */
        User: {
            id: components["schemas"]["UserId"];
            name?: components["schemas"]["UserName"];
            avatarUrl?: components["schemas"]["AvatarUrl"];
            metadata?: components["schemas"]["Metadata"];
        };
        /**
         * UserId
         * @description Who a user is, as the app's own sessions name them: the `sub` claim of the session token. OpenID Connect Core 1.0, section 2, limits it to 255 ASCII characters; spaces and control characters are refused here.
         * @example alice
         */
        UserId: string;
        /**
         * UserIds
         * @description One user or more.
         * @example [
         *       "carol",
         *       "dave"
         *     ]
         */
        UserIds: components["schemas"]["UserId"][];
        /**
         * UserName
         * @description What a user is called, kept as sent: at least one character that can be seen, no NUL, no lone surrogates.
         * @example Alice Martin
         */
        UserName: string;
        /**
         * Version
         * @description Which version of a message it is; 1 as it was sent, one more for each edit.
         * @example 1
         */
        Version: number;
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type Archived = components['schemas']['Archived'];
export type AvatarUrl = components['schemas']['AvatarUrl'];
export type Blocked = components['schemas']['Blocked'];
export type ChangeKind = components['schemas']['ChangeKind'];
export type Chat = components['schemas']['Chat'];
export type ChatChange = components['schemas']['ChatChange'];
export type ChatDescription = components['schemas']['ChatDescription'];
export type ChatDetails = components['schemas']['ChatDetails'];
export type ChatHistory = components['schemas']['ChatHistory'];
export type ChatId = components['schemas']['ChatId'];
export type ChatKind = components['schemas']['ChatKind'];
export type ChatName = components['schemas']['ChatName'];
export type ChatSummary = components['schemas']['ChatSummary'];
export type ClearableMetadata = components['schemas']['ClearableMetadata'];
export type ClientMessageId = components['schemas']['ClientMessageId'];
export type Cursor = components['schemas']['Cursor'];
export type Emoji = components['schemas']['Emoji'];
export type Epoch = components['schemas']['Epoch'];
export type ErrorCode = components['schemas']['ErrorCode'];
export type FieldError = components['schemas']['FieldError'];
export type MarkedUnread = components['schemas']['MarkedUnread'];
export type MentionCount = components['schemas']['MentionCount'];
export type Mentions = components['schemas']['Mentions'];
export type Message = components['schemas']['Message'];
export type MessageContent = components['schemas']['MessageContent'];
export type MessageId = components['schemas']['MessageId'];
export type MessageKind = components['schemas']['MessageKind'];
export type MessageVersion = components['schemas']['MessageVersion'];
export type Metadata = components['schemas']['Metadata'];
export type OwnChange = components['schemas']['OwnChange'];
export type OwnChat = components['schemas']['OwnChat'];
export type ParticipantCount = components['schemas']['ParticipantCount'];
export type Participants = components['schemas']['Participants'];
export type PinChange = components['schemas']['PinChange'];
export type Pinned = components['schemas']['Pinned'];
export type Posting = components['schemas']['Posting'];
export type Presence = components['schemas']['Presence'];
export type Problem = components['schemas']['Problem'];
export type Reaction = components['schemas']['Reaction'];
export type ReactionChange = components['schemas']['ReactionChange'];
export type ReactionCount = components['schemas']['ReactionCount'];
export type ReactionUserIds = components['schemas']['ReactionUserIds'];
export type ReadSeq = components['schemas']['ReadSeq'];
export type ReplyCount = components['schemas']['ReplyCount'];
export type ReplyTo = components['schemas']['ReplyTo'];
export type Revision = components['schemas']['Revision'];
export type Role = components['schemas']['Role'];
export type RoleChange = components['schemas']['RoleChange'];
export type Seq = components['schemas']['Seq'];
export type StateRevision = components['schemas']['StateRevision'];
export type Thread = components['schemas']['Thread'];
export type ThreadId = components['schemas']['ThreadId'];
export type Timestamp = components['schemas']['Timestamp'];
export type UnreadCount = components['schemas']['UnreadCount'];
export type User = components['schemas']['User'];
export type UserId = components['schemas']['UserId'];
export type UserIds = components['schemas']['UserIds'];
export type UserName = components['schemas']['UserName'];
export type Version = components['schemas']['Version'];
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
