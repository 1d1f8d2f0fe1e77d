// Generated from specs/ by `npm run generate`. Do not edit.

export const asyncApiYaml = `asyncapi: 3.0.0
info:
  title: Messaging service, WebSocket
  version: 1.3.0
  description: >
    WebSocket is for reception: a client says what it wants to follow (commands), the service

    answers (replies) and tells what happens (events). Actions go over REST, which the OpenAPI

    document beside this one describes. The two share their schemas.


    **Two transports, one set of messages.** On the \`websocket\` server each message is one JSON text

    frame \`{"event": NAME, "data": PAYLOAD}\`, at most 64 KiB; \`data\` may be left out where it has no

    required member. On the \`socketio\` server (Socket.IO, namespace \`/messaging\`) NAME is the

    Socket.IO event and PAYLOAD its argument; an acknowledgement callback, if given, gets the reply

    as \`{event, data}\` too.


    **Handshake.** \`?userId=\` is required. In production a session is required as well (cookie

    \`sAccessToken\`, \`Authorization: Bearer\`, or Socket.IO \`auth.token\`) and must belong to that
    user.

    A parameter that is given twice is refused.

    A refused handshake gets the \`error\` event, then a close code; over Socket.IO a \`connect_error\`

    whose \`data\` is the payload of that \`error\`. Past what an address may have under way, a
    handshake is

    not taken up at all: HTTP 503, or the connection is closed.


    **\`ref\`.** A command may carry \`ref\` in its payload; its reply has the same one. On the

    \`websocket\` server it may stand beside \`data\` instead, and then stands there in the reply too.


    **Errors.** The reply to any command can be \`error\` with \`INVALID_REQUEST\` (it does not fit its

    schema), \`TOO_MANY_COMMANDS\` (too many wait on the connection), \`RATE_LIMITED\` (the user has
    sent

    too many; again after \`retryAfterMs\`), \`SERVICE_UNAVAILABLE\` or

    \`INTERNAL_ERROR\`; what else can befall a command stands with it.


    **Close codes** tell whether to come back: see \`x-close-codes\` of the channel.
  license:
    name: MIT
    url: https://spdx.org/licenses/MIT.html
  contact:
    name: The maintainers of the messaging service
    url: http://localhost:4000
  tags:
    - name: messaging
      description: Live delivery of chats.
defaultContentType: application/json
servers:
  websocket:
    host: localhost:4000
    protocol: ws
    description: Raw WebSocket, one JSON text frame a message.
    security:
      - $ref: '#/components/securitySchemes/cookieAuth'
      - $ref: '#/components/securitySchemes/bearerAuth'
  socketio:
    host: localhost:4000
    protocol: socketio
    description: Socket.IO 4, path \`/socket.io\`, namespace \`/messaging\`.
    security:
      - $ref: '#/components/securitySchemes/cookieAuth'
      - $ref: '#/components/securitySchemes/bearerAuth'
channels:
  messaging:
    address: /messaging
    title: Messaging
    summary: A client's connection.
    description: Everything that one connection sends and receives, the same on both servers.
    servers:
      - $ref: '#/servers/websocket'
      - $ref: '#/servers/socketio'
    bindings:
      ws:
        bindingVersion: 0.1.0
        query:
          title: Handshake
          description: The query of the handshake. A transport may add parameters of its own.
          type: object
          required:
            - userId
          properties:
            userId:
              $ref: '#/components/schemas/UserId'
    x-close-codes:
      - code: 1001
        name: GOING_AWAY
        reconnect: true
        description: The service is shutting down. Reconnect; another node will answer.
      - code: 1007
        name: INVALID_TEXT
        reconnect: false
        description: A text frame was not UTF-8. The same frame will be refused again.
      - code: 1009
        name: MESSAGE_TOO_BIG
        reconnect: false
        description: A frame was over 64 KiB. The same frame will be refused again.
      - code: 4400
        name: BAD_HANDSHAKE
        reconnect: false
        description: The handshake names no user, or not in a valid form.
      - code: 4401
        name: SESSION_ENDED
        reconnect: true
        description: There is no session, or it expired. Renew it, then reconnect.
      - code: 4403
        name: FORBIDDEN
        reconnect: false
        description: The session belongs to another user, or the origin is not allowed.
      - code: 4408
        name: TOO_SLOW
        reconnect: true
        description: The client reads slower than its events arrive. Come back and resume.
      - code: 4409
        name: RESTORED
        reconnect: true
        description: |
          The epoch is another one: an earlier state of the database was restored, or another server
          took over. Come back; a place of before is refused with CANNOT_RESUME.
      - code: 4429
        name: RATE_LIMITED
        reconnect: true
        description: >
          The user connects too often, has too many connections, or went on sending commands that
          were

          refused with RATE_LIMITED. Come back when the \`retryAfterMs\` of the last \`error\` is over.
      - code: 4503
        name: UNAVAILABLE
        reconnect: true
        description: The session cannot be checked at the moment. Come back a little later.
    messages:
      joinChat:
        $ref: '#/components/messages/joinChat'
      leaveChat:
        $ref: '#/components/messages/leaveChat'
      listenAllChats:
        $ref: '#/components/messages/listenAllChats'
      leaveAllChats:
        $ref: '#/components/messages/leaveAllChats'
      askDebugStatus:
        $ref: '#/components/messages/askDebugStatus'
      chatJoined:
        $ref: '#/components/messages/chatJoined'
      chatLeft:
        $ref: '#/components/messages/chatLeft'
      listeningAllChats:
        $ref: '#/components/messages/listeningAllChats'
      allChatsLeft:
        $ref: '#/components/messages/allChatsLeft'
      debugStatus:
        $ref: '#/components/messages/debugStatus'
      error:
        $ref: '#/components/messages/error'
      newMessage:
        $ref: '#/components/messages/newMessage'
      messageUpdated:
        $ref: '#/components/messages/messageUpdated'
      messageDeleted:
        $ref: '#/components/messages/messageDeleted'
      reactionChanged:
        $ref: '#/components/messages/reactionChanged'
      pinChanged:
        $ref: '#/components/messages/pinChanged'
      chatUpdated:
        $ref: '#/components/messages/chatUpdated'
      chatCreated:
        $ref: '#/components/messages/chatCreated'
      participantsChanged:
        $ref: '#/components/messages/participantsChanged'
      roleChanged:
        $ref: '#/components/messages/roleChanged'
      chatDetailsChanged:
        $ref: '#/components/messages/chatDetailsChanged'
      chatDeleted:
        $ref: '#/components/messages/chatDeleted'
      myChatUpdated:
        $ref: '#/components/messages/myChatUpdated'
      blockChanged:
        $ref: '#/components/messages/blockChanged'
      userUpdated:
        $ref: '#/components/messages/userUpdated'
      typing:
        $ref: '#/components/messages/typing'
      readUpdated:
        $ref: '#/components/messages/readUpdated'
      deliveredUpdated:
        $ref: '#/components/messages/deliveredUpdated'
      presenceChanged:
        $ref: '#/components/messages/presenceChanged'
operations:
  joinChat:
    action: receive
    title: Join a chat
    summary: Receive the messages of one chat.
    description: >
      From the reply on, each lasting change of the chat comes to this connection, as \`new-message\`,

      \`message-updated\`, \`message-deleted\`, \`reaction-changed\`, \`pin-changed\`,
      \`participants-changed\`,

      \`role-changed\`, \`chat-details-changed\` or \`chat-deleted\`, in the order of \`revision\`, and
      once. With

      \`after\`, what changed since that revision comes before the reply; past 1,000 revisions the
      reply says

      \`moreMissed\`, and what lies between its \`through\` and its \`revision\` is to be read over REST

      (\`listChanges\`).


      News of a moment, \`typing\`, \`read-updated\`, \`delivered-updated\` and \`presence-changed\`, comes
      from the

      reply on too. It has no revision, nothing of it is given again, and who reads too slowly is
      not given it.


      A place in a chat is \`revision\` and \`epoch\`: keep both, and give both to come back. Up to

      \`through\` everything that there is has come: a revision that is missing before it will not
      come

      (its message was removed from the database, say). Where a live event leaves a revision out,

      \`listChanges\` after the last one tells by its \`through\` whether anything is to be had there.


      Joining a chat twice succeeds, with \`message\` "already in chat", and sends nothing that was

      missed. Errors: \`CHAT_NOT_FOUND\`, for a chat in which the user does not take part as for a

      missing one; \`TOO_MANY_CHATS\`, past 1,000 chats joined; \`CANNOT_RESUME\`, when \`after\` and
      \`epoch\`

      are no place of this chat: an earlier state of the database was restored, or a failover may
      have

      lost something. Then load the chat anew, and join without \`after\`.


      **History and live, without a hole**: join first, then read the history (\`listMessages\`), hold

      what comes meanwhile, and put the two together by \`seq\`. Or read first, and join with \`after\`,

      the \`revision\` that \`getChat\` gave before the history was read.
    channel:
      $ref: '#/channels/messaging'
    messages:
      - $ref: '#/channels/messaging/messages/joinChat'
    reply:
      channel:
        $ref: '#/channels/messaging'
      messages:
        - $ref: '#/channels/messaging/messages/chatJoined'
        - $ref: '#/channels/messaging/messages/error'
  leaveChat:
    action: receive
    title: Leave a chat
    summary: Receive no more messages of one chat.
    description: |
      From the reply on, no \`new-message\` of the chat comes to this connection. Leaving what was not
      joined succeeds, with \`message\` "not in chat".
    channel:
      $ref: '#/channels/messaging'
    messages:
      - $ref: '#/channels/messaging/messages/leaveChat'
    reply:
      channel:
        $ref: '#/channels/messaging'
      messages:
        - $ref: '#/channels/messaging/messages/chatLeft'
        - $ref: '#/channels/messaging/messages/error'
  listenAllChats:
    action: receive
    title: Listen to all chats
    summary: Hear of every change in the user's chats, for the list of chats.
    description: >
      From the reply on, \`chat-updated\` and \`chat-created\` of each of the user's chats come to this

      connection, also of chats made later, \`my-chat-updated\` when the user's own state of a chat

      changes on another device, and \`block-changed\` when they block someone there, or take that
      back.


      The user's own state has a counter, \`stateRevision\`: chats that the user was put into or
      removed

      from, how far the user has read in each, which are muted, pinned, archived or marked as
      unread, and

      whom they have blocked. Keep the last one that you saw, with \`epoch\`, and give both to come
      back: what

      changed since \`after\` comes before the reply, in the order of \`stateRevision\`: a
      \`chat-created\` for

      each chat that the user was put into, one \`my-chat-updated\`, as it is now, for each of which
      their own

      state changed, and one \`block-changed\` for each user whom they blocked, or block no more. What
      was said

      in the chats meanwhile is not given again: it is in the list (\`listChats\`), to be read after
      the reply. An entry of the list has the

      \`stateRevision\` of its own state, so an event with none above that is old.


      Listening twice succeeds and sends nothing that was missed. Errors: \`CANNOT_RESUME\`, when
      \`after\`

      and \`epoch\` are no place of this user: an earlier state of the database was restored, or a
      failover

      may have lost something. Then load the list anew, and listen without \`after\`.
    channel:
      $ref: '#/channels/messaging'
    messages:
      - $ref: '#/channels/messaging/messages/listenAllChats'
    reply:
      channel:
        $ref: '#/channels/messaging'
      messages:
        - $ref: '#/channels/messaging/messages/listeningAllChats'
        - $ref: '#/channels/messaging/messages/error'
  leaveAllChats:
    action: receive
    title: Leave all chats
    summary: End every subscription of this connection.
    description: Leaves each joined chat and stops listening to all chats. The connection stays open.
    channel:
      $ref: '#/channels/messaging'
    messages:
      - $ref: '#/channels/messaging/messages/leaveAllChats'
    reply:
      channel:
        $ref: '#/channels/messaging'
      messages:
        - $ref: '#/channels/messaging/messages/allChatsLeft'
        - $ref: '#/channels/messaging/messages/error'
  askDebugStatus:
    action: receive
    title: Ask for the status
    summary: See what this connection is subscribed to.
    description: For looking into problems; the counts are over all nodes of the service.
    channel:
      $ref: '#/channels/messaging'
    messages:
      - $ref: '#/channels/messaging/messages/askDebugStatus'
    reply:
      channel:
        $ref: '#/channels/messaging'
      messages:
        - $ref: '#/channels/messaging/messages/debugStatus'
        - $ref: '#/channels/messaging/messages/error'
  sendNewMessage:
    action: send
    title: A message was sent
    summary: To each connection that joined the chat, the sender's included.
    description: Follows the moment at which the message was stored.
    channel:
      $ref: '#/channels/messaging'
    messages:
      - $ref: '#/channels/messaging/messages/newMessage'
  sendMessageUpdated:
    action: send
    tags:
      - name: message
        description: What people do with a message after it was sent.
    title: A message was edited
    summary: To each connection that joined the chat.
    description: >
      Follows the moment at which the edit was stored. What comes late, because it was missed, has
      the

      message as it is by then.
    channel:
      $ref: '#/channels/messaging'
    messages:
      - $ref: '#/channels/messaging/messages/messageUpdated'
  sendMessageDeleted:
    action: send
    tags:
      - name: message
        description: What people do with a message after it was sent.
    title: A message was deleted
    summary: To each connection that joined the chat.
    description: >
      Follows the moment at which the message was deleted. It stays in its place without its
      content,

      and what is sent of it from now on, a \`new-message\` that was missed too, is the same.
    channel:
      $ref: '#/channels/messaging'
    messages:
      - $ref: '#/channels/messaging/messages/messageDeleted'
  sendReactionChanged:
    action: send
    tags:
      - name: message
        description: What people do with a message after it was sent.
    title: A reaction changed
    summary: To each connection that joined the chat.
    description: >
      Follows the moment at which a user reacted to a message with an emoji, or took that back. It
      has

      what is needed to show it: whether they have reacted by now, and how many have, with the first
      10.

      What comes late, because it was missed, has this as it is by then.
    channel:
      $ref: '#/channels/messaging'
    messages:
      - $ref: '#/channels/messaging/messages/reactionChanged'
  sendPinChanged:
    action: send
    tags:
      - name: message
        description: What people do with a message after it was sent.
    title: A pin changed
    summary: To each connection that joined the chat.
    description: >
      Follows the moment at which a user pinned or unpinned a message: who did, and the message,
      which has

      \`pinnedAt\` if it is pinned. What comes late, because it was missed, has it as it is by then. A

      message that is deleted is not pinned any more, which only \`message-deleted\` tells.
    channel:
      $ref: '#/channels/messaging'
    messages:
      - $ref: '#/channels/messaging/messages/pinChanged'
  sendChatUpdated:
    action: send
    title: A chat was updated
    summary: To the participants' connections that listen to all chats.
    description: >
      Follows each lasting change of the chat: a message (\`lastMessage\`), one that was edited

      (\`updated\`) or deleted (\`deleted\`), which the list shows when it is the newest, participants

      who came (\`added\`) or went (\`removed\`), a reaction (\`reaction\`), or a pin (\`pin\`). With a
      reply that

      was sent or deleted comes its \`thread\`. To who was removed it is the last that is told of what

      happens in the chat. \`kind\` says which it is, and new ones may be added.
    channel:
      $ref: '#/channels/messaging'
    messages:
      - $ref: '#/channels/messaging/messages/chatUpdated'
  sendChatCreated:
    action: send
    title: A chat was created
    summary: To the participants' connections that listen to all chats.
    description: >
      Follows the moment at which the chat was stored, or at which the user was added to it.
      \`lastSeq\`,

      \`revision\` and what is the user's own are those of that moment, and a \`chat-updated\` for each

      change since follows; after more than 1,000 changes they are those of now instead.
    channel:
      $ref: '#/channels/messaging'
    messages:
      - $ref: '#/channels/messaging/messages/chatCreated'
  sendMyChatUpdated:
    action: send
    title: The user's own state of a chat changed
    summary: To each connection of the user that listens to all chats.
    description: >
      Follows the moment at which it was stored that the user read on (\`readSeq\`; \`unreadCount\` and

      \`mentionCount\` count the messages up to \`revision\`), muted, pinned, archived or marked the
      chat, or was

      removed from it (\`removed\`). It tells the state as it is now, which may be later than the
      change. That a

      message of after \`revision\` takes the chat out of the archive is not told: whoever hears of
      the message

      knows it by \`mutedUntil\`.
    channel:
      $ref: '#/channels/messaging'
    messages:
      - $ref: '#/channels/messaging/messages/myChatUpdated'
  sendBlockChanged:
    action: send
    title: The user blocked someone
    summary: To each connection of the user that listens to all chats.
    description: >
      Follows the moment at which it was stored that the user blocked another user, or took that
      back. It

      tells whether they are blocked now, which may be later than the change. Who is blocked is not
      told.

      All whom the user has blocked: \`listBlocks\`.
    channel:
      $ref: '#/channels/messaging'
    messages:
      - $ref: '#/channels/messaging/messages/blockChanged'
  sendUserUpdated:
    action: send
    title: A user's name or picture changed
    summary: To the connections of who shares a chat with the user.
    description: >
      To each connection that joined a chat in which the user takes part, or listens to all chats
      and has one

      with them; of the user's chats, the 100 with the most recent activity count. It tells the user
      as

      they are now, about once a second at most. It is news for the moment: it has no revision, is
      not told

      once more to who comes back, and may be lost. \`listUsers\` has what is so.
    channel:
      $ref: '#/channels/messaging'
    messages:
      - $ref: '#/channels/messaging/messages/userUpdated'
  sendParticipantsChanged:
    action: send
    tags:
      - name: group
        description: What becomes of a group itself.
    title: Participants came or went
    summary: To each connection that joined the chat.
    description: To the connections of who was removed it is the last event of the chat.
    channel:
      $ref: '#/channels/messaging'
    messages:
      - $ref: '#/channels/messaging/messages/participantsChanged'
  sendRoleChanged:
    action: send
    tags:
      - name: group
        description: What becomes of a group itself.
    title: A role changed
    summary: To each connection that joined the chat.
    description: >
      Follows the moment at which a participant got another role, which it has. Who becomes the
      owner takes

      that from another, whose new role comes by an event of its own.
    channel:
      $ref: '#/channels/messaging'
    messages:
      - $ref: '#/channels/messaging/messages/roleChanged'
  sendChatDetailsChanged:
    action: send
    tags:
      - name: group
        description: What becomes of a group itself.
    title: What a chat says of itself changed
    summary: To each connection that joined the chat.
    description: >
      Follows the moment at which the name of a group changed, what it says of itself, its picture,
      the app's

      data, who may write, or what those see who come. All of it is there, as it is now.
    channel:
      $ref: '#/channels/messaging'
    messages:
      - $ref: '#/channels/messaging/messages/chatDetailsChanged'
  sendChatDeleted:
    action: send
    tags:
      - name: group
        description: What becomes of a group itself.
    title: A chat was deleted
    summary: To each connection that joined the chat.
    description: >
      The chat is gone for everyone. Nothing comes of it after this, and joining it is answered as
      for any

      chat that there is not.
    channel:
      $ref: '#/channels/messaging'
    messages:
      - $ref: '#/channels/messaging/messages/chatDeleted'
  sendTyping:
    action: send
    tags:
      - name: moment
        description: News that is of use for a moment only.
    title: Someone types
    summary: To the connections of others that joined the chat.
    description: >
      Follows each time that a participant says over REST that they type (\`setTyping\`), or no more.
      It ends

      by itself at \`expiresAt\`, 6 seconds after, and when a message of theirs comes. It is news of a
      moment:

      it has no revision, is told to nobody who joins later or comes back, may be lost, and is not
      sent to

      who reads too slowly. In a chat of more than 100 participants it is not told.
    channel:
      $ref: '#/channels/messaging'
    messages:
      - $ref: '#/channels/messaging/messages/typing'
  sendReadUpdated:
    action: send
    tags:
      - name: moment
        description: News that is of use for a moment only.
    title: Participants have read on
    summary: To each connection that joined the chat.
    description: >
      Follows within a second the moment at which it was stored that participants have read on, of
      each the

      last place; what is read has reached them too. It is news of a moment, as \`typing\` is; who has
      missed it

      asks \`listChatReceipts\`. Of the places of a user the greater is the newer. In a chat of more
      than 100

      participants it is not told. It is neither of who shares no receipts (\`updateMe\`) nor for
      them; when they

      or others set that, it may take 10 seconds.
    channel:
      $ref: '#/channels/messaging'
    messages:
      - $ref: '#/channels/messaging/messages/readUpdated'
  sendDeliveredUpdated:
    action: send
    tags:
      - name: moment
        description: News that is of use for a moment only.
    title: Messages have reached participants
    summary: To each connection that joined the chat.
    description: >
      Follows within a second the moment at which participants said that messages have reached them

      (\`markDelivered\`), of each the last place. It is news of a moment, as \`read-updated\` is, and
      told where

      that is.
    channel:
      $ref: '#/channels/messaging'
    messages:
      - $ref: '#/channels/messaging/messages/deliveredUpdated'
  sendPresenceChanged:
    action: send
    tags:
      - name: moment
        description: News that is of use for a moment only.
    title: A user came or went
    summary: To the connections that joined a chat with the user.
    description: >
      Follows the moment at which a user gets their first connection, at whichever node, and the
      moment 5

      seconds after they lost the last one, if none came since: who connects again within that was
      there all

      the time. Of a node that died it is told within 20 seconds that its users are gone. It goes to
      each

      connection that joined a chat with the user, once, of at most 100 participants; of the user's
      chats, the

      100 with the most recent activity count. Where one of the two has blocked the other, or one
      does not show

      whether they are there, it is not told. It is news of a moment, as \`typing\` is; who has missed
      it asks

      \`listPresence\`.
    channel:
      $ref: '#/channels/messaging'
    messages:
      - $ref: '#/channels/messaging/messages/presenceChanged'
  sendError:
    action: send
    title: A refusal
    summary: To one connection, when its handshake or a frame is refused.
    description: >
      Besides the reply to a command that failed.


      A frame that is no command: \`INVALID_FRAME\`, \`UNKNOWN_COMMAND\`. The connection stays open.


      \`CANNOT_RESUME\` with \`chatId\`, at any time, about a chat that was joined: an earlier state of
      it

      was restored, in which revisions that were sent are given once more. The chat stays joined,
      and

      goes on from the state that there is now. Load it anew, and forget the revision that you have:

      joining it again, without \`after\`, tells from which revision on changes come. (When the epoch

      changes, which concerns every chat, the connection is closed instead, with code 4409.)


      A handshake that is refused, after which the connection is closed: \`USER_ID_MISSING\` and

      \`INVALID_REQUEST\` (close code 4400); \`SESSION_REQUIRED\`, \`SESSION_INVALID\` and

      \`SESSION_EXPIRED\` (4401), the last one also when the session of an open connection ends;

      \`USER_MISMATCH\` and \`ORIGIN_NOT_ALLOWED\` (4403); \`RATE_LIMITED\` (4429); \`SERVICE_UNAVAILABLE\`

      (4503); over Socket.IO \`NOT_FOUND\`, for another namespace.
    channel:
      $ref: '#/channels/messaging'
    messages:
      - $ref: '#/channels/messaging/messages/error'
components:
  securitySchemes:
    cookieAuth:
      type: httpApiKey
      in: cookie
      name: sAccessToken
      description: The access token of the app's own session, a JWT.
    bearerAuth:
      type: http
      scheme: bearer
      bearerFormat: JWT
      description: The same token as a bearer token, or as Socket.IO's \`auth.token\`.
  messages:
    joinChat:
      name: join-chat
      title: Join a chat
      summary: Receive the messages of one chat.
      payload:
        $ref: '#/components/schemas/JoinChat'
      examples:
        - name: plain
          payload:
            chatId: chat_123
        - name: comingBack
          payload:
            chatId: chat_123
            after: 7
            epoch: 3f9a1c5be07d2846
    leaveChat:
      name: leave-chat
      title: Leave a chat
      summary: Receive no more messages of one chat.
      payload:
        $ref: '#/components/schemas/LeaveChat'
      examples:
        - name: plain
          payload:
            chatId: chat_123
    listenAllChats:
      name: listen-all-chats
      title: Listen to all chats
      summary: Hear of every change in the user's chats.
      payload:
        $ref: '#/components/schemas/ListenAllChats'
      examples:
        - name: plain
          payload: {}
        - name: comingBack
          payload:
            after: 12
            epoch: 3f9a1c5be07d2846
    leaveAllChats:
      name: leave-all-chats
      title: Leave all chats
      summary: End every subscription of this connection.
      payload:
        $ref: '#/components/schemas/LeaveAllChats'
      examples:
        - name: plain
          payload: {}
    askDebugStatus:
      name: debug-status
      title: Ask for the status
      summary: See what this connection is subscribed to.
      payload:
        $ref: '#/components/schemas/AskDebugStatus'
      examples:
        - name: plain
          payload: {}
    chatJoined:
      name: chat-joined
      title: Chat joined
      summary: The reply to \`join-chat\`.
      payload:
        $ref: '#/components/schemas/ChatJoined'
      examples:
        - name: plain
          payload:
            chatId: chat_123
            status: success
            revision: 7
            through: 7
            epoch: 3f9a1c5be07d2846
            moreMissed: false
        - name: again
          payload:
            chatId: chat_123
            status: success
            revision: 7
            through: 7
            epoch: 3f9a1c5be07d2846
            moreMissed: false
            message: already in chat
    chatLeft:
      name: chat-left
      title: Chat left
      summary: The reply to \`leave-chat\`.
      payload:
        $ref: '#/components/schemas/ChatLeft'
      examples:
        - name: plain
          payload:
            chatId: chat_123
            status: success
        - name: notJoined
          payload:
            chatId: chat_123
            status: success
            message: not in chat
    listeningAllChats:
      name: listening-all-chats
      title: Listening to all chats
      summary: The reply to \`listen-all-chats\`.
      payload:
        $ref: '#/components/schemas/ListeningAllChats'
      examples:
        - name: plain
          payload:
            status: success
            stateRevision: 12
            epoch: 3f9a1c5be07d2846
    allChatsLeft:
      name: all-chats-left
      title: All chats left
      summary: The reply to \`leave-all-chats\`.
      payload:
        $ref: '#/components/schemas/AllChatsLeft'
      examples:
        - name: plain
          payload:
            status: success
    debugStatus:
      name: debug-status
      title: Status
      summary: The reply to \`debug-status\`.
      payload:
        $ref: '#/components/schemas/DebugStatus'
      examples:
        - name: plain
          payload:
            userId: alice
            connected: true
            socketId: socket_123
            chats:
              - chat_abc
              - chat_def
            totalUsers: 2
            totalChats: 2
    error:
      name: error
      title: Error
      summary: A command or a handshake was refused.
      payload:
        $ref: '#/components/schemas/ErrorEvent'
      examples:
        - name: handshake
          payload:
            message: User ID not found
            code: USER_ID_MISSING
            retryable: false
        - name: command
          payload:
            message: No chat with this id among the caller's chats.
            code: CHAT_NOT_FOUND
            retryable: false
            command: join-chat
            ref: 7
        - name: tooManyCommands
          payload:
            message: Too much in too short a time. Try again later.
            code: RATE_LIMITED
            retryable: true
            retryAfterMs: 12000
            command: join-chat
            ref: 8
        - name: anotherState
          payload:
            message: The chat has not come this far, or an earlier state of it was restored. Load it anew.
            code: CANNOT_RESUME
            retryable: false
            chatId: chat_123
    newMessage:
      name: new-message
      title: New message
      summary: A message was sent in a joined chat.
      payload:
        $ref: '#/components/schemas/NewMessageEvent'
      examples:
        - name: plain
          payload:
            chatId: chat_123
            revision: 1
            message:
              id: msg_456
              chatId: chat_123
              seq: 1
              senderId: bob
              content: Hello!
              createdAt: '2026-01-31T12:00:00.000Z'
              revision: 1
              version: 1
    messageUpdated:
      name: message-updated
      title: Message updated
      summary: A message of a joined chat was edited.
      payload:
        $ref: '#/components/schemas/MessageUpdatedEvent'
      examples:
        - name: plain
          payload:
            chatId: chat_123
            revision: 2
            message:
              id: msg_456
              chatId: chat_123
              seq: 1
              senderId: bob
              content: Hello everyone!
              createdAt: '2026-01-31T12:00:00.000Z'
              revision: 1
              version: 2
              editedAt: '2026-01-31T12:03:00.000Z'
    messageDeleted:
      name: message-deleted
      title: Message deleted
      summary: A message of a joined chat was deleted.
      payload:
        $ref: '#/components/schemas/MessageDeletedEvent'
      examples:
        - name: plain
          payload:
            chatId: chat_123
            revision: 3
            message:
              id: msg_456
              chatId: chat_123
              seq: 1
              senderId: bob
              content: This message was deleted.
              createdAt: '2026-01-31T12:00:00.000Z'
              revision: 1
              version: 2
              deletedAt: '2026-01-31T12:05:00.000Z'
              deletedBy: bob
    reactionChanged:
      name: reaction-changed
      title: Reaction changed
      summary: Someone reacted to a message of a joined chat, or took that back.
      payload:
        $ref: '#/components/schemas/ReactionChangedEvent'
      examples:
        - name: plain
          payload:
            chatId: chat_123
            revision: 2
            reaction:
              messageId: msg_456
              seq: 1
              userId: alice
              emoji: 👍
              reacted: true
              count: 1
              userIds:
                - alice
    pinChanged:
      name: pin-changed
      title: Pin changed
      summary: Someone pinned or unpinned a message of a joined chat.
      payload:
        $ref: '#/components/schemas/PinChangedEvent'
      examples:
        - name: plain
          payload:
            chatId: chat_123
            revision: 2
            pin:
              userId: alice
              message:
                id: msg_456
                chatId: chat_123
                seq: 1
                senderId: bob
                content: Hello!
                createdAt: '2026-01-31T12:00:00.000Z'
                revision: 1
                version: 1
                pinnedAt: '2026-01-31T12:05:00.000Z'
                pinnedBy: alice
    chatUpdated:
      name: chat-updated
      title: Chat updated
      summary: Something lasting changed in one of the user's chats.
      payload:
        $ref: '#/components/schemas/ChatUpdatedEvent'
      examples:
        - name: plain
          payload:
            chatId: chat_123
            revision: 1
            kind: message-sent
            lastMessage:
              id: msg_456
              chatId: chat_123
              seq: 1
              senderId: bob
              content: Hello!
              createdAt: '2026-01-31T12:00:00.000Z'
              revision: 1
              version: 1
    participantsChanged:
      name: participants-changed
      title: Participants changed
      summary: Participants of a joined chat came or went.
      payload:
        $ref: '#/components/schemas/ParticipantsChangedEvent'
      examples:
        - name: plain
          payload:
            chatId: chat_123
            revision: 2
            added:
              - carol
    roleChanged:
      name: role-changed
      title: Role changed
      summary: A participant of a joined chat got another role.
      payload:
        $ref: '#/components/schemas/RoleChangedEvent'
      examples:
        - name: plain
          payload:
            chatId: chat_123
            revision: 3
            role:
              userId: carol
              role: admin
    chatDetailsChanged:
      name: chat-details-changed
      title: Chat details changed
      summary: What a joined chat says of itself changed.
      payload:
        $ref: '#/components/schemas/ChatDetailsChangedEvent'
      examples:
        - name: plain
          payload:
            chatId: chat_123
            revision: 4
            details:
              name: Chat Test
              posting: admins
              history: all
    chatDeleted:
      name: chat-deleted
      title: Chat deleted
      summary: A joined chat was deleted.
      payload:
        $ref: '#/components/schemas/ChatDeletedEvent'
      examples:
        - name: plain
          payload:
            chatId: chat_123
            revision: 5
            deletedBy: alice
    chatCreated:
      name: chat-created
      title: Chat created
      summary: A chat in which the user takes part was made.
      payload:
        $ref: '#/components/schemas/ChatCreatedEvent'
      examples:
        - name: plain
          payload:
            chat:
              id: chat_456
              kind: group
              name: Nouveau Chat
              participants:
                - alice
                - bob
              participantCount: 2
              createdBy: alice
              createdAt: '2026-01-31T11:59:00.000Z'
              lastSeq: 0
              revision: 0
            role: member
            stateRevision: 12
            readSeq: 0
            unreadCount: 0
            mentionCount: 0
            pinned: false
            archived: false
            markedUnread: false
    myChatUpdated:
      name: my-chat-updated
      title: My chat updated
      summary: The user's own state of a chat changed.
      payload:
        $ref: '#/components/schemas/MyChatUpdatedEvent'
      examples:
        - name: plain
          payload:
            chatId: chat_123
            stateRevision: 13
            revision: 1
            readSeq: 1
            unreadCount: 0
            mentionCount: 0
            pinned: false
            archived: false
            markedUnread: false
        - name: muted
          payload:
            chatId: chat_123
            stateRevision: 14
            revision: 1
            readSeq: 1
            unreadCount: 0
            mentionCount: 0
            pinned: false
            archived: true
            markedUnread: false
            mutedUntil: '2026-02-01T08:00:00.000Z'
        - name: removed
          payload:
            chatId: chat_123
            stateRevision: 15
            removed: true
    blockChanged:
      name: block-changed
      title: Block changed
      summary: The user has blocked another user, or blocks them no more.
      payload:
        $ref: '#/components/schemas/BlockChangedEvent'
      examples:
        - name: blocked
          payload:
            userId: mallory
            blocked: true
            stateRevision: 16
        - name: unblocked
          payload:
            userId: mallory
            blocked: false
            stateRevision: 17
    userUpdated:
      name: user-updated
      title: User updated
      summary: The name or picture of someone with whom the user shares a chat changed.
      payload:
        $ref: '#/components/schemas/UserUpdatedEvent'
      examples:
        - name: plain
          payload:
            user:
              id: alice
              name: Alice Martin
              avatarUrl: https://app.example.com/alice.png
    readUpdated:
      name: read-updated
      title: Read updated
      summary: Participants of a joined chat have read on.
      payload:
        $ref: '#/components/schemas/ReadUpdatedEvent'
      examples:
        - name: plain
          payload:
            chatId: chat_123
            reads:
              - userId: bob
                seq: 7
    deliveredUpdated:
      name: delivered-updated
      title: Delivered updated
      summary: Messages of a joined chat have reached participants.
      payload:
        $ref: '#/components/schemas/DeliveredUpdatedEvent'
      examples:
        - name: plain
          payload:
            chatId: chat_123
            deliveries:
              - userId: bob
                seq: 8
              - userId: carol
                seq: 7
    presenceChanged:
      name: presence-changed
      title: Presence changed
      summary: Someone with whom a chat is joined came or went.
      payload:
        $ref: '#/components/schemas/PresenceChangedEvent'
      examples:
        - name: online
          payload:
            userId: bob
            online: true
        - name: offline
          payload:
            userId: bob
            online: false
            lastSeenAt: '2026-01-31T11:00:00.000Z'
    typing:
      name: typing
      title: Typing
      summary: Someone types in a joined chat, or no more.
      payload:
        $ref: '#/components/schemas/TypingEvent'
      examples:
        - name: begins
          payload:
            chatId: chat_123
            userId: bob
            typing: true
            expiresAt: '2026-01-31T12:00:06.000Z'
        - name: ends
          payload:
            chatId: chat_123
            userId: bob
            typing: false
            expiresAt: '2026-01-31T12:00:02.000Z'
  schemas:
    Ref:
      title: Ref
      description: The client's own mark of a command, given back in its reply.
      type:
        - string
        - number
      maxLength: 64
      pattern: ^[^\\u0000\\uD800-\\uDFFF]*$
      x-pattern-says: must have no NUL or lone surrogates
      minimum: -9007199254740991
      maximum: 9007199254740991
    Frame:
      title: Frame
      description: What a client may send on the \`websocket\` server, before the command is looked at.
      type: object
      additionalProperties: false
      required:
        - event
      properties:
        event:
          description: The name of the command.
          type: string
          minLength: 1
          maxLength: 64
        data:
          description: The command's payload.
          type: object
        ref:
          $ref: '#/components/schemas/Ref'
    JoinChat:
      title: JoinChat
      description: The payload of \`join-chat\`.
      type: object
      additionalProperties: false
      required:
        - chatId
      properties:
        chatId:
          $ref: '#/components/schemas/ChatId'
        after:
          description: The last revision of the chat that the client has seen, to resume from.
          type: integer
          minimum: 0
          maximum: 2147483647
        epoch:
          $ref: '#/components/schemas/Epoch'
        ref:
          $ref: '#/components/schemas/Ref'
    LeaveChat:
      title: LeaveChat
      description: The payload of \`leave-chat\`.
      type: object
      additionalProperties: false
      required:
        - chatId
      properties:
        chatId:
          $ref: '#/components/schemas/ChatId'
        ref:
          $ref: '#/components/schemas/Ref'
    ListenAllChats:
      title: ListenAllChats
      description: The payload of \`listen-all-chats\`.
      type: object
      additionalProperties: false
      properties:
        after:
          description: The last \`stateRevision\` that the client has seen, to resume from.
          type: integer
          minimum: 0
          maximum: 2147483647
        epoch:
          $ref: '#/components/schemas/Epoch'
        ref:
          $ref: '#/components/schemas/Ref'
    LeaveAllChats:
      title: LeaveAllChats
      description: The payload of \`leave-all-chats\`.
      type: object
      additionalProperties: false
      properties:
        ref:
          $ref: '#/components/schemas/Ref'
    AskDebugStatus:
      title: AskDebugStatus
      description: The payload of the command \`debug-status\`.
      type: object
      additionalProperties: false
      properties:
        ref:
          $ref: '#/components/schemas/Ref'
    ChatJoined:
      title: ChatJoined
      description: The payload of \`chat-joined\`.
      type: object
      additionalProperties: false
      required:
        - chatId
        - status
        - revision
        - through
        - epoch
        - moreMissed
      properties:
        chatId:
          $ref: '#/components/schemas/ChatId'
        status:
          description: Always \`success\`.
          type: string
          const: success
        revision:
          $ref: '#/components/schemas/Revision'
        through:
          description: >-
            The revision up to which everything since \`after\` has come: \`revision\`, unless more was
            missed, or the chat had been joined before.
          type: integer
          minimum: 0
          maximum: 2147483647
        epoch:
          $ref: '#/components/schemas/Epoch'
        moreMissed:
          description: >-
            Whether more was missed since \`after\` than was replayed. What lies between \`through\` and
            \`revision\` is then to be read over REST.
          type: boolean
        message:
          description: Says that the chat had been joined before.
          type: string
          const: already in chat
        ref:
          $ref: '#/components/schemas/Ref'
    ChatLeft:
      title: ChatLeft
      description: The payload of \`chat-left\`.
      type: object
      additionalProperties: false
      required:
        - chatId
        - status
      properties:
        chatId:
          $ref: '#/components/schemas/ChatId'
        status:
          description: Always \`success\`.
          type: string
          const: success
        message:
          description: Says that the chat was not joined.
          type: string
          const: not in chat
        ref:
          $ref: '#/components/schemas/Ref'
    ListeningAllChats:
      title: ListeningAllChats
      description: >-
        The payload of \`listening-all-chats\`. Up to \`stateRevision\` everything since \`after\` has
        come.
      type: object
      additionalProperties: false
      required:
        - status
        - stateRevision
        - epoch
      properties:
        status:
          description: Always \`success\`.
          type: string
          const: success
        stateRevision:
          $ref: '#/components/schemas/StateRevision'
        epoch:
          $ref: '#/components/schemas/Epoch'
        ref:
          $ref: '#/components/schemas/Ref'
    AllChatsLeft:
      title: AllChatsLeft
      description: The payload of \`all-chats-left\`.
      type: object
      additionalProperties: false
      required:
        - status
      properties:
        status:
          description: Always \`success\`.
          type: string
          const: success
        ref:
          $ref: '#/components/schemas/Ref'
    DebugStatus:
      title: DebugStatus
      description: The payload of the reply \`debug-status\`.
      type: object
      additionalProperties: false
      required:
        - userId
        - connected
        - socketId
        - chats
        - totalUsers
        - totalChats
      properties:
        userId:
          $ref: '#/components/schemas/UserId'
        connected:
          description: Always true.
          type: boolean
          const: true
        socketId:
          description: This connection, as in the service's log.
          type: string
          minLength: 1
          maxLength: 64
        chats:
          description: The chats that this connection joined.
          type: array
          maxItems: 1000
          items:
            $ref: '#/components/schemas/ChatId'
        totalUsers:
          description: How many users have a connection to the service.
          type: integer
          minimum: 0
          maximum: 2147483647
        totalChats:
          description: How many chats a connection to the service joined.
          type: integer
          minimum: 0
          maximum: 2147483647
        ref:
          $ref: '#/components/schemas/Ref'
    ErrorEvent:
      title: ErrorEvent
      description: The payload of \`error\`.
      type: object
      additionalProperties: false
      required:
        - message
        - code
        - retryable
      properties:
        message:
          description: What went wrong, for a developer to read.
          type: string
          maxLength: 1024
        code:
          $ref: '#/components/schemas/ErrorCode'
        retryable:
          description: Whether the same command may succeed later.
          type: boolean
        retryAfterMs:
          description: When it may, in milliseconds from now. Where it is missing, soon.
          type: integer
          minimum: 0
          maximum: 2147483647
        command:
          description: The command that failed.
          type: string
          maxLength: 64
        chatId:
          $ref: '#/components/schemas/ChatId'
        errors:
          description: What is wrong with the command, one by one.
          type: array
          maxItems: 100
          items:
            $ref: '#/components/schemas/FieldError'
        ref:
          $ref: '#/components/schemas/Ref'
    NewMessageEvent:
      title: NewMessageEvent
      description: The payload of \`new-message\`.
      type: object
      additionalProperties: false
      required:
        - chatId
        - revision
        - message
      properties:
        chatId:
          $ref: '#/components/schemas/ChatId'
        revision:
          $ref: '#/components/schemas/Revision'
        message:
          $ref: '#/components/schemas/Message'
        thread:
          $ref: '#/components/schemas/Thread'
    MessageUpdatedEvent:
      title: MessageUpdatedEvent
      description: The payload of \`message-updated\`.
      type: object
      additionalProperties: false
      required:
        - chatId
        - revision
        - message
      properties:
        chatId:
          $ref: '#/components/schemas/ChatId'
        revision:
          $ref: '#/components/schemas/Revision'
        message:
          $ref: '#/components/schemas/Message'
    MessageDeletedEvent:
      title: MessageDeletedEvent
      description: The payload of \`message-deleted\`.
      type: object
      additionalProperties: false
      required:
        - chatId
        - revision
        - message
      properties:
        chatId:
          $ref: '#/components/schemas/ChatId'
        revision:
          $ref: '#/components/schemas/Revision'
        message:
          $ref: '#/components/schemas/Message'
        thread:
          $ref: '#/components/schemas/Thread'
    ReactionChangedEvent:
      title: ReactionChangedEvent
      description: The payload of \`reaction-changed\`.
      type: object
      additionalProperties: false
      required:
        - chatId
        - revision
        - reaction
      properties:
        chatId:
          $ref: '#/components/schemas/ChatId'
        revision:
          $ref: '#/components/schemas/Revision'
        reaction:
          $ref: '#/components/schemas/ReactionChange'
    PinChangedEvent:
      title: PinChangedEvent
      description: The payload of \`pin-changed\`.
      type: object
      additionalProperties: false
      required:
        - chatId
        - revision
        - pin
      properties:
        chatId:
          $ref: '#/components/schemas/ChatId'
        revision:
          $ref: '#/components/schemas/Revision'
        pin:
          $ref: '#/components/schemas/PinChange'
    ChatUpdatedEvent:
      title: ChatUpdatedEvent
      description: The payload of \`chat-updated\`.
      type: object
      additionalProperties: false
      required:
        - chatId
        - revision
        - kind
      properties:
        chatId:
          $ref: '#/components/schemas/ChatId'
        revision:
          $ref: '#/components/schemas/Revision'
        kind:
          $ref: '#/components/schemas/ChangeKind'
        lastMessage:
          $ref: '#/components/schemas/Message'
        updated:
          $ref: '#/components/schemas/Message'
        deleted:
          $ref: '#/components/schemas/Message'
        thread:
          $ref: '#/components/schemas/Thread'
        reaction:
          $ref: '#/components/schemas/ReactionChange'
        pin:
          $ref: '#/components/schemas/PinChange'
        added:
          $ref: '#/components/schemas/UserIds'
        addedCount:
          description: How many came, when they are more than the 100 that \`added\` names.
          type: integer
          minimum: 101
          maximum: 2147483647
        removed:
          $ref: '#/components/schemas/UserIds'
        removedCount:
          description: How many went, when they are more than the 100 that \`removed\` names.
          type: integer
          minimum: 101
          maximum: 2147483647
        role:
          $ref: '#/components/schemas/RoleChange'
        details:
          $ref: '#/components/schemas/ChatDetails'
        deletedBy:
          $ref: '#/components/schemas/UserId'
    ParticipantsChangedEvent:
      title: ParticipantsChangedEvent
      description: The payload of \`participants-changed\`.
      type: object
      additionalProperties: false
      required:
        - chatId
        - revision
      properties:
        chatId:
          $ref: '#/components/schemas/ChatId'
        revision:
          $ref: '#/components/schemas/Revision'
        added:
          $ref: '#/components/schemas/UserIds'
        addedCount:
          description: How many came, when they are more than the 100 that \`added\` names.
          type: integer
          minimum: 101
          maximum: 2147483647
        removed:
          $ref: '#/components/schemas/UserIds'
        removedCount:
          description: How many went, when they are more than the 100 that \`removed\` names.
          type: integer
          minimum: 101
          maximum: 2147483647
    RoleChangedEvent:
      title: RoleChangedEvent
      description: The payload of \`role-changed\`.
      type: object
      additionalProperties: false
      required:
        - chatId
        - revision
        - role
      properties:
        chatId:
          $ref: '#/components/schemas/ChatId'
        revision:
          $ref: '#/components/schemas/Revision'
        role:
          $ref: '#/components/schemas/RoleChange'
    ChatDetailsChangedEvent:
      title: ChatDetailsChangedEvent
      description: The payload of \`chat-details-changed\`.
      type: object
      additionalProperties: false
      required:
        - chatId
        - revision
        - details
      properties:
        chatId:
          $ref: '#/components/schemas/ChatId'
        revision:
          $ref: '#/components/schemas/Revision'
        details:
          $ref: '#/components/schemas/ChatDetails'
    ChatDeletedEvent:
      title: ChatDeletedEvent
      description: The payload of \`chat-deleted\`.
      type: object
      additionalProperties: false
      required:
        - chatId
        - revision
        - deletedBy
      properties:
        chatId:
          $ref: '#/components/schemas/ChatId'
        revision:
          $ref: '#/components/schemas/Revision'
        deletedBy:
          $ref: '#/components/schemas/UserId'
    ChatCreatedEvent:
      title: ChatCreatedEvent
      description: The payload of \`chat-created\`.
      type: object
      additionalProperties: false
      required:
        - chat
        - role
        - stateRevision
        - readSeq
        - unreadCount
        - mentionCount
        - pinned
        - archived
        - markedUnread
      properties:
        chat:
          $ref: '#/components/schemas/Chat'
        role:
          $ref: '#/components/schemas/Role'
        stateRevision:
          $ref: '#/components/schemas/StateRevision'
        readSeq:
          $ref: '#/components/schemas/ReadSeq'
        unreadCount:
          $ref: '#/components/schemas/UnreadCount'
        mentionCount:
          $ref: '#/components/schemas/MentionCount'
        pinned:
          $ref: '#/components/schemas/Pinned'
        archived:
          $ref: '#/components/schemas/Archived'
        markedUnread:
          $ref: '#/components/schemas/MarkedUnread'
        mutedUntil:
          $ref: '#/components/schemas/Timestamp'
    UserUpdatedEvent:
      title: UserUpdatedEvent
      description: The payload of \`user-updated\`.
      type: object
      additionalProperties: false
      required:
        - user
      properties:
        user:
          $ref: '#/components/schemas/User'
    MyChatUpdatedEvent:
      title: MyChatUpdatedEvent
      description: The payload of \`my-chat-updated\`.
      type: object
      additionalProperties: false
      required:
        - chatId
        - stateRevision
      properties:
        chatId:
          $ref: '#/components/schemas/ChatId'
        stateRevision:
          $ref: '#/components/schemas/StateRevision'
        revision:
          $ref: '#/components/schemas/Revision'
        readSeq:
          $ref: '#/components/schemas/ReadSeq'
        unreadCount:
          $ref: '#/components/schemas/UnreadCount'
        mentionCount:
          $ref: '#/components/schemas/MentionCount'
        pinned:
          $ref: '#/components/schemas/Pinned'
        archived:
          $ref: '#/components/schemas/Archived'
        markedUnread:
          $ref: '#/components/schemas/MarkedUnread'
        mutedUntil:
          $ref: '#/components/schemas/Timestamp'
        removed:
          description: Says that the user takes no part in the chat any more. Nothing else is told then.
          type: boolean
          const: true
    PresenceChangedEvent:
      title: PresenceChangedEvent
      description: The payload of \`presence-changed\`.
      type: object
      additionalProperties: false
      required:
        - userId
        - online
      properties:
        userId:
          $ref: '#/components/schemas/UserId'
        online:
          description: Whether they have a connection, or had one within the last 5 seconds.
          type: boolean
        lastSeenAt:
          $ref: '#/components/schemas/Timestamp'
    BlockChangedEvent:
      title: BlockChangedEvent
      description: The payload of \`block-changed\`.
      type: object
      additionalProperties: false
      required:
        - userId
        - blocked
        - stateRevision
      properties:
        userId:
          $ref: '#/components/schemas/UserId'
        blocked:
          $ref: '#/components/schemas/Blocked'
        stateRevision:
          $ref: '#/components/schemas/StateRevision'
    TypingEvent:
      title: TypingEvent
      description: The payload of \`typing\`.
      type: object
      additionalProperties: false
      required:
        - chatId
        - userId
        - typing
        - expiresAt
      properties:
        chatId:
          $ref: '#/components/schemas/ChatId'
        userId:
          $ref: '#/components/schemas/UserId'
        typing:
          description: Whether the user types.
          type: boolean
        expiresAt:
          $ref: '#/components/schemas/Timestamp'
    UserPlace:
      title: UserPlace
      description: How far a user has come in a chat.
      type: object
      additionalProperties: false
      required:
        - userId
        - seq
      properties:
        userId:
          $ref: '#/components/schemas/UserId'
        seq:
          $ref: '#/components/schemas/Seq'
    ReadUpdatedEvent:
      title: ReadUpdatedEvent
      description: The payload of \`read-updated\`.
      type: object
      additionalProperties: false
      required:
        - chatId
        - reads
      properties:
        chatId:
          $ref: '#/components/schemas/ChatId'
        reads:
          description: Who has read on, and up to where.
          type: array
          minItems: 1
          maxItems: 100
          items:
            $ref: '#/components/schemas/UserPlace'
    DeliveredUpdatedEvent:
      title: DeliveredUpdatedEvent
      description: The payload of \`delivered-updated\`.
      type: object
      additionalProperties: false
      required:
        - chatId
        - deliveries
      properties:
        chatId:
          $ref: '#/components/schemas/ChatId'
        deliveries:
          description: Whom messages have reached, and up to where.
          type: array
          minItems: 1
          maxItems: 100
          items:
            $ref: '#/components/schemas/UserPlace'
    ChatId:
      title: ChatId
      description: The identifier of a chat. The service makes it; it sorts by time of creation.
      type: string
      minLength: 1
      maxLength: 64
      pattern: ^[A-Za-z0-9_-]+$
      x-pattern-says: must have letters from A to Z, digits, - and _ only
      examples:
        - chat_01k7m3v9xqe8wbt5n2r4c6d8fg
    Epoch:
      title: Epoch
      description: >-
        Names the history that revisions belong to. It is another one after an earlier state of the
        database was restored, or after a failover: what a client saw before may not have happened
        then. Nothing but its equality means anything.
      type: string
      minLength: 1
      maxLength: 64
      pattern: ^[A-Za-z0-9_-]+$
      x-pattern-says: must have letters from A to Z, digits, - and _ only
      examples:
        - 3f9a1c5be07d2846
    Revision:
      title: Revision
      description: >-
        The change counter of a chat: 0 when it is made, one more for every lasting change (each
        message is one). What a client saw last is where it resumes.
      type: integer
      minimum: 0
      maximum: 2147483647
      examples:
        - 42
    StateRevision:
      title: StateRevision
      description: >-
        The change counter of a user's own state: 0 at first, one more for every lasting change of
        it (being put into a chat, being removed from one, reading on, muting, pinning, archiving or
        marking one). What a client saw last is where it resumes.
      type: integer
      minimum: 0
      maximum: 2147483647
      examples:
        - 12
    UserId:
      title: UserId
      description: >-
        Who a user is, as the app's own sessions name them: the \`sub\` claim of the session token.
        OpenID Connect Core 1.0, section 2, limits it to 255 ASCII characters; spaces and control
        characters are refused here.
      type: string
      minLength: 1
      maxLength: 255
      pattern: ^[!-~]+$
      x-pattern-says: must have ASCII letters, digits and signs only, and no spaces
      examples:
        - alice
    ErrorCode:
      title: ErrorCode
      description: What went wrong, in a form that programs can rely on. New codes may be added.
      type: string
      enum:
        - INVALID_REQUEST
        - INVALID_JSON
        - INVALID_CURSOR
        - INVALID_PARTICIPANTS
        - UNKNOWN_USERS
        - SESSION_REQUIRED
        - SESSION_INVALID
        - SESSION_EXPIRED
        - ORIGIN_NOT_ALLOWED
        - USER_MISMATCH
        - USER_ID_MISSING
        - CHAT_NOT_FOUND
        - PARTICIPANT_NOT_FOUND
        - MESSAGE_NOT_FOUND
        - NOT_FOUND
        - METHOD_NOT_ALLOWED
        - CLIENT_MESSAGE_ID_REUSED
        - CANNOT_RESUME
        - MESSAGE_DELETED
        - VERSION_CONFLICT
        - TOO_MANY_REACTIONS
        - TOO_MANY_PINS
        - TOO_MANY_PINNED_CHATS
        - CHAT_LIMIT_REACHED
        - DIRECT_CHAT
        - NOT_ALLOWED
        - BLOCKED
        - PAYLOAD_TOO_LARGE
        - UNSUPPORTED_MEDIA_TYPE
        - INVALID_FRAME
        - UNKNOWN_COMMAND
        - TOO_MANY_COMMANDS
        - RATE_LIMITED
        - TOO_MANY_CHATS
        - INTERNAL_ERROR
        - SERVICE_UNAVAILABLE
      examples:
        - CHAT_NOT_FOUND
    FieldError:
      title: FieldError
      description: One thing that is wrong with a request or a command.
      type: object
      additionalProperties: false
      required:
        - path
        - message
      properties:
        path:
          description: >-
            Where it is, as a JSON pointer from the request or the command's \`data\`; empty for the
            whole.
          type: string
          maxLength: 256
        message:
          description: What is wrong, for a developer to read.
          type: string
          maxLength: 512
      examples:
        - path: /body/content
          message: must NOT have more than 4000 characters
    MessageId:
      title: MessageId
      description: The identifier of a message. The service makes it; it sorts by time of creation.
      type: string
      minLength: 1
      maxLength: 64
      pattern: ^[A-Za-z0-9_-]+$
      x-pattern-says: must have letters from A to Z, digits, - and _ only
      examples:
        - msg_01k7m3wc2hf6pabd0s9t7v5xyz
    Seq:
      title: Seq
      description: A message's place in its chat, counted from 1 without a gap.
      type: integer
      minimum: 1
      maximum: 2147483647
      examples:
        - 42
    MessageContent:
      title: MessageContent
      description: >-
        The text of a message, kept as sent: 1 to 4,000 Unicode characters, at least one of which is
        not white space, without NUL and without lone surrogates (Postgres and UTF-8 can store
        neither). A new text of which nothing can be seen, because the rest has no width either, is
        refused.
      type: string
      minLength: 1
      maxLength: 4000
      pattern: ^(?=\\s*\\S)[^\\u0000\\uD800-\\uDFFF]+$
      x-pattern-says: must have a character that can be seen, and no NUL or lone surrogate
      examples:
        - Hello!
    Timestamp:
      title: Timestamp
      description: A moment in UTC, RFC 3339, with milliseconds.
      type: string
      format: date-time
      minLength: 20
      maxLength: 30
      examples:
        - '2026-01-31T12:00:00.000Z'
    ClientMessageId:
      title: ClientMessageId
      description: >-
        The sender's own identifier of a message, chosen before sending. Sending again with the same
        one gives the first message back and stores nothing, so a send whose answer was lost can be
        repeated.
      type: string
      minLength: 1
      maxLength: 64
      pattern: ^[!-~]+$
      x-pattern-says: must have ASCII letters, digits and signs only, and no spaces
      examples:
        - c1f0a2e4-7b1d-4c8e-9a53-0d6f2b8e4a17
    MessageKind:
      title: MessageKind
      description: >-
        What a message is: \`text\`, written by a user, or \`system\`, written by the service itself;
        \`text\` where it is missing. More may come: show one that you do not know as a text.
      type: string
      enum:
        - text
        - system
      examples:
        - system
    Metadata:
      title: Metadata
      description: >-
        Data of the app's own, which the service stores and gives back untouched: a JSON object of
        at most 4 KiB (as JSON in UTF-8, without white space), at most 3 levels deep, in which no
        text has NUL or lone surrogates.
      type: object
      additionalProperties: true
      examples:
        - color: blue
          tags:
            - urgent
    ReplyTo:
      title: ReplyTo
      description: The message that this one answers.
      type: string
      minLength: 1
      maxLength: 64
      pattern: ^[A-Za-z0-9_-]+$
      x-pattern-says: must have letters from A to Z, digits, - and _ only
      examples:
        - msg_01k7m3wc2hf6pabd0s9t7v5xyz
    ThreadId:
      title: ThreadId
      description: >-
        The message with which the thread begins that this one belongs to; missing where it answers
        none, and of that message itself.
      type: string
      minLength: 1
      maxLength: 64
      pattern: ^[A-Za-z0-9_-]+$
      x-pattern-says: must have letters from A to Z, digits, - and _ only
      examples:
        - msg_01k7m3wc2hf6pabd0s9t7v5xyz
    ReplyCount:
      title: ReplyCount
      description: >-
        How many replies there are in the thread that began with a message, without those that were
        deleted; missing where there were none.
      type: integer
      minimum: 0
      maximum: 2147483647
      examples:
        - 2
    Mentions:
      title: Mentions
      description: The users whom a message mentions by name.
      type: array
      maxItems: 50
      items:
        $ref: '#/components/schemas/UserId'
      examples:
        - - bob
    Version:
      title: Version
      description: Which version of a message it is; 1 as it was sent, one more for each edit.
      type: integer
      minimum: 1
      maximum: 2147483647
      examples:
        - 1
    Emoji:
      title: Emoji
      description: >-
        One emoji: a single sequence that Unicode recommends for general interchange (RGI), with
        skin tone, flag or joiner where it has them. A lone skin tone is none. In a path it is
        percent-encoded.
      type: string
      minLength: 1
      maxLength: 32
      pattern: ^([^\\s\\u0000\\uD800-\\uDFFF]|[\\uD800-\\uDBFF][\\uDC00-\\uDFFF])+$
      x-pattern-says: must have no white space, NUL or lone surrogate
      examples:
        - 👍
    ReactionCount:
      title: ReactionCount
      description: How many users have reacted with an emoji.
      type: integer
      minimum: 0
      maximum: 2147483647
      examples:
        - 2
    ReactionUserIds:
      title: ReactionUserIds
      description: The first 10 who have reacted with an emoji, in the order in which they did.
      type: array
      maxItems: 10
      items:
        $ref: '#/components/schemas/UserId'
      examples:
        - - alice
          - bob
    Reaction:
      title: Reaction
      description: >-
        Who has reacted to a message with one emoji: how many, and the first 10 of them, in the
        order in which they did. \`listReactions\` has all.
      type: object
      additionalProperties: false
      required:
        - emoji
        - count
        - userIds
      properties:
        emoji:
          $ref: '#/components/schemas/Emoji'
        count:
          $ref: '#/components/schemas/ReactionCount'
        userIds:
          $ref: '#/components/schemas/ReactionUserIds'
      examples:
        - emoji: 👍
          count: 2
          userIds:
            - alice
            - bob
    Message:
      title: Message
      description: >-
        A message of a chat. One that was deleted stays in its place, with \`deletedAt\` and
        \`deletedBy\`; its \`content\` is then a text that says so, always the same, for clients that do
        not look for these. One that is pinned has \`pinnedAt\` and \`pinnedBy\`.
      type: object
      additionalProperties: false
      required:
        - id
        - chatId
        - seq
        - senderId
        - content
        - createdAt
        - revision
        - version
      properties:
        id:
          $ref: '#/components/schemas/MessageId'
        chatId:
          $ref: '#/components/schemas/ChatId'
        seq:
          $ref: '#/components/schemas/Seq'
        senderId:
          $ref: '#/components/schemas/UserId'
        content:
          $ref: '#/components/schemas/MessageContent'
        createdAt:
          $ref: '#/components/schemas/Timestamp'
        revision:
          $ref: '#/components/schemas/Revision'
        clientMessageId:
          $ref: '#/components/schemas/ClientMessageId'
        kind:
          $ref: '#/components/schemas/MessageKind'
        metadata:
          $ref: '#/components/schemas/Metadata'
        replyTo:
          $ref: '#/components/schemas/ReplyTo'
        threadId:
          $ref: '#/components/schemas/ThreadId'
        replyCount:
          $ref: '#/components/schemas/ReplyCount'
        lastReplyAt:
          $ref: '#/components/schemas/Timestamp'
        mentions:
          $ref: '#/components/schemas/Mentions'
        mentionsAll:
          description: That the message mentions all participants of the chat.
          type: boolean
          const: true
        version:
          $ref: '#/components/schemas/Version'
        editedAt:
          $ref: '#/components/schemas/Timestamp'
        deletedAt:
          $ref: '#/components/schemas/Timestamp'
        deletedBy:
          $ref: '#/components/schemas/UserId'
        pinnedAt:
          $ref: '#/components/schemas/Timestamp'
        pinnedBy:
          $ref: '#/components/schemas/UserId'
        reactions:
          description: >-
            What was reacted with, in the order of the emoji (by UTF-16 code unit); missing where
            there is none.
          type: array
          minItems: 1
          maxItems: 20
          items:
            $ref: '#/components/schemas/Reaction'
      examples:
        - id: msg_01k7m3wc2hf6pabd0s9t7v5xyz
          chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
          seq: 1
          senderId: bob
          content: Hello!
          createdAt: '2026-01-31T12:00:00.000Z'
          revision: 1
          version: 1
        - id: msg_01k7m3wd8me7qbf1t4v6x9yz2a
          chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
          seq: 2
          senderId: alice
          content: Hello, @bob!
          createdAt: '2026-01-31T12:01:00.000Z'
          revision: 2
          version: 1
          metadata:
            color: blue
          replyTo: msg_01k7m3wc2hf6pabd0s9t7v5xyz
          threadId: msg_01k7m3wc2hf6pabd0s9t7v5xyz
          mentions:
            - bob
        - id: msg_01k7m3xf4nq8r2vj6w1y5z9b3d
          chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
          seq: 3
          senderId: bob
          content: This message was deleted.
          createdAt: '2026-01-31T12:01:00.000Z'
          revision: 3
          version: 1
          deletedAt: '2026-01-31T12:02:00.000Z'
          deletedBy: bob
    Thread:
      title: Thread
      description: >-
        How a thread is now: the message that it began with (\`threadId\`), how many replies it has,
        and when the last one came.
      type: object
      additionalProperties: false
      required:
        - threadId
        - replyCount
        - lastReplyAt
      properties:
        threadId:
          $ref: '#/components/schemas/MessageId'
        replyCount:
          $ref: '#/components/schemas/ReplyCount'
        lastReplyAt:
          $ref: '#/components/schemas/Timestamp'
      examples:
        - threadId: msg_01k7m3wc2hf6pabd0s9t7v5xyz
          replyCount: 1
          lastReplyAt: '2026-01-31T12:01:00.000Z'
    ReactionChange:
      title: ReactionChange
      description: >-
        A user reacted to a message with an emoji, or took that back: whether they have by now
        (\`reacted\`), and who has reacted with this emoji by now (\`count\`, and the first 10 as
        \`userIds\`).
      type: object
      additionalProperties: false
      required:
        - messageId
        - seq
        - userId
        - emoji
        - reacted
        - count
        - userIds
      properties:
        messageId:
          $ref: '#/components/schemas/MessageId'
        seq:
          $ref: '#/components/schemas/Seq'
        userId:
          $ref: '#/components/schemas/UserId'
        emoji:
          $ref: '#/components/schemas/Emoji'
        reacted:
          description: Whether this user has reacted with this emoji.
          type: boolean
        count:
          $ref: '#/components/schemas/ReactionCount'
        userIds:
          $ref: '#/components/schemas/ReactionUserIds'
      examples:
        - messageId: msg_01k7m3wc2hf6pabd0s9t7v5xyz
          seq: 1
          userId: alice
          emoji: 👍
          reacted: true
          count: 1
          userIds:
            - alice
    PinChange:
      title: PinChange
      description: >-
        A user pinned or unpinned a message. It is given as it is now: it has \`pinnedAt\` and
        \`pinnedBy\` if it is pinned.
      type: object
      additionalProperties: false
      required:
        - userId
        - message
      properties:
        userId:
          $ref: '#/components/schemas/UserId'
        message:
          $ref: '#/components/schemas/Message'
      examples:
        - userId: alice
          message:
            id: msg_01k7m3wc2hf6pabd0s9t7v5xyz
            chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
            seq: 1
            senderId: bob
            content: Hello!
            createdAt: '2026-01-31T12:00:00.000Z'
            revision: 1
            version: 1
            pinnedAt: '2026-01-31T12:05:00.000Z'
            pinnedBy: alice
    ChangeKind:
      title: ChangeKind
      description: >-
        What kind of change it is: \`message-sent\`, \`message-updated\`, \`message-deleted\`,
        \`reaction-changed\`, \`pin-changed\`, \`participants-changed\`, \`role-changed\`,
        \`chat-details-changed\` or \`chat-deleted\`. New kinds may be added: pass over what you do not
        know.
      type: string
      minLength: 1
      maxLength: 64
      pattern: ^[a-z]+(-[a-z]+)*$
      x-pattern-says: must have words of letters from a to z, joined by -
      examples:
        - message-sent
    UserIds:
      title: UserIds
      description: One user or more.
      type: array
      minItems: 1
      maxItems: 1000
      items:
        $ref: '#/components/schemas/UserId'
      examples:
        - - carol
          - dave
    Role:
      title: Role
      description: >-
        What a participant may do in a chat. A group has one \`owner\`; in a direct chat both are
        \`member\`.
      type: string
      enum:
        - owner
        - admin
        - member
      examples:
        - member
    RoleChange:
      title: RoleChange
      description: A participant got another role. It is as it is now.
      type: object
      additionalProperties: false
      required:
        - userId
        - role
      properties:
        userId:
          $ref: '#/components/schemas/UserId'
        role:
          $ref: '#/components/schemas/Role'
      examples:
        - userId: carol
          role: admin
    ChatName:
      title: ChatName
      description: >-
        The name of a chat, kept as sent: at least one character that is not white space, no NUL, no
        lone surrogates. A new name of which nothing can be seen, because the rest has no width
        either, is refused.
      type: string
      minLength: 1
      maxLength: 200
      pattern: ^(?=\\s*\\S)[^\\u0000\\uD800-\\uDFFF]+$
      x-pattern-says: must have a character that can be seen, and no NUL or lone surrogate
      examples:
        - Chat Test
    ChatDescription:
      title: ChatDescription
      description: >-
        What a group is about, kept as sent: at least one character that is not white space, no NUL,
        no lone surrogates.
      type: string
      minLength: 1
      maxLength: 1000
      pattern: ^(?=\\s*\\S)[^\\u0000\\uD800-\\uDFFF]+$
      x-pattern-says: must have a character that can be seen, and no NUL or lone surrogate
      examples:
        - What is new.
    AvatarUrl:
      title: AvatarUrl
      description: >-
        Where a picture is: an absolute \`http\` or \`https\` URL, with what is not ASCII
        percent-encoded. The service keeps it and never fetches it.
      type: string
      minLength: 9
      maxLength: 2048
      pattern: ^https?://[!-~]+$
      x-pattern-says: must be an absolute http or https URL
      examples:
        - https://app.example.com/alice.png
    Posting:
      title: Posting
      description: >-
        Who may send messages in a group, and pin them: \`everyone\`, as where it is not given, or its
        owner and \`admins\`.
      type: string
      enum:
        - everyone
        - admins
      examples:
        - admins
    ChatHistory:
      title: ChatHistory
      description: >-
        What those see of what was said before, who come to a group: \`all\`, as where it is not
        given, or only what is said \`since-joined\`. It counts when they come.
      type: string
      enum:
        - all
        - since-joined
      examples:
        - since-joined
    ChatDetails:
      title: ChatDetails
      description: What a group says of itself, as it is now. What is not given it does not have.
      type: object
      additionalProperties: false
      required:
        - posting
        - history
      properties:
        name:
          $ref: '#/components/schemas/ChatName'
        description:
          $ref: '#/components/schemas/ChatDescription'
        avatarUrl:
          $ref: '#/components/schemas/AvatarUrl'
        metadata:
          $ref: '#/components/schemas/Metadata'
        posting:
          $ref: '#/components/schemas/Posting'
        history:
          $ref: '#/components/schemas/ChatHistory'
      examples:
        - name: Chat Test
          description: What is new.
          posting: everyone
          history: all
    ChatKind:
      title: ChatKind
      description: >-
        \`direct\`: two participants and no name, one such chat for each pair. \`group\`: every other
        chat.
      type: string
      enum:
        - direct
        - group
      examples:
        - group
    Participants:
      title: Participants
      description: >-
        The users who take part in the chat, in ascending order: the first 100 of them.
        \`participantCount\` says how many there are, and \`listParticipants\` has all.
      type: array
      minItems: 1
      maxItems: 1000
      items:
        $ref: '#/components/schemas/UserId'
      examples:
        - - alice
          - bob
    ParticipantCount:
      title: ParticipantCount
      description: How many users take part in the chat, whether \`participants\` names all of them or not.
      type: integer
      minimum: 1
      maximum: 2147483647
      examples:
        - 2
    Chat:
      title: Chat
      description: A chat, the same for every participant.
      type: object
      additionalProperties: false
      required:
        - id
        - kind
        - participants
        - participantCount
        - createdBy
        - createdAt
        - lastSeq
        - revision
      properties:
        id:
          $ref: '#/components/schemas/ChatId'
        kind:
          $ref: '#/components/schemas/ChatKind'
        name:
          $ref: '#/components/schemas/ChatName'
        description:
          $ref: '#/components/schemas/ChatDescription'
        avatarUrl:
          $ref: '#/components/schemas/AvatarUrl'
        metadata:
          $ref: '#/components/schemas/Metadata'
        posting:
          $ref: '#/components/schemas/Posting'
        history:
          $ref: '#/components/schemas/ChatHistory'
        participants:
          $ref: '#/components/schemas/Participants'
        participantCount:
          $ref: '#/components/schemas/ParticipantCount'
        createdBy:
          $ref: '#/components/schemas/UserId'
        createdAt:
          $ref: '#/components/schemas/Timestamp'
        lastSeq:
          description: The \`seq\` of the newest message, 0 while there is none.
          type: integer
          minimum: 0
          maximum: 2147483647
        revision:
          $ref: '#/components/schemas/Revision'
      examples:
        - id: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
          kind: group
          name: Chat Test
          participants:
            - alice
            - bob
          participantCount: 2
          createdBy: alice
          createdAt: '2026-01-31T11:59:00.000Z'
          lastSeq: 0
          revision: 0
    ReadSeq:
      title: ReadSeq
      description: The \`seq\` up to which the caller has read, on whichever device.
      type: integer
      minimum: 0
      maximum: 2147483647
      examples:
        - 1
    UnreadCount:
      title: UnreadCount
      description: How many messages of others came after the place up to which the caller has read.
      type: integer
      minimum: 0
      maximum: 2147483647
      examples:
        - 1
    MentionCount:
      title: MentionCount
      description: How many of the unread messages mention the caller, by name or as one of all.
      type: integer
      minimum: 0
      maximum: 2147483647
      examples:
        - 1
    Pinned:
      title: Pinned
      description: Whether the user keeps the chat before the others in the list of their chats.
      type: boolean
      examples:
        - false
    Archived:
      title: Archived
      description: >-
        Whether the user has put the chat into their archive. The next message takes it out of it,
        unless the chat is muted then.
      type: boolean
      examples:
        - false
    MarkedUnread:
      title: MarkedUnread
      description: >-
        Whether the user has marked the chat as unread, to come back to it. It changes no count;
        marking as read clears it.
      type: boolean
      examples:
        - false
    Blocked:
      title: Blocked
      description: Whether the user has blocked the other one now.
      type: boolean
    UserName:
      title: UserName
      description: >-
        What a user is called, kept as sent: at least one character that can be seen, no NUL, no
        lone surrogates.
      type: string
      minLength: 1
      maxLength: 100
      pattern: ^(?=\\s*\\S)[^\\u0000\\uD800-\\uDFFF]+$
      x-pattern-says: must have a character that can be seen, and no NUL or lone surrogate
      examples:
        - Alice Martin
    User:
      title: User
      description: >-
        A user as others see them. \`name\` and \`avatarUrl\` are what the user has set, else what the
        user's session token says; where neither says anything, they are missing.
      type: object
      additionalProperties: false
      required:
        - id
      properties:
        id:
          $ref: '#/components/schemas/UserId'
        name:
          $ref: '#/components/schemas/UserName'
        avatarUrl:
          $ref: '#/components/schemas/AvatarUrl'
        metadata:
          $ref: '#/components/schemas/Metadata'
      examples:
        - id: alice
          name: Alice Martin
          avatarUrl: https://app.example.com/alice.png
`;
