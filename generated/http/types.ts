// Generated from specs/ by `npm run generate`. Do not edit.

import type * as Shared from '../schemas';

export interface paths {
    "/v1/messaging/chats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the caller's chats
         * @description The chats in which the caller takes part, the one with the most recent activity (its newest
         *     message, who came or went last, or its creation) first. Pages stay stable while messages arrive: a chat that moves
         *     up during paging is not given a second time.
         *
         *     With `archived` only the chats of the archive are given, or only the others, and those that the
         *     caller has pinned come first, among themselves by activity too. Without it all chats are given, by
         *     activity alone. A chat that a message takes out of the archive during paging is in neither or both.
         */
        get: operations["listChats"];
        put?: never;
        /**
         * Create a chat
         * @description The caller is always a participant, named or not; a user named twice counts once. Two
         *     participants and no name make a **direct** chat. There is one direct chat for a pair: asked
         *     again, by either of the two, also at the same moment, the existing one is the answer, with
         *     200. Everything else makes a **group**, of which the caller is the owner. A chat has at least 2
         *     participants, and at most as many as the service is set to allow: 1,000, if nothing is said.
         */
        post: operations["createChat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messaging/chats/{chatId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        /**
         * Get one chat
         * @description A chat in which the caller takes part, as in the list.
         */
        get: operations["getChat"];
        put?: never;
        post?: never;
        /**
         * Delete a group
         * @description Deletes a group with all that was said in it, for everyone and for good. Every connection that joined
         *     it gets `chat-deleted`, which is the last that comes of it; for each participant it is gone from the
         *     list of chats. A direct chat is not deleted.
         */
        delete: operations["deleteChat"];
        options?: never;
        head?: never;
        /**
         * Change what a group is
         * @description Changes the name of a group, what it says of itself, its picture, the app's data, who may write in it
         *     (`posting`), and how much of the history those see who come from now on (`history`). What is not
         *     given stays, null takes it away. Every connection that joined the chat gets `chat-details-changed`.
         *     What is so already changes nothing. A direct chat has none of this.
         */
        patch: operations["updateChat"];
        trace?: never;
    };
    "/v1/messaging/chats/{chatId}/me": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Mute, pin, archive or mark a chat
         * @description Changes what is the caller's own of a chat, on all of their devices; nobody else learns of it. What is
         *     not given stays as it is, and `mutedUntil: null` ends muting. A change to what it is already succeeds
         *     and changes nothing. The caller's devices that listen to all chats get `my-chat-updated`.
         *
         *     A pinned chat comes before the others in the list with `archived`; a user pins up to 100. A message
         *     takes a chat out of the archive unless the chat is muted when it comes. Who is removed from a chat
         *     and comes back begins with nothing set.
         */
        patch: operations["updateOwnChat"];
        trace?: never;
    };
    "/v1/messaging/chats/{chatId}/participants": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        /**
         * List the participants
         * @description Who takes part in a chat, with their roles, in ascending order of their ids. A chat itself names the
         *     first 100 of them.
         */
        get: operations["listParticipants"];
        put?: never;
        /**
         * Add participants
         * @description Adds users to a group, as members; each participant may. Who takes part already stays. The users'
         *     open connections hear of the chat at once, and can join it. They see what was said before, unless
         *     `history` of the chat is `since-joined`. A direct chat stays one of two.
         */
        post: operations["addParticipants"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messaging/chats/{chatId}/participants/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
                /**
                 * @description The participant.
                 * @example carol
                 */
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Give a participant a role
         * @description Makes a participant of a group an admin or a member; the owner may. Making someone the owner hands
         *     the group over: who was the owner is an admin then. The owner's own role does not change otherwise:
         *     asked for that, the answer is `NOT_ALLOWED`. Every connection that joined the chat gets
         *     `role-changed`. In a direct chat there is nothing to give.
         */
        put: operations["setRole"];
        post?: never;
        /**
         * Leave a chat, or remove a participant
         * @description Everyone may remove themselves from a group, its owner may remove anyone, and its admins may remove
         *     members. The user's open connections receive nothing more of the chat. Removing who takes no part
         *     succeeds. When the owner leaves, the admin who has been there longest becomes the owner, or else the
         *     member who has.
         */
        delete: operations["removeParticipant"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messaging/chats/{chatId}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        /**
         * Read the history
         * @description A page of a chat's messages in ascending `seq`. With `before`, the ones just before that
         *     `seq`; with `after`, the ones just after it; with `around`, a message with those on both sides
         *     of it; without any of these, the newest. The three exclude each other.
         *
         *     `around` names a message by its id or its `seq`. It is in the middle: half of the rest of the
         *     page comes before it and half after it, the odd one after. Where the chat begins or ends, the
         *     other side has more, so that the page is as full as any. A `seq` that the chat has not reached
         *     gives the newest page, 0 the oldest; an id that it does not have is answered 404
         *     `MESSAGE_NOT_FOUND`. Of messages too large for a page, those nearest to the middle are on it.
         *
         *     With `threadId` there are the replies of one thread only, without the message that it began with,
         *     and `hasOlder` and `hasNewer` speak of these; `around` cannot be given with it. Of a message that
         *     nobody has answered the page is empty.
         */
        get: operations["listMessages"];
        put?: never;
        /**
         * Send a message
         * @description Stores the message, then gives it to every connection that joined the chat. With a
         *     `clientMessageId` the request can be repeated safely: the same one from the same sender in
         *     the same chat gives the first message back with 200, for ever, and with other content 409.
         *
         *     With `replyTo` it answers another message, and belongs to the same thread: the one that began with
         *     the message answered, or the one that this belongs to. The message that the thread began with
         *     tells how many replies there are; `thread` of the event has that too. An answer to a message that
         *     was deleted is refused with `MESSAGE_DELETED`; answers that it has had stay.
         *
         *     `mentions` names participants; anyone else is refused with `INVALID_REQUEST`. `mentionsAll` may be
         *     used by the chat's owner and admins, and by everyone in a chat of up to 50 participants; else the answer is
         *     `NOT_ALLOWED`.
         */
        post: operations["sendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messaging/chats/{chatId}/messages/{messageId}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        /**
         * Read what a message said
         * @description The versions of a message, the oldest first: as it was sent, then what each edit made of it, the
         *     present one last. Every participant may read them. `hasMore` says that there is another page,
         *     after the last `version` here. Of a message that was deleted there are none any more: 409
         *     `MESSAGE_DELETED`.
         */
        get: operations["listMessageVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messaging/chats/{chatId}/messages/{messageId}/reactions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        /**
         * List who reacted
         * @description Who has reacted to a message, and with what, in the order in which they did. The message itself
         *     has how many there are of each emoji, and the first 10.
         */
        get: operations["listReactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messaging/chats/{chatId}/messages/{messageId}/reactions/{emoji}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
                /**
                 * @description One emoji, percent-encoded.
                 * @example 👍
                 */
                emoji: components["parameters"]["Emoji"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * React to a message
         * @description Reacts to a message with an emoji; each participant may, with up to 20 different ones on a
         *     message, all users together. Every connection that joined the chat gets `reaction-changed`.
         *     Reacting once more with the same emoji succeeds, and changes nothing. The answer says what is so
         *     at its `revision`: a change of the chat with a greater one is newer.
         */
        put: operations["addReaction"];
        post?: never;
        /**
         * Take a reaction back
         * @description Takes the caller's own reaction with this emoji back. Every connection that joined the chat gets
         *     `reaction-changed`. Where there is none, nothing changes. The answer says what is so at its
         *     `revision`: a change of the chat with a greater one is newer.
         */
        delete: operations["removeReaction"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messaging/chats/{chatId}/messages/{messageId}/pin": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Pin a message
         * @description Pins a message for all participants; each of them may, up to 50 messages of a chat. The message has
         *     `pinnedAt` and `pinnedBy` then, and every connection that joined the chat gets `pin-changed`.
         *     Pinning what is pinned succeeds, and changes nothing. A message that is deleted is not pinned any
         *     more. The answer says what is so at its `revision`: a change of the chat with a greater one is newer.
         */
        put: operations["pinMessage"];
        post?: never;
        /**
         * Unpin a message
         * @description Takes the pin off a message; each participant may, whoever pinned it. Every connection that joined
         *     the chat gets `pin-changed`. Where it is not pinned, nothing changes. The answer says what is so at
         *     its `revision`: a change of the chat with a greater one is newer.
         */
        delete: operations["unpinMessage"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messaging/chats/{chatId}/pins": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        /**
         * List what is pinned
         * @description The pinned messages of a chat as they are now, the one that was pinned last first.
         */
        get: operations["listPins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messaging/chats/{chatId}/messages/{messageId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        /**
         * Get one message
         * @description A message as it is now; one that was deleted without its content.
         */
        get: operations["getMessage"];
        put?: never;
        post?: never;
        /**
         * Delete a message
         * @description Its sender may, and the chat's owner and admins. The message keeps its place and loses its content, which
         *     is given to nobody any more; `deletedAt` and `deletedBy` tell of it. Every connection that
         *     joined the chat gets `message-deleted`, and it counts as unread for nobody. Deleting what was
         *     deleted succeeds.
         */
        delete: operations["deleteMessage"];
        options?: never;
        head?: never;
        /**
         * Edit a message
         * @description Gives a message another content, other `metadata`, or other mentions; its sender may. Every
         *     connection that joined the chat gets `message-updated`, and from now on the message is the new one
         *     wherever it is read. With `ifVersion` it is edited only while it has that `version`, so that
         *     nobody's edit is lost without a word. An edit to what the message is already succeeds and changes
         *     nothing. Mentions are allowed and refused as for `sendMessage`; an empty list takes them back.
         *
         *     A service may be set to allow this only for some time after the message was sent; any other edit
         *     is then answered 403 `NOT_ALLOWED`, with a `detail` that says so.
         */
        patch: operations["updateMessage"];
        trace?: never;
    };
    "/v1/messaging/chats/{chatId}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        /**
         * Read what changed since
         * @description The lasting changes of a chat after a revision, in order: what a client missed while it was
         *     away. All that there is up to `through` is here: a revision that is missing before it (its
         *     message was removed from the database, say) will not come, so go on behind it. `hasMore` says
         *     that there is another page, after `through`. Over WebSocket, `join-chat` with `after` gives the
         *     same.
         *
         *     A place in a chat is `revision` and `epoch`: keep both, and give both. `CANNOT_RESUME` says that
         *     they are none of this chat's: an earlier state of the database was restored, or a failover may
         *     have lost something. Load the chat anew, then go on from its `revision`.
         */
        get: operations["listChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messaging/chats/{chatId}/read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Mark as read
         * @description Says that the caller has read every message up to `seq`. The place never moves back, and
         *     never past the newest message. `unreadCount` counts from it; a sender has read what they
         *     sent. It clears `markedUnread`, if it is about the newest message that the caller has read or a later
         *     one. The caller's other devices, where they listen to all chats, get `my-chat-updated`, and who joined
         *     the chat gets `read-updated`.
         */
        put: operations["markRead"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messaging/me/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count what is unread
         * @description What is unread in all of the caller's chats: for a badge. Chats that are muted now are left out, those
         *     of the archive are not. A chat that is marked as unread is an unread chat, whatever is unread in it.
         */
        get: operations["getCounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messaging/me/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what changed of the caller's own state since
         * @description The lasting changes of the caller's own state after a `stateRevision`, in order: chats that they were
         *     put into or removed from, what is their own of their chats, and whom they have blocked. Several changes
         *     of one chat, or of one user, are given as the last of them. All that there is up to `through` is here; `hasMore` says that there is
         *     another page, after `through`. Over WebSocket, `listen-all-chats` with `after` gives the same.
         *
         *     A place is `stateRevision` and `epoch`: keep both, and give both. `CANNOT_RESUME` says that they are
         *     none of the caller's: an earlier state of the database was restored, or a failover may have lost
         *     something. Load the list of chats anew, and go on from 0 with the new epoch or by listening without
         *     `after`.
         */
        get: operations["listOwnChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messaging/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look up users by id
         * @description The names and pictures of users, for those who are shown their ids. A user exists from their first
         *     session, or from the first chat that someone put them into. Ids of no user are left out.
         */
        get: operations["listUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messaging/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look up who is online
         * @description Who of these users is online, which is who has a WebSocket connection to the service, or had one within
         *     the last 5 seconds; of the others, when they were last. What changes after it is told by
         *     `presence-changed`, to who joined a chat with them.
         *
         *     Left out are users with whom the caller shares no chat, who do not show whether they are there, and those
         *     of whom one has blocked the other. Who does not show it (`updateMe`) is not told of anyone else.
         */
        get: operations["listPresence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messaging/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the caller
         * @description The caller as others see them, and what they share.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Set the caller's name and picture, and what they share
         * @description What is missing stays as it is, null clears it. A name or picture that is set here counts, until it is
         *     cleared; without one, what the session token says does. Who shares a chat with the caller and is
         *     connected gets `user-updated`.
         *
         *     With `receipts: false` the caller shares no receipts: others see neither what has reached the caller
         *     nor how far they have read, and the caller sees it of nobody, over REST and as events. What is the
         *     caller's own (how far they have read, what is unread) stays the same on all of their devices. In events
         *     of chats that are in use it may take 10 seconds. Nobody else is told of these settings.
         */
        patch: operations["updateMe"];
        trace?: never;
    };
    "/v1/messaging/me/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List whom the caller has blocked
         * @description The users whom the caller has blocked, the one who was blocked last first.
         */
        get: operations["listBlocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messaging/me/blocks/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user who is blocked.
                 * @example bob
                 */
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Block a user
         * @description From now on neither of the two can start a direct chat with the other, or write in the one that they
         *     have: send, edit, react or pin; deleting, reading and marking as read go on. The blocked user cannot put
         *     the caller into groups either. In groups of both nothing is refused. The caller's devices that listen to
         *     all chats get `block-changed`; nobody else is told. A user who is blocked already stays so; nobody blocks
         *     themselves.
         */
        put: operations["blockUser"];
        post?: never;
        /**
         * Unblock a user
         * @description Takes a block back. Where the other has blocked the caller as well, that one stays. Unblocking who is
         *     not blocked succeeds. The caller's devices that listen to all chats get `block-changed`.
         */
        delete: operations["unblockUser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messaging/chats/{chatId}/delivered": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Mark as delivered
         * @description Says that every message up to `seq` has reached the caller, on some device. The place never moves
         *     back, and never past the newest message; what is read is delivered, so this need not be said of it. It
         *     is no change of the user's own state. Who joined the chat gets `delivered-updated`, unless the caller
         *     shares no receipts (`updateMe`).
         */
        put: operations["markDelivered"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messaging/chats/{chatId}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        /**
         * List how far each participant has come
         * @description Up to where messages have reached each participant, and up to where each has read. Who shows this
         *     joins the chat first: `read-updated` and `delivered-updated` tell how it goes on, and of each place the
         *     greater is the newer. In a chat of more than 100 participants there are none. Who shares no receipts
         *     (`updateMe`) is not among them, and is given none.
         */
        get: operations["listChatReceipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messaging/chats/{chatId}/messages/{messageId}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        /**
         * List who has a message
         * @description How many participants a message has reached, and how many have read it: without its sender, and
         *     without those who came to the chat after it. In a chat of up to 100 participants also who they are. Who shares
         *     no receipts (`updateMe`) does not count, and for them nobody does.
         */
        get: operations["listReceipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messaging/chats/{chatId}/typing": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that one types
         * @description Says that the caller is writing a message in the chat, or no more. The others who joined the chat get
         *     `typing`, the caller's own connections do not. It ends by itself 6 seconds after it was said last: say
         *     it again every 3 seconds while the user types. Of what is said more often nobody is told; in a chat of
         *     more than 100 participants nobody is told at all, nor in a direct chat in which one has blocked the
         *     other. Nothing of it is stored, and none of it is told
         *     later. A message that is sent ends it for whoever gets that. Who was removed from the chat is refused
         *     after 10 seconds at most.
         */
        post: operations["setTyping"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dev/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mint a session
         * @description Development mode only: a session for any user, without a password. The answer sets the
         *     `sAccessToken` cookie. In production this path does not exist (404).
         */
        post: operations["createDevSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the process alive?
         * @description Answered by the process alone. When it fails, restart the process.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Can the service answer requests?
         * @description Asks what the service depends on. While it fails, send no traffic here.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Epoch
         * @description Names the history that revisions belong to. It is another one after an earlier state of the database was restored, or after a failover: what a client saw before may not have happened then. Nothing but its equality means anything.
         * @example 3f9a1c5be07d2846
         */
        Epoch: Shared.Epoch;
        /**
         * UserId
         * @description Who a user is, as the app's own sessions name them: the `sub` claim of the session token. OpenID Connect Core 1.0, section 2, limits it to 255 ASCII characters; spaces and control characters are refused here.
         * @example alice
         */
        UserId: Shared.UserId;
        /**
         * ChatId
         * @description The identifier of a chat. The service makes it; it sorts by time of creation.
         * @example chat_01k7m3v9xqe8wbt5n2r4c6d8fg
         */
        ChatId: Shared.ChatId;
        /**
         * MessageId
         * @description The identifier of a message. The service makes it; it sorts by time of creation.
         * @example msg_01k7m3wc2hf6pabd0s9t7v5xyz
         */
        MessageId: Shared.MessageId;
        /**
         * Cursor
         * @description A place in a list, to be given back as it came. It has no meaning outside the service.
         * @example WzE3Njk4NTk2NDAwMDAwMDAsImNoYXRfMDFrN20zdjkiXQ
         */
        Cursor: Shared.Cursor;
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
        Chat: Shared.Chat;
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
        ChatSummary: Shared.ChatSummary;
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
        Message: Shared.Message;
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
        Problem: Shared.Problem;
        /**
         * NewChat
         * @description The chat to make.
         */
        NewChat: {
            /** @description The users to take part. The caller takes part in any case. */
            participants: components["schemas"]["UserId"][];
            name?: components["schemas"]["ChatName"];
            description?: components["schemas"]["ChatDescription"];
            avatarUrl?: components["schemas"]["AvatarUrl"];
            metadata?: components["schemas"]["Metadata"];
            posting?: components["schemas"]["Posting"];
            history?: components["schemas"]["ChatHistory"];
        };
        /**
         * ChatUpdate
         * @description What to change of a group; what is not given stays as it is, null takes it away.
         */
        ChatUpdate: {
            /** @description The name, in the form of a `ChatName`. */
            name?: string | null;
            /** @description What the group is about, in the form of a `ChatDescription`. */
            description?: string | null;
            /** @description The address of its picture, in the form of an `AvatarUrl`. */
            avatarUrl?: string | null;
            /**
             * Metadata
             * @description Data of the app's own, in the form of `Metadata`.
             */
            metadata?: Shared.Metadata;
            posting?: components["schemas"]["Posting"];
            history?: components["schemas"]["ChatHistory"];
        };
        /**
         * Participant
         * @description A user in a chat.
         */
        Participant: {
            userId: components["schemas"]["UserId"];
            role: components["schemas"]["Role"];
            joinedAt: components["schemas"]["Timestamp"];
        };
        /**
         * ParticipantPage
         * @description A page of the participants of a chat.
         */
        ParticipantPage: {
            /** @description The participants in ascending order of their ids. */
            items: components["schemas"]["Participant"][];
            /** @description Gives the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * NewRole
         * @description The role to give.
         */
        NewRole: {
            role: components["schemas"]["Role"];
        };
        /**
         * NewParticipants
         * @description The users to add.
         */
        NewParticipants: {
            participants: components["schemas"]["UserIds"];
        };
        /**
         * ChatPage
         * @description A page of the caller's chats.
         */
        ChatPage: {
            /** @description The chats, the one with the most recent activity first. */
            items: components["schemas"]["ChatSummary"][];
            /** @description Gives the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * NewMessage
         * @description The message to send.
         */
        NewMessage: {
            content: components["schemas"]["MessageContent"];
            clientMessageId?: components["schemas"]["ClientMessageId"];
            kind?: components["schemas"]["MessageKind"];
            metadata?: components["schemas"]["Metadata"];
            replyTo?: components["schemas"]["ReplyTo"];
            mentions?: components["schemas"]["Mentions"];
            /** @description Whether it mentions all participants of the chat. */
            mentionsAll?: boolean;
        };
        /**
         * MessageUpdate
         * @description What to change of a message; what is not given stays as it is.
         */
        MessageUpdate: {
            content?: components["schemas"]["MessageContent"];
            metadata?: components["schemas"]["Metadata"];
            mentions?: components["schemas"]["Mentions"];
            /** @description Whether it mentions all participants of the chat. */
            mentionsAll?: boolean;
            /** @description Only while the message has this version. */
            ifVersion?: number;
        };
        /**
         * Emoji
         * @description One emoji: a single sequence that Unicode recommends for general interchange (RGI), with skin tone, flag or joiner where it has them. A lone skin tone is none. In a path it is percent-encoded.
         * @example 👍
         */
        Emoji: Shared.Emoji;
        /**
         * ReactionState
         * @description A user's reaction to a message as it is at a revision of the chat.
         */
        ReactionState: {
            chatId: components["schemas"]["ChatId"];
            revision: components["schemas"]["Revision"];
            reaction: components["schemas"]["ReactionChange"];
        };
        /**
         * PinState
         * @description A message that a user pinned or unpinned, as it is at a revision of the chat.
         */
        PinState: {
            chatId: components["schemas"]["ChatId"];
            revision: components["schemas"]["Revision"];
            pin: components["schemas"]["PinChange"];
        };
        /**
         * UserReaction
         * @description That a user reacted to a message.
         */
        UserReaction: {
            emoji: components["schemas"]["Emoji"];
            userId: components["schemas"]["UserId"];
            createdAt: components["schemas"]["Timestamp"];
        };
        /**
         * ReactionPage
         * @description A page of the reactions to a message.
         */
        ReactionPage: {
            /** @description Who reacted, and with what, in the order in which they did. */
            items: components["schemas"]["UserReaction"][];
            /** @description Gives the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * PinPage
         * @description A page of the pinned messages of a chat.
         */
        PinPage: {
            /** @description The pinned messages as they are now, the one that was pinned last first. */
            items: components["schemas"]["Message"][];
            /** @description Gives the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * MessagePage
         * @description A page of a chat's messages.
         */
        MessagePage: {
            /** @description The messages in ascending `seq`. */
            items: components["schemas"]["Message"][];
            /** @description Whether the chat has messages before the first one here. */
            hasOlder: boolean;
            /** @description Whether the chat has messages after the last one here. */
            hasNewer: boolean;
        };
        /**
         * MessageVersionPage
         * @description A page of a message's versions.
         */
        MessageVersionPage: {
            /** @description The versions in ascending order. */
            items: components["schemas"]["MessageVersion"][];
            /** @description Whether the message has versions after the last one here. */
            hasMore: boolean;
        };
        /**
         * ChatChangePage
         * @description A page of a chat's changes.
         */
        ChatChangePage: {
            /** @description The changes in ascending `revision`. */
            items: components["schemas"]["ChatChange"][];
            /** @description Whether the chat has come further than `through`. */
            hasMore: boolean;
            /** @description The revision up to which nothing else is to come. Ask for the next page with it as `after`. */
            through: number;
            epoch: components["schemas"]["Epoch"];
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
        OwnChat: Shared.OwnChat;
        /**
         * OwnChatUpdate
         * @description What to change of the caller's own state of a chat; what is not given stays as it is.
         */
        OwnChatUpdate: {
            /**
             * Format: date-time
             * @description Until when the chat is muted, in UTC; null ends it.
             */
            mutedUntil?: string | null;
            pinned?: components["schemas"]["Pinned"];
            archived?: components["schemas"]["Archived"];
            markedUnread?: components["schemas"]["MarkedUnread"];
        };
        /**
         * Counts
         * @description What is unread in all of the caller's chats that are not muted.
         */
        Counts: {
            /** @description How many chats have something unread, or are marked as unread. */
            unreadChats: number;
            /** @description How many messages are unread in them, as `unreadCount` of each counts. */
            unreadMessages: number;
            /** @description How many of these mention the caller, as `mentionCount` of each counts. */
            unreadMentions: number;
            stateRevision: components["schemas"]["StateRevision"];
        };
        /**
         * OwnChangePage
         * @description A page of the changes of the caller's own state.
         */
        OwnChangePage: {
            /** @description The changes in ascending `stateRevision`. */
            items: components["schemas"]["OwnChange"][];
            /** @description Whether the caller's own state has come further than `through`. */
            hasMore: boolean;
            /** @description The `stateRevision` up to which nothing else is to come. Ask for the next page with it as `after`. */
            through: number;
            epoch: components["schemas"]["Epoch"];
        };
        /**
         * TypingUpdate
         * @description Whether the caller is writing a message.
         */
        TypingUpdate: {
            /** @description Whether the caller types. */
            typing: boolean;
        };
        /**
         * ReadUpTo
         * @description How far the caller has read.
         */
        ReadUpTo: {
            /** @description The `seq` of the last message read; 0 for none. */
            seq: number;
        };
        /**
         * DeliveredUpTo
         * @description Up to where messages have reached the caller.
         */
        DeliveredUpTo: {
            /** @description The `seq` of the last message that is there; 0 for none. */
            seq: number;
        };
        /**
         * DeliveredState
         * @description Up to where messages have reached the caller.
         */
        DeliveredState: {
            chatId: components["schemas"]["ChatId"];
            /** @description The `seq` of the last message that is there; 0 for none. */
            seq: number;
        };
        /**
         * ReceiptPlaces
         * @description How far a participant has come in a chat.
         */
        ReceiptPlaces: {
            userId: components["schemas"]["UserId"];
            /** @description The `seq` up to which messages have reached the user; never less than `readSeq`. */
            deliveredSeq: number;
            /** @description The `seq` up to which the user has read. */
            readSeq: number;
            /** @description The `seq` of the newest message when the user came to the chat, 0 for who was there from the beginning. Of the messages up to it, which count as read, there are no receipts of the user. */
            afterSeq: number;
        };
        /**
         * ChatReceipts
         * @description How far each participant of a chat has come.
         */
        ChatReceipts: {
            chatId: components["schemas"]["ChatId"];
            /** @description In the order of user ids, the caller's own too, without those who share no receipts; none in a chat of more than 100, and none for who shares none. */
            places: components["schemas"]["ReceiptPlaces"][];
        };
        /**
         * MessageReceipts
         * @description Whom a message has reached, and who has read it.
         */
        MessageReceipts: {
            chatId: components["schemas"]["ChatId"];
            messageId: components["schemas"]["MessageId"];
            /** @description How many it has reached; those who have read it are among them. */
            deliveredCount: number;
            /** @description How many have read it. */
            readCount: number;
            /** @description Whom it has reached, in ascending order. */
            delivered?: components["schemas"]["UserId"][];
            /** @description Who has read it, in ascending order. */
            read?: components["schemas"]["UserId"][];
        };
        /**
         * ReadState
         * @description How far the caller has read, and what is left.
         */
        ReadState: {
            chatId: components["schemas"]["ChatId"];
            /** @description The `seq` of the last message read; 0 for none. */
            seq: number;
            unreadCount: components["schemas"]["UnreadCount"];
            mentionCount: components["schemas"]["MentionCount"];
        };
        /**
         * User
         * @description A user as others see them. `name` and `avatarUrl` are what the user has set, else what the user's session token says; where neither says anything, they are missing.
         * @example {
         *       "id": "alice",
         *       "name": "Alice Martin",
         *       "avatarUrl": "https://app.example.com/alice.png"
         *     }
         */
        User: Shared.User;
        /**
         * UserList
         * @description Users by id.
         */
        UserList: {
            /** @description The users, in the order of their ids. */
            items: components["schemas"]["User"][];
        };
        /**
         * PresenceList
         * @description Who is there.
         */
        PresenceList: {
            /** @description The users, in the order of their ids. */
            items: components["schemas"]["Presence"][];
        };
        /**
         * Me
         * @description The caller as others see them, as in `User`, and what they share.
         */
        Me: {
            id: components["schemas"]["UserId"];
            name?: components["schemas"]["UserName"];
            avatarUrl?: components["schemas"]["AvatarUrl"];
            metadata?: components["schemas"]["Metadata"];
            /** @description Whether others see what has reached the caller and how far they have read, and the caller sees it of others. */
            receipts: boolean;
            /** @description Whether others see whether the caller is there, and the caller sees it of others. */
            presence: boolean;
        };
        /**
         * MeUpdate
         * @description What to change of the caller; what is not given stays as it is, and null clears.
         */
        MeUpdate: {
            /** @description What the caller is to be called, as in `User`. */
            name?: string | null;
            /** @description Where the caller's picture is, as in `User`. */
            avatarUrl?: string | null;
            metadata?: components["schemas"]["ClearableMetadata"];
            /** @description As in `Me`. */
            receipts?: boolean;
            /** @description As in `Me`. */
            presence?: boolean;
        };
        /**
         * Block
         * @description That the caller has blocked a user.
         */
        Block: {
            userId: components["schemas"]["UserId"];
            createdAt: components["schemas"]["Timestamp"];
        };
        /**
         * BlockPage
         * @description A page of whom the caller has blocked.
         */
        BlockPage: {
            /** @description The blocks, the newest first. */
            items: components["schemas"]["Block"][];
            /** @description Gives the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * NewDevSession
         * @description The user to mint a session for.
         */
        NewDevSession: {
            userId: components["schemas"]["UserId"];
        };
        /**
         * DevSession
         * @description A session minted in development mode.
         */
        DevSession: {
            userId: components["schemas"]["UserId"];
            /** @description The access token, a JWT, as in the cookie. */
            accessToken: string;
            expiresAt: components["schemas"]["Timestamp"];
        };
        /**
         * Health
         * @description The process is alive.
         */
        Health: {
            /**
             * @description Always `ok`.
             * @constant
             */
            status: "ok";
        };
        /**
         * Readiness
         * @description Whether the service can answer requests.
         */
        Readiness: {
            /**
             * @description `ready` when every dependency is.
             * @enum {string}
             */
            status: "ready" | "not-ready";
            dependencies: components["schemas"]["Dependencies"];
        };
        /**
         * Dependencies
         * @description What the service depends on.
         */
        Dependencies: {
            /**
             * @description Whether the database answers a query.
             * @enum {string}
             */
            database: "ready" | "not-ready";
            /**
             * @description Whether the keys that sessions are checked with are at hand.
             * @enum {string}
             */
            sessionKeys: "ready" | "not-ready";
        };
        /**
         * ChatKind
         * @description `direct`: two participants and no name, one such chat for each pair. `group`: every other chat.
         * @example group
         * @enum {string}
         */
        ChatKind: Shared.ChatKind;
        /**
         * ChatName
         * @description The name of a chat, kept as sent: at least one character that is not white space, no NUL, no lone surrogates. A new name of which nothing can be seen, because the rest has no width either, is refused.
         * @example Chat Test
         */
        ChatName: Shared.ChatName;
        /**
         * ChatDescription
         * @description What a group is about, kept as sent: at least one character that is not white space, no NUL, no lone surrogates.
         * @example What is new.
         */
        ChatDescription: Shared.ChatDescription;
        /**
         * AvatarUrl
         * @description Where a picture is: an absolute `http` or `https` URL, with what is not ASCII percent-encoded. The service keeps it and never fetches it.
         * @example https://app.example.com/alice.png
         */
        AvatarUrl: Shared.AvatarUrl;
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
        Metadata: Shared.Metadata;
        /**
         * Posting
         * @description Who may send messages in a group, and pin them: `everyone`, as where it is not given, or its owner and `admins`.
         * @example admins
         * @enum {string}
         */
        Posting: Shared.Posting;
        /**
         * ChatHistory
         * @description What those see of what was said before, who come to a group: `all`, as where it is not given, or only what is said `since-joined`. It counts when they come.
         * @example since-joined
         * @enum {string}
         */
        ChatHistory: Shared.ChatHistory;
        /**
         * Participants
         * @description The users who take part in the chat, in ascending order: the first 100 of them. `participantCount` says how many there are, and `listParticipants` has all.
         * @example [
         *       "alice",
         *       "bob"
         *     ]
         */
        Participants: Shared.Participants;
        /**
         * ParticipantCount
         * @description How many users take part in the chat, whether `participants` names all of them or not.
         * @example 2
         */
        ParticipantCount: Shared.ParticipantCount;
        /**
         * Timestamp
         * Format: date-time
         * @description A moment in UTC, RFC 3339, with milliseconds.
         * @example 2026-01-31T12:00:00.000Z
         */
        Timestamp: Shared.Timestamp;
        /**
         * Revision
         * @description The change counter of a chat: 0 when it is made, one more for every lasting change (each message is one). What a client saw last is where it resumes.
         * @example 42
         */
        Revision: Shared.Revision;
        /**
         * Seq
         * @description A message's place in its chat, counted from 1 without a gap.
         * @example 42
         */
        Seq: Shared.Seq;
        /**
         * MessageContent
         * @description The text of a message, kept as sent: 1 to 4,000 Unicode characters, at least one of which is not white space, without NUL and without lone surrogates (Postgres and UTF-8 can store neither). A new text of which nothing can be seen, because the rest has no width either, is refused.
         * @example Hello!
         */
        MessageContent: Shared.MessageContent;
        /**
         * ClientMessageId
         * @description The sender's own identifier of a message, chosen before sending. Sending again with the same one gives the first message back and stores nothing, so a send whose answer was lost can be repeated.
         * @example c1f0a2e4-7b1d-4c8e-9a53-0d6f2b8e4a17
         */
        ClientMessageId: Shared.ClientMessageId;
        /**
         * MessageKind
         * @description What a message is: `text`, written by a user, or `system`, written by the service itself; `text` where it is missing. More may come: show one that you do not know as a text.
         * @example system
         * @enum {string}
         */
        MessageKind: Shared.MessageKind;
        /**
         * ReplyTo
         * @description The message that this one answers.
         * @example msg_01k7m3wc2hf6pabd0s9t7v5xyz
         */
        ReplyTo: Shared.ReplyTo;
        /**
         * ThreadId
         * @description The message with which the thread begins that this one belongs to; missing where it answers none, and of that message itself.
         * @example msg_01k7m3wc2hf6pabd0s9t7v5xyz
         */
        ThreadId: Shared.ThreadId;
        /**
         * ReplyCount
         * @description How many replies there are in the thread that began with a message, without those that were deleted; missing where there were none.
         * @example 2
         */
        ReplyCount: Shared.ReplyCount;
        /**
         * Mentions
         * @description The users whom a message mentions by name.
         * @example [
         *       "bob"
         *     ]
         */
        Mentions: Shared.Mentions;
        /**
         * Version
         * @description Which version of a message it is; 1 as it was sent, one more for each edit.
         * @example 1
         */
        Version: Shared.Version;
        /**
         * ReactionCount
         * @description How many users have reacted with an emoji.
         * @example 2
         */
        ReactionCount: Shared.ReactionCount;
        /**
         * ReactionUserIds
         * @description The first 10 who have reacted with an emoji, in the order in which they did.
         * @example [
         *       "alice",
         *       "bob"
         *     ]
         */
        ReactionUserIds: Shared.ReactionUserIds;
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
        Reaction: Shared.Reaction;
        /**
         * ReadSeq
         * @description The `seq` up to which the caller has read, on whichever device.
         * @example 1
         */
        ReadSeq: Shared.ReadSeq;
        /**
         * UnreadCount
         * @description How many messages of others came after the place up to which the caller has read.
         * @example 1
         */
        UnreadCount: Shared.UnreadCount;
        /**
         * MentionCount
         * @description How many of the unread messages mention the caller, by name or as one of all.
         * @example 1
         */
        MentionCount: Shared.MentionCount;
        /**
         * StateRevision
         * @description The change counter of a user's own state: 0 at first, one more for every lasting change of it (being put into a chat, being removed from one, reading on, muting, pinning, archiving or marking one). What a client saw last is where it resumes.
         * @example 12
         */
        StateRevision: Shared.StateRevision;
        /**
         * Role
         * @description What a participant may do in a chat. A group has one `owner`; in a direct chat both are `member`.
         * @example member
         * @enum {string}
         */
        Role: Shared.Role;
        /**
         * Pinned
         * @description Whether the user keeps the chat before the others in the list of their chats.
         * @example false
         */
        Pinned: Shared.Pinned;
        /**
         * Archived
         * @description Whether the user has put the chat into their archive. The next message takes it out of it, unless the chat is muted then.
         * @example false
         */
        Archived: Shared.Archived;
        /**
         * MarkedUnread
         * @description Whether the user has marked the chat as unread, to come back to it. It changes no count; marking as read clears it.
         * @example false
         */
        MarkedUnread: Shared.MarkedUnread;
        /**
         * ErrorCode
         * @description What went wrong, in a form that programs can rely on. New codes may be added.
         * @example CHAT_NOT_FOUND
         * @enum {string}
         */
        ErrorCode: Shared.ErrorCode;
        /**
         * FieldError
         * @description One thing that is wrong with a request or a command.
         * @example {
         *       "path": "/body/content",
         *       "message": "must NOT have more than 4000 characters"
         *     }
         */
        FieldError: Shared.FieldError;
        /**
         * UserIds
         * @description One user or more.
         * @example [
         *       "carol",
         *       "dave"
         *     ]
         */
        UserIds: Shared.UserIds;
        /**
         * MessageVersion
         * @description What a message said, and since when: `createdAt` is when it was sent with this content, or edited to it.
         * @example {
         *       "version": 1,
         *       "content": "Hello!",
         *       "createdAt": "2026-01-31T12:00:00.000Z"
         *     }
         */
        MessageVersion: Shared.MessageVersion;
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
        ReactionChange: Shared.ReactionChange;
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
        PinChange: Shared.PinChange;
        /**
         * ChangeKind
         * @description What kind of change it is: `message-sent`, `message-updated`, `message-deleted`, `reaction-changed`, `pin-changed`, `participants-changed`, `role-changed`, `chat-details-changed` or `chat-deleted`. New kinds may be added: pass over what you do not know.
         * @example message-sent
         */
        ChangeKind: Shared.ChangeKind;
        /**
         * Thread
         * @description How a thread is now: the message that it began with (`threadId`), how many replies it has, and when the last one came.
         * @example {
         *       "threadId": "msg_01k7m3wc2hf6pabd0s9t7v5xyz",
         *       "replyCount": 1,
         *       "lastReplyAt": "2026-01-31T12:01:00.000Z"
         *     }
         */
        Thread: Shared.Thread;
        /**
         * RoleChange
         * @description A participant got another role. It is as it is now.
         * @example {
         *       "userId": "carol",
         *       "role": "admin"
         *     }
         */
        RoleChange: Shared.RoleChange;
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
        ChatDetails: Shared.ChatDetails;
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
        ChatChange: Shared.ChatChange;
        /**
         * Blocked
         * @description Whether the user has blocked the other one now.
         */
        Blocked: Shared.Blocked;
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
        OwnChange: Shared.OwnChange;
        /**
         * UserName
         * @description What a user is called, kept as sent: at least one character that can be seen, no NUL, no lone surrogates.
         * @example Alice Martin
         */
        UserName: Shared.UserName;
        /**
         * Presence
         * @description Whether a user is there. `lastSeenAt` is when they were online last; it is missing while they are, and where it is not known or not told.
         * @example {
         *       "userId": "bob",
         *       "online": false,
         *       "lastSeenAt": "2026-01-31T11:00:00.000Z"
         *     }
         */
        Presence: Shared.Presence;
        /**
         * ClearableMetadata
         * @description Data of the app's own, as in `Metadata`, in place of those that there are; null for none.
         * @example {
         *       "color": "blue"
         *     }
         */
        ClearableMetadata: Shared.ClearableMetadata;
    };
    responses: {
        /** @description `INVALID_REQUEST`: the request does not fit the contract; `errors` says where. */
        InvalidRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `INVALID_REQUEST`: the request does not fit the contract; `errors` says where. `INVALID_JSON`:
         *     the body is not JSON.
         */
        InvalidBody: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `INVALID_REQUEST`: the request does not fit the contract; `errors` says where. `INVALID_JSON`:
         *     the body is not JSON. `INVALID_PARTICIPANTS`: the chat would have fewer than 2 participants or
         *     more than the service allows. `UNKNOWN_USERS`, where only users may be named: `errors` says who is none.
         */
        InvalidParticipants: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `INVALID_REQUEST`: the request does not fit the contract; `errors` says where.
         *     `INVALID_CURSOR`: the cursor is not one that this service gave out.
         */
        InvalidCursor: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `SESSION_REQUIRED`: there is no session. `SESSION_INVALID`: it is not one of ours.
         *     `SESSION_EXPIRED`: renew it and try again.
         */
        Unauthorized: {
            headers: {
                /**
                 * @description How to authenticate.
                 * @example Bearer
                 */
                "WWW-Authenticate": string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `ORIGIN_NOT_ALLOWED`: the request comes from a web page of a foreign origin. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `NOT_ALLOWED`: the caller's role does not allow it. `ORIGIN_NOT_ALLOWED`: the request comes from a
         *     web page of a foreign origin.
         */
        NotAllowed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `BLOCKED`: one of the two for a direct chat has blocked the other, or someone for a group has blocked
         *     the caller. `NOT_ALLOWED`: who may begin direct chats is limited. `ORIGIN_NOT_ALLOWED`: the request
         *     comes from a web page of a foreign origin.
         */
        CannotBegin: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `BLOCKED`: of the two of a direct chat one has blocked the other, or someone who is to be added has
         *     blocked the caller. `ORIGIN_NOT_ALLOWED`: the request comes from a web page of a foreign origin.
         */
        Blocked: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `NOT_ALLOWED`: the caller's role does not allow it. `BLOCKED`: of the two of a direct chat one has
         *     blocked the other. `ORIGIN_NOT_ALLOWED`: the request comes from a web page of a foreign origin.
         */
        NotAllowedOrBlocked: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `NOT_ALLOWED`: only its sender may edit a message, for as long after it was sent as the service
         *     allows, and only its sender and the chat's owner and admins may delete it; only the service writes
         *     messages of the kind `system`; who may mention all is limited, and so may be who writes. `BLOCKED`: of
         *     the two of a direct chat one has blocked the other, so that neither may send or edit. `ORIGIN_NOT_ALLOWED`: the request comes
         *     from a web page of a foreign origin.
         */
        NotYours: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `MESSAGE_DELETED`: the message was deleted. */
        MessageDeleted: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `CLIENT_MESSAGE_ID_REUSED`: it was used before with other content. `MESSAGE_DELETED`: the message
         *     that `replyTo` names was deleted.
         */
        CannotSend: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `MESSAGE_DELETED`: the message was deleted. `VERSION_CONFLICT`: it has another version than
         *     `ifVersion` says; read it, and decide anew.
         */
        CannotEdit: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `MESSAGE_DELETED`: the message was deleted. `TOO_MANY_REACTIONS`: it has reactions with 20 other
         *     emoji.
         */
        CannotReact: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `MESSAGE_DELETED`: the message was deleted. `TOO_MANY_PINS`: the chat has 50 other pinned messages. */
        CannotPin: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `TOO_MANY_PINNED_CHATS`: the caller has 100 other pinned chats. */
        TooManyPinnedChats: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `CHAT_LIMIT_REACHED`: the caller or someone who is named takes part in as many chats as the service is
         *     set to allow: 10,000, if nothing is said.
         */
        ChatLimitReached: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `DIRECT_CHAT`: a direct chat stays one of two. `CHAT_LIMIT_REACHED`: someone who is named takes part in
         *     as many chats as the service is set to allow: 10,000, if nothing is said.
         */
        CannotAdd: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `DIRECT_CHAT`: a direct chat does not change, and is not deleted. */
        DirectChat: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `CANNOT_RESUME`: the place is none of this chat. */
        CannotResume: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `CANNOT_RESUME`: the place is none of the caller's. */
        CannotResumeOwn: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `CHAT_NOT_FOUND`: there is no such chat, or the caller does not take part in it; the answer
         *     is the same.
         */
        ChatNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `CHAT_NOT_FOUND`: there is no such chat, or the caller does not take part in it; the answer
         *     is the same. `PARTICIPANT_NOT_FOUND`: the user takes no part in the chat.
         */
        ParticipantNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `CHAT_NOT_FOUND`: there is no such chat, or the caller does not take part in it; the answer
         *     is the same. `MESSAGE_NOT_FOUND`: the chat has no such message.
         */
        MessageNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `NOT_FOUND`: there is nothing at this path. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `PAYLOAD_TOO_LARGE`: the body is larger than 256 KiB. */
        PayloadTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `UNSUPPORTED_MEDIA_TYPE`: the body is not `application/json`. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `RATE_LIMITED`: too many requests of this class (`x-rate-limit`). Try again after
         *     `Retry-After`.
         */
        RateLimited: {
            headers: {
                /**
                 * @description Seconds to wait.
                 * @example 12
                 */
                "Retry-After": number;
                /**
                 * @description The limit, `q` requests at once, which are there again, evenly, after `w` seconds.
                 * @example "send";q=600;w=60
                 */
                "RateLimit-Policy": string;
                /**
                 * @description The requests that are left, `r`, and in how many seconds, `t`, all are there again or, if none is left, the next one.
                 * @example "send";r=0;t=12
                 */
                RateLimit: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `INTERNAL_ERROR`: a defect of the service. The log has more, under `requestId`. */
        InternalError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `SERVICE_UNAVAILABLE`: a dependency does not answer. Try again after `Retry-After`; with a
         *     `clientMessageId` a message is not stored twice.
         */
        ServiceUnavailable: {
            headers: {
                /**
                 * @description Seconds to wait.
                 * @example 1
                 */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description The chat. */
        ChatId: components["schemas"]["ChatId"];
        /** @description The message. */
        MessageId: components["schemas"]["MessageId"];
        /**
         * @description One emoji, percent-encoded.
         * @example 👍
         */
        Emoji: components["schemas"]["Emoji"];
        /**
         * @description How many items at most. A page has fewer when they are large (512 KiB of JSON).
         * @example 50
         */
        Limit: number;
    };
    requestBodies: never;
    headers: {
        /**
         * @description The path of what was made or found.
         * @example /v1/messaging/chats/chat_01k7m3v9xqe8wbt5n2r4c6d8fg
         */
        Location: string;
    };
    pathItems: never;
}
export type Epoch = components['schemas']['Epoch'];
export type UserId = components['schemas']['UserId'];
export type ChatId = components['schemas']['ChatId'];
export type MessageId = components['schemas']['MessageId'];
export type Cursor = components['schemas']['Cursor'];
export type Chat = components['schemas']['Chat'];
export type ChatSummary = components['schemas']['ChatSummary'];
export type Message = components['schemas']['Message'];
export type Problem = components['schemas']['Problem'];
export type NewChat = components['schemas']['NewChat'];
export type ChatUpdate = components['schemas']['ChatUpdate'];
export type Participant = components['schemas']['Participant'];
export type ParticipantPage = components['schemas']['ParticipantPage'];
export type NewRole = components['schemas']['NewRole'];
export type NewParticipants = components['schemas']['NewParticipants'];
export type ChatPage = components['schemas']['ChatPage'];
export type NewMessage = components['schemas']['NewMessage'];
export type MessageUpdate = components['schemas']['MessageUpdate'];
export type Emoji = components['schemas']['Emoji'];
export type ReactionState = components['schemas']['ReactionState'];
export type PinState = components['schemas']['PinState'];
export type UserReaction = components['schemas']['UserReaction'];
export type ReactionPage = components['schemas']['ReactionPage'];
export type PinPage = components['schemas']['PinPage'];
export type MessagePage = components['schemas']['MessagePage'];
export type MessageVersionPage = components['schemas']['MessageVersionPage'];
export type ChatChangePage = components['schemas']['ChatChangePage'];
export type OwnChat = components['schemas']['OwnChat'];
export type OwnChatUpdate = components['schemas']['OwnChatUpdate'];
export type Counts = components['schemas']['Counts'];
export type OwnChangePage = components['schemas']['OwnChangePage'];
export type TypingUpdate = components['schemas']['TypingUpdate'];
export type ReadUpTo = components['schemas']['ReadUpTo'];
export type DeliveredUpTo = components['schemas']['DeliveredUpTo'];
export type DeliveredState = components['schemas']['DeliveredState'];
export type ReceiptPlaces = components['schemas']['ReceiptPlaces'];
export type ChatReceipts = components['schemas']['ChatReceipts'];
export type MessageReceipts = components['schemas']['MessageReceipts'];
export type ReadState = components['schemas']['ReadState'];
export type User = components['schemas']['User'];
export type UserList = components['schemas']['UserList'];
export type PresenceList = components['schemas']['PresenceList'];
export type Me = components['schemas']['Me'];
export type MeUpdate = components['schemas']['MeUpdate'];
export type Block = components['schemas']['Block'];
export type BlockPage = components['schemas']['BlockPage'];
export type NewDevSession = components['schemas']['NewDevSession'];
export type DevSession = components['schemas']['DevSession'];
export type Health = components['schemas']['Health'];
export type Readiness = components['schemas']['Readiness'];
export type Dependencies = components['schemas']['Dependencies'];
export type ChatKind = components['schemas']['ChatKind'];
export type ChatName = components['schemas']['ChatName'];
export type ChatDescription = components['schemas']['ChatDescription'];
export type AvatarUrl = components['schemas']['AvatarUrl'];
export type Metadata = components['schemas']['Metadata'];
export type Posting = components['schemas']['Posting'];
export type ChatHistory = components['schemas']['ChatHistory'];
export type Participants = components['schemas']['Participants'];
export type ParticipantCount = components['schemas']['ParticipantCount'];
export type Timestamp = components['schemas']['Timestamp'];
export type Revision = components['schemas']['Revision'];
export type Seq = components['schemas']['Seq'];
export type MessageContent = components['schemas']['MessageContent'];
export type ClientMessageId = components['schemas']['ClientMessageId'];
export type MessageKind = components['schemas']['MessageKind'];
export type ReplyTo = components['schemas']['ReplyTo'];
export type ThreadId = components['schemas']['ThreadId'];
export type ReplyCount = components['schemas']['ReplyCount'];
export type Mentions = components['schemas']['Mentions'];
export type Version = components['schemas']['Version'];
export type ReactionCount = components['schemas']['ReactionCount'];
export type ReactionUserIds = components['schemas']['ReactionUserIds'];
export type Reaction = components['schemas']['Reaction'];
export type ReadSeq = components['schemas']['ReadSeq'];
export type UnreadCount = components['schemas']['UnreadCount'];
export type MentionCount = components['schemas']['MentionCount'];
export type StateRevision = components['schemas']['StateRevision'];
export type Role = components['schemas']['Role'];
export type Pinned = components['schemas']['Pinned'];
export type Archived = components['schemas']['Archived'];
export type MarkedUnread = components['schemas']['MarkedUnread'];
export type ErrorCode = components['schemas']['ErrorCode'];
export type FieldError = components['schemas']['FieldError'];
export type UserIds = components['schemas']['UserIds'];
export type MessageVersion = components['schemas']['MessageVersion'];
export type ReactionChange = components['schemas']['ReactionChange'];
export type PinChange = components['schemas']['PinChange'];
export type ChangeKind = components['schemas']['ChangeKind'];
export type Thread = components['schemas']['Thread'];
export type RoleChange = components['schemas']['RoleChange'];
export type ChatDetails = components['schemas']['ChatDetails'];
export type ChatChange = components['schemas']['ChatChange'];
export type Blocked = components['schemas']['Blocked'];
export type OwnChange = components['schemas']['OwnChange'];
export type UserName = components['schemas']['UserName'];
export type Presence = components['schemas']['Presence'];
export type ClearableMetadata = components['schemas']['ClearableMetadata'];
export type ResponseInvalidRequest = components['responses']['InvalidRequest'];
export type ResponseInvalidBody = components['responses']['InvalidBody'];
export type ResponseInvalidParticipants = components['responses']['InvalidParticipants'];
export type ResponseInvalidCursor = components['responses']['InvalidCursor'];
export type ResponseUnauthorized = components['responses']['Unauthorized'];
export type ResponseForbidden = components['responses']['Forbidden'];
export type ResponseNotAllowed = components['responses']['NotAllowed'];
export type ResponseCannotBegin = components['responses']['CannotBegin'];
export type ResponseBlocked = components['responses']['Blocked'];
export type ResponseNotAllowedOrBlocked = components['responses']['NotAllowedOrBlocked'];
export type ResponseNotYours = components['responses']['NotYours'];
export type ResponseMessageDeleted = components['responses']['MessageDeleted'];
export type ResponseCannotSend = components['responses']['CannotSend'];
export type ResponseCannotEdit = components['responses']['CannotEdit'];
export type ResponseCannotReact = components['responses']['CannotReact'];
export type ResponseCannotPin = components['responses']['CannotPin'];
export type ResponseTooManyPinnedChats = components['responses']['TooManyPinnedChats'];
export type ResponseChatLimitReached = components['responses']['ChatLimitReached'];
export type ResponseCannotAdd = components['responses']['CannotAdd'];
export type ResponseDirectChat = components['responses']['DirectChat'];
export type ResponseCannotResume = components['responses']['CannotResume'];
export type ResponseCannotResumeOwn = components['responses']['CannotResumeOwn'];
export type ResponseChatNotFound = components['responses']['ChatNotFound'];
export type ResponseParticipantNotFound = components['responses']['ParticipantNotFound'];
export type ResponseMessageNotFound = components['responses']['MessageNotFound'];
export type ResponseNotFound = components['responses']['NotFound'];
export type ResponsePayloadTooLarge = components['responses']['PayloadTooLarge'];
export type ResponseUnsupportedMediaType = components['responses']['UnsupportedMediaType'];
export type ResponseRateLimited = components['responses']['RateLimited'];
export type ResponseInternalError = components['responses']['InternalError'];
export type ResponseServiceUnavailable = components['responses']['ServiceUnavailable'];
export type ParameterChatId = components['parameters']['ChatId'];
export type ParameterMessageId = components['parameters']['MessageId'];
export type ParameterEmoji = components['parameters']['Emoji'];
export type ParameterLimit = components['parameters']['Limit'];
export type HeaderLocation = components['headers']['Location'];
export type $defs = Record<string, never>;
export interface operations {
    listChats: {
        parameters: {
            query?: {
                /**
                 * @description How many items at most. A page has fewer when they are large (512 KiB of JSON).
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Whether the chats of the archive are wanted, or the others; without it, all of them.
                 * @example false
                 */
                archived?: boolean;
                /** @description The `nextCursor` of the page before; without it, the first page. */
                cursor?: components["schemas"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of chats. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatPage"];
                };
            };
            400: components["responses"]["InvalidCursor"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createChat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewChat"];
            };
        };
        responses: {
            /** @description The direct chat of this pair, which existed before. */
            200: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            /** @description The chat was made. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            400: components["responses"]["InvalidParticipants"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["CannotBegin"];
            409: components["responses"]["ChatLimitReached"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getChat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The chat. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatSummary"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ChatNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteChat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The chat is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["ChatNotFound"];
            409: components["responses"]["DirectChat"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateChat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChatUpdate"];
            };
        };
        responses: {
            /** @description The chat as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["ChatNotFound"];
            409: components["responses"]["DirectChat"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateOwnChat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnChatUpdate"];
            };
        };
        responses: {
            /** @description What is the caller's own of the chat now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnChat"];
                };
            };
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ChatNotFound"];
            409: components["responses"]["TooManyPinnedChats"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listParticipants: {
        parameters: {
            query?: {
                /**
                 * @description How many items at most. A page has fewer when they are large (512 KiB of JSON).
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before; without it, the first page. */
                cursor?: components["schemas"]["Cursor"];
            };
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of participants. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParticipantPage"];
                };
            };
            400: components["responses"]["InvalidCursor"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ChatNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    addParticipants: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewParticipants"];
            };
        };
        responses: {
            /** @description The chat with its participants. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            400: components["responses"]["InvalidParticipants"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Blocked"];
            404: components["responses"]["ChatNotFound"];
            409: components["responses"]["CannotAdd"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    setRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
                /**
                 * @description The participant.
                 * @example carol
                 */
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRole"];
            };
        };
        responses: {
            /** @description The participant as they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Participant"];
                };
            };
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["ParticipantNotFound"];
            409: components["responses"]["DirectChat"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    removeParticipant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
                /**
                 * @description The participant.
                 * @example carol
                 */
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user takes no part in the chat. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["ChatNotFound"];
            409: components["responses"]["DirectChat"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listMessages: {
        parameters: {
            query?: {
                /**
                 * @description How many items at most. A page has fewer when they are large (512 KiB of JSON).
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Only messages with a smaller `seq`.
                 * @example 43
                 */
                before?: number;
                /**
                 * @description Only messages with a greater `seq`.
                 * @example 41
                 */
                after?: number;
                /**
                 * @description This message, by its id or its `seq` (digits only), and those around it.
                 * @example msg_01k7m3wd8me7qbf1t4v6x9yz2a
                 */
                around?: string;
                /**
                 * @description Only the replies of the thread that began with this message.
                 * @example msg_01k7m3wc2hf6pabd0s9t7v5xyz
                 */
                threadId?: components["schemas"]["MessageId"];
            };
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of messages. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["MessageNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    sendMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMessage"];
            };
        };
        responses: {
            /** @description The message that an earlier request with this `clientMessageId` stored. */
            200: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description The message was stored. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NotYours"];
            404: components["responses"]["MessageNotFound"];
            409: components["responses"]["CannotSend"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listMessageVersions: {
        parameters: {
            query?: {
                /**
                 * @description How many items at most. A page has fewer when they are large (512 KiB of JSON).
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Only versions with a greater number.
                 * @example 1
                 */
                after?: number;
            };
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of versions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageVersionPage"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["MessageNotFound"];
            409: components["responses"]["MessageDeleted"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listReactions: {
        parameters: {
            query?: {
                /**
                 * @description How many items at most. A page has fewer when they are large (512 KiB of JSON).
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before; without it, the first page. */
                cursor?: components["schemas"]["Cursor"];
            };
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of reactions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReactionPage"];
                };
            };
            400: components["responses"]["InvalidCursor"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["MessageNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    addReaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
                /**
                 * @description One emoji, percent-encoded.
                 * @example 👍
                 */
                emoji: components["parameters"]["Emoji"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The reaction as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReactionState"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Blocked"];
            404: components["responses"]["MessageNotFound"];
            409: components["responses"]["CannotReact"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    removeReaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
                /**
                 * @description One emoji, percent-encoded.
                 * @example 👍
                 */
                emoji: components["parameters"]["Emoji"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The reaction as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReactionState"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Blocked"];
            404: components["responses"]["MessageNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    pinMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message as it is now, pinned. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PinState"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NotAllowedOrBlocked"];
            404: components["responses"]["MessageNotFound"];
            409: components["responses"]["CannotPin"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    unpinMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message as it is now, not pinned. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PinState"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NotAllowedOrBlocked"];
            404: components["responses"]["MessageNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listPins: {
        parameters: {
            query?: {
                /**
                 * @description How many items at most. A page has fewer when they are large (512 KiB of JSON).
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before; without it, the first page. */
                cursor?: components["schemas"]["Cursor"];
            };
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of pinned messages. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PinPage"];
                };
            };
            400: components["responses"]["InvalidCursor"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ChatNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["MessageNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NotYours"];
            404: components["responses"]["MessageNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageUpdate"];
            };
        };
        responses: {
            /** @description The message as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["NotYours"];
            404: components["responses"]["MessageNotFound"];
            409: components["responses"]["CannotEdit"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listChanges: {
        parameters: {
            query: {
                /**
                 * @description How many items at most. A page has fewer when they are large (512 KiB of JSON).
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description The last revision that the client has seen; 0 for none.
                 * @example 41
                 */
                after: number;
                /**
                 * @description The `epoch` that came with `after`. Without it only a chat that has not come as far is noticed.
                 * @example 3f9a1c5be07d2846
                 */
                epoch?: components["schemas"]["Epoch"];
            };
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of changes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatChangePage"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ChatNotFound"];
            409: components["responses"]["CannotResume"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    markRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadUpTo"];
            };
        };
        responses: {
            /** @description How far the caller has read now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadState"];
                };
            };
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ChatNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getCounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is unread. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Counts"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listOwnChanges: {
        parameters: {
            query: {
                /**
                 * @description How many items at most. A page has fewer when they are large (512 KiB of JSON).
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description The last `stateRevision` that the client has seen; 0 for none.
                 * @example 12
                 */
                after: number;
                /**
                 * @description The `epoch` that came with `after`. Without it a restored state may go unnoticed.
                 * @example 3f9a1c5be07d2846
                 */
                epoch?: components["schemas"]["Epoch"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of changes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnChangePage"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            409: components["responses"]["CannotResumeOwn"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listUsers: {
        parameters: {
            query: {
                /**
                 * @description 1 to 100 ids with spaces between, which no id has in it, in any order. An id that is there twice
                 *     counts once. (In a URL a space is `+` or `%20`.)
                 * @example alice bob
                 */
                ids: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The users that there are, by id. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listPresence: {
        parameters: {
            query: {
                /**
                 * @description 1 to 100 ids with spaces between, which no id has in it, in any order. An id that is there twice
                 *     counts once. (In a URL a space is `+` or `%20`.)
                 * @example alice bob
                 */
                userIds: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those of these users of whom the caller is told, by id. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PresenceList"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeUpdate"];
            };
        };
        responses: {
            /** @description The caller as they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listBlocks: {
        parameters: {
            query?: {
                /**
                 * @description How many items at most. A page has fewer when they are large (512 KiB of JSON).
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description The `nextCursor` of the page before; without it, the first page. */
                cursor?: components["schemas"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of blocks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlockPage"];
                };
            };
            400: components["responses"]["InvalidCursor"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    blockUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user who is blocked.
                 * @example bob
                 */
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user is blocked. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    unblockUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The user who is blocked.
                 * @example bob
                 */
                userId: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user is not blocked. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    markDelivered: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeliveredUpTo"];
            };
        };
        responses: {
            /** @description Up to where messages have reached the caller now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveredState"];
                };
            };
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ChatNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listChatReceipts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The places, by user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatReceipts"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["ChatNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listReceipts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The receipts of the message. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageReceipts"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["MessageNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    setTyping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The chat. */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TypingUpdate"];
            };
        };
        responses: {
            /** @description It was heard. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidBody"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ChatNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createDevSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDevSession"];
            };
        };
        responses: {
            /** @description The session. */
            201: {
                headers: {
                    /**
                     * @description The `sAccessToken` cookie.
                     * @example sAccessToken=eyJhbGciOiJFUzI1NiJ9.e30.c2ln; Path=/; HttpOnly; SameSite=Lax
                     */
                    "Set-Cookie": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DevSession"];
                };
            };
            400: components["responses"]["InvalidBody"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["InternalError"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process is alive. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["InvalidRequest"];
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every dependency is ready. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            /** @description A dependency is not ready; the body says which. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
}
