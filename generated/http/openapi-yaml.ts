// Generated from specs/ by `npm run generate`. Do not edit.

export const openApiYaml = `openapi: 3.1.0
info:
  title: Messaging service, REST
  version: 1.3.0
  summary: Create chats, send messages, read history.
  description: >
    REST is for actions and data; what happens in the chats is received over WebSocket, which the

    AsyncAPI document beside this one describes. The two share their schemas.


    **Session.** Every operation under \`/v1\` needs a session: the \`sAccessToken\` cookie or

    \`Authorization: Bearer\`. A state-changing request from a web page whose origin is not allowed

    is refused.


    **Errors** are \`application/problem+json\` (RFC 9457) with a stable \`code\`. Besides the errors

    listed with each operation, an unknown path is answered 404 \`NOT_FOUND\`, and a known path with

    another method 405 \`METHOD_NOT_ALLOWED\` with an \`Allow\` header. \`retryable\` says whether the

    same request may succeed later.


    **Names of requests.** Each answer has an \`X-Request-Id\`, which the log and problems have too:

    the request's own, else the trace of its \`traceparent\`, else a new one.


    **Limits.** Each operation belongs to a class of requests (\`x-rate-limit\`): \`send\`, \`write\`,
    \`read\`

    and \`signal\` are counted for each user, \`anonymous\` for each address. Every answer of these
    carries

    \`RateLimit-Policy\` and \`RateLimit\` (draft-ietf-httpapi-ratelimit-headers-10). Past a limit the

    answer is 429 \`RATE_LIMITED\` with \`Retry-After\`. Refusals that an address causes without a

    session count as \`anonymous\` too, on every path.


    **Asking once more.** Who gets no answer does not know whether it was done. \`x-repeatable\` says

    whether the same request may be sent again, with the same effect and the same answer as once:

    \`true\`, \`false\`, or the member of the body with which it may.


    **Who may.** In a group each participant has a role: \`owner\`, \`admin\` or \`member\`; there is one
    owner.

    \`x-roles\` says for each operation on a chat what each role may do with it: \`all\`; what is their
    \`own\`

    (their message, themselves); besides that, what is of \`members\`; \`posting\`, all unless \`posting\`
    of the

    chat is \`admins\`; or \`none\`. Past that the answer is 403 \`NOT_ALLOWED\`. In a direct chat both
    are

    \`member\`. Who takes no part gets the answer that a missing chat gets.


    **Paths.** \`/messaging/…\` is short for \`/v1/messaging/…\`.
  license:
    name: MIT
    identifier: MIT
  contact:
    name: The maintainers of the messaging service
    url: http://localhost:4000
servers:
  - url: http://localhost:4000
    description: A service started on this machine with the defaults.
tags:
  - name: chats
    description: Chats and their participants.
  - name: participants
    description: Who takes part in a chat, and what they may do there.
  - name: messages
    description: The messages of a chat, and how far they are read.
  - name: reactions
    description: What people react to messages with.
  - name: pins
    description: What is pinned in a chat.
  - name: users
    description: Who takes part in chats, as the others see them.
  - name: me
    description: 'The caller: who they are, and what is theirs.'
  - name: receipts
    description: Whom messages have reached, and who has read them.
  - name: typing
    description: Who is writing in a chat at the moment.
  - name: presence
    description: Who is there, and when the others were last.
  - name: health
    description: For operators and load balancers.
  - name: development
    description: Sessions for trying the service out, in development mode only.
security:
  - cookieAuth: []
  - bearerAuth: []
paths:
  /v1/messaging/chats:
    post:
      operationId: createChat
      tags:
        - chats
      x-rate-limit: write
      x-repeatable: false
      summary: Create a chat
      description: >
        The caller is always a participant, named or not; a user named twice counts once. Two

        participants and no name make a **direct** chat. There is one direct chat for a pair: asked

        again, by either of the two, also at the same moment, the existing one is the answer, with

        200. Everything else makes a **group**, of which the caller is the owner. A chat has at
        least 2

        participants, and at most as many as the service is set to allow: 1,000, if nothing is said.
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/NewChat'
            examples:
              group:
                summary: A group with a name
                value:
                  participants:
                    - alice
                    - bob
                  name: Chat Test
              direct:
                summary: The direct chat with bob
                value:
                  participants:
                    - bob
              data:
                summary: A group with data of the app's own
                value:
                  participants:
                    - bob
                  name: Orders
                  metadata:
                    orderId: '4711'
              announcements:
                summary: A group in which its owner and admins write
                value:
                  participants:
                    - bob
                  name: News
                  description: What is new.
                  posting: admins
      responses:
        '200':
          description: The direct chat of this pair, which existed before.
          headers:
            Location:
              $ref: '#/components/headers/Location'
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Chat'
              examples:
                direct:
                  $ref: '#/components/examples/direct'
        '201':
          description: The chat was made.
          headers:
            Location:
              $ref: '#/components/headers/Location'
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Chat'
              examples:
                group:
                  $ref: '#/components/examples/group'
                direct:
                  $ref: '#/components/examples/direct'
        '400':
          $ref: '#/components/responses/InvalidParticipants'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '403':
          $ref: '#/components/responses/CannotBegin'
        '409':
          $ref: '#/components/responses/ChatLimitReached'
        '413':
          $ref: '#/components/responses/PayloadTooLarge'
        '415':
          $ref: '#/components/responses/UnsupportedMediaType'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
    get:
      operationId: listChats
      tags:
        - chats
      x-rate-limit: read
      x-repeatable: true
      summary: List the caller's chats
      description: >
        The chats in which the caller takes part, the one with the most recent activity (its newest

        message, who came or went last, or its creation) first. Pages stay stable while messages
        arrive: a chat that moves

        up during paging is not given a second time.


        With \`archived\` only the chats of the archive are given, or only the others, and those that
        the

        caller has pinned come first, among themselves by activity too. Without it all chats are
        given, by

        activity alone. A chat that a message takes out of the archive during paging is in neither
        or both.
      parameters:
        - $ref: '#/components/parameters/Limit'
        - name: archived
          in: query
          description: Whether the chats of the archive are wanted, or the others; without it, all of them.
          schema:
            type: boolean
          example: false
        - name: cursor
          in: query
          description: The \`nextCursor\` of the page before; without it, the first page.
          schema:
            $ref: '#/components/schemas/Cursor'
      responses:
        '200':
          description: A page of chats.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/ChatPage'
              examples:
                lastChats:
                  $ref: '#/components/examples/lastChats'
                moreChats:
                  $ref: '#/components/examples/moreChats'
        '400':
          $ref: '#/components/responses/InvalidCursor'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
  /v1/messaging/chats/{chatId}:
    parameters:
      - $ref: '#/components/parameters/ChatId'
    get:
      operationId: getChat
      tags:
        - chats
      x-rate-limit: read
      x-repeatable: true
      x-roles:
        owner: all
        admin: all
        member: all
      summary: Get one chat
      description: A chat in which the caller takes part, as in the list.
      responses:
        '200':
          description: The chat.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/ChatSummary'
              examples:
                chat:
                  $ref: '#/components/examples/chat'
        '400':
          $ref: '#/components/responses/InvalidRequest'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '404':
          $ref: '#/components/responses/ChatNotFound'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
    patch:
      operationId: updateChat
      tags:
        - chats
      x-rate-limit: write
      x-repeatable: true
      x-roles:
        owner: all
        admin: all
        member: none
      summary: Change what a group is
      description: >
        Changes the name of a group, what it says of itself, its picture, the app's data, who may
        write in it

        (\`posting\`), and how much of the history those see who come from now on (\`history\`). What is
        not

        given stays, null takes it away. Every connection that joined the chat gets
        \`chat-details-changed\`.

        What is so already changes nothing. A direct chat has none of this.
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/ChatUpdate'
            examples:
              rename:
                summary: Another name, and no description
                value:
                  name: Chat Test 2
                  description: null
              announcements:
                summary: Only its owner and admins write
                value:
                  posting: admins
      responses:
        '200':
          description: The chat as it is now.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Chat'
              examples:
                renamed:
                  $ref: '#/components/examples/renamed'
        '400':
          $ref: '#/components/responses/InvalidBody'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '403':
          $ref: '#/components/responses/NotAllowed'
        '404':
          $ref: '#/components/responses/ChatNotFound'
        '409':
          $ref: '#/components/responses/DirectChat'
        '413':
          $ref: '#/components/responses/PayloadTooLarge'
        '415':
          $ref: '#/components/responses/UnsupportedMediaType'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
    delete:
      operationId: deleteChat
      tags:
        - chats
      x-rate-limit: write
      x-repeatable: false
      x-roles:
        owner: all
        admin: none
        member: none
      summary: Delete a group
      description: >
        Deletes a group with all that was said in it, for everyone and for good. Every connection
        that joined

        it gets \`chat-deleted\`, which is the last that comes of it; for each participant it is gone
        from the

        list of chats. A direct chat is not deleted.
      responses:
        '204':
          description: The chat is gone.
        '400':
          $ref: '#/components/responses/InvalidRequest'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '403':
          $ref: '#/components/responses/NotAllowed'
        '404':
          $ref: '#/components/responses/ChatNotFound'
        '409':
          $ref: '#/components/responses/DirectChat'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
  /v1/messaging/chats/{chatId}/me:
    parameters:
      - $ref: '#/components/parameters/ChatId'
    patch:
      operationId: updateOwnChat
      tags:
        - me
      x-rate-limit: write
      x-repeatable: true
      x-roles:
        owner: all
        admin: all
        member: all
      summary: Mute, pin, archive or mark a chat
      description: >
        Changes what is the caller's own of a chat, on all of their devices; nobody else learns of
        it. What is

        not given stays as it is, and \`mutedUntil: null\` ends muting. A change to what it is already
        succeeds

        and changes nothing. The caller's devices that listen to all chats get \`my-chat-updated\`.


        A pinned chat comes before the others in the list with \`archived\`; a user pins up to 100. A
        message

        takes a chat out of the archive unless the chat is muted when it comes. Who is removed from
        a chat

        and comes back begins with nothing set.
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/OwnChatUpdate'
            examples:
              mute:
                summary: Mute the chat until a moment
                value:
                  mutedUntil: '2026-02-01T08:00:00.000Z'
              unmute:
                summary: End muting
                value:
                  mutedUntil: null
              pin:
                summary: Pin the chat
                value:
                  pinned: true
              archive:
                summary: Put the chat into the archive
                value:
                  archived: true
              markUnread:
                summary: Mark the chat as unread
                value:
                  markedUnread: true
      responses:
        '200':
          description: What is the caller's own of the chat now.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/OwnChat'
              examples:
                ownChat:
                  $ref: '#/components/examples/ownChat'
        '400':
          $ref: '#/components/responses/InvalidBody'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '403':
          $ref: '#/components/responses/Forbidden'
        '404':
          $ref: '#/components/responses/ChatNotFound'
        '409':
          $ref: '#/components/responses/TooManyPinnedChats'
        '413':
          $ref: '#/components/responses/PayloadTooLarge'
        '415':
          $ref: '#/components/responses/UnsupportedMediaType'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
  /v1/messaging/chats/{chatId}/participants:
    parameters:
      - $ref: '#/components/parameters/ChatId'
    get:
      operationId: listParticipants
      tags:
        - participants
      x-rate-limit: read
      x-repeatable: true
      x-roles:
        owner: all
        admin: all
        member: all
      summary: List the participants
      description: >
        Who takes part in a chat, with their roles, in ascending order of their ids. A chat itself
        names the

        first 100 of them.
      parameters:
        - $ref: '#/components/parameters/Limit'
        - name: cursor
          in: query
          description: The \`nextCursor\` of the page before; without it, the first page.
          schema:
            $ref: '#/components/schemas/Cursor'
      responses:
        '200':
          description: A page of participants.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/ParticipantPage'
              examples:
                allParticipants:
                  $ref: '#/components/examples/allParticipants'
        '400':
          $ref: '#/components/responses/InvalidCursor'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '404':
          $ref: '#/components/responses/ChatNotFound'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
    post:
      operationId: addParticipants
      tags:
        - participants
      x-rate-limit: write
      x-repeatable: true
      x-roles:
        owner: all
        admin: all
        member: all
      summary: Add participants
      description: >
        Adds users to a group, as members; each participant may. Who takes part already stays. The
        users'

        open connections hear of the chat at once, and can join it. They see what was said before,
        unless

        \`history\` of the chat is \`since-joined\`. A direct chat stays one of two.
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/NewParticipants'
            examples:
              carol:
                summary: Add carol
                value:
                  participants:
                    - carol
      responses:
        '200':
          description: The chat with its participants.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Chat'
              examples:
                grown:
                  $ref: '#/components/examples/grown'
        '400':
          $ref: '#/components/responses/InvalidParticipants'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '403':
          $ref: '#/components/responses/Blocked'
        '404':
          $ref: '#/components/responses/ChatNotFound'
        '409':
          $ref: '#/components/responses/CannotAdd'
        '413':
          $ref: '#/components/responses/PayloadTooLarge'
        '415':
          $ref: '#/components/responses/UnsupportedMediaType'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
  /v1/messaging/chats/{chatId}/participants/{userId}:
    parameters:
      - $ref: '#/components/parameters/ChatId'
      - name: userId
        in: path
        required: true
        description: The participant.
        schema:
          $ref: '#/components/schemas/UserId'
        example: carol
    put:
      operationId: setRole
      tags:
        - participants
      x-rate-limit: write
      x-repeatable: true
      x-roles:
        owner: all
        admin: none
        member: none
      summary: Give a participant a role
      description: >
        Makes a participant of a group an admin or a member; the owner may. Making someone the owner
        hands

        the group over: who was the owner is an admin then. The owner's own role does not change
        otherwise:

        asked for that, the answer is \`NOT_ALLOWED\`. Every connection that joined the chat gets

        \`role-changed\`. In a direct chat there is nothing to give.
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/NewRole'
            examples:
              admin:
                summary: An admin
                value:
                  role: admin
              owner:
                summary: The new owner
                value:
                  role: owner
      responses:
        '200':
          description: The participant as they are now.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Participant'
              examples:
                admin:
                  $ref: '#/components/examples/admin'
        '400':
          $ref: '#/components/responses/InvalidBody'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '403':
          $ref: '#/components/responses/NotAllowed'
        '404':
          $ref: '#/components/responses/ParticipantNotFound'
        '409':
          $ref: '#/components/responses/DirectChat'
        '413':
          $ref: '#/components/responses/PayloadTooLarge'
        '415':
          $ref: '#/components/responses/UnsupportedMediaType'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
    delete:
      operationId: removeParticipant
      tags:
        - participants
      x-rate-limit: write
      x-repeatable: false
      x-roles:
        owner: all
        admin: members
        member: own
      summary: Leave a chat, or remove a participant
      description: >
        Everyone may remove themselves from a group, its owner may remove anyone, and its admins may
        remove

        members. The user's open connections receive nothing more of the chat. Removing who takes no
        part

        succeeds. When the owner leaves, the admin who has been there longest becomes the owner, or
        else the

        member who has.
      responses:
        '204':
          description: The user takes no part in the chat.
        '400':
          $ref: '#/components/responses/InvalidRequest'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '403':
          $ref: '#/components/responses/NotAllowed'
        '404':
          $ref: '#/components/responses/ChatNotFound'
        '409':
          $ref: '#/components/responses/DirectChat'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
  /v1/messaging/chats/{chatId}/messages:
    parameters:
      - $ref: '#/components/parameters/ChatId'
    post:
      operationId: sendMessage
      tags:
        - messages
      x-rate-limit: send
      x-repeatable: clientMessageId
      x-roles:
        owner: all
        admin: all
        member: posting
      summary: Send a message
      description: >
        Stores the message, then gives it to every connection that joined the chat. With a

        \`clientMessageId\` the request can be repeated safely: the same one from the same sender in

        the same chat gives the first message back with 200, for ever, and with other content 409.


        With \`replyTo\` it answers another message, and belongs to the same thread: the one that
        began with

        the message answered, or the one that this belongs to. The message that the thread began
        with

        tells how many replies there are; \`thread\` of the event has that too. An answer to a message
        that

        was deleted is refused with \`MESSAGE_DELETED\`; answers that it has had stay.


        \`mentions\` names participants; anyone else is refused with \`INVALID_REQUEST\`. \`mentionsAll\`
        may be

        used by the chat's owner and admins, and by everyone in a chat of up to 50 participants;
        else the answer is

        \`NOT_ALLOWED\`.
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/NewMessage'
            examples:
              plain:
                summary: As in the guide
                value:
                  content: Hello depuis Postman !
              repeatable:
                summary: With an identifier of the client's own
                value:
                  content: Hello!
                  clientMessageId: c1f0a2e4-7b1d-4c8e-9a53-0d6f2b8e4a17
              reply:
                summary: An answer that mentions bob, with data of the app's own
                value:
                  content: Hello, @bob!
                  replyTo: msg_01k7m3wc2hf6pabd0s9t7v5xyz
                  mentions:
                    - bob
                  metadata:
                    color: blue
      responses:
        '200':
          description: The message that an earlier request with this \`clientMessageId\` stored.
          headers:
            Location:
              $ref: '#/components/headers/Location'
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Message'
              examples:
                repeated:
                  $ref: '#/components/examples/repeated'
        '201':
          description: The message was stored.
          headers:
            Location:
              $ref: '#/components/headers/Location'
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Message'
              examples:
                sent:
                  $ref: '#/components/examples/sent'
                reply:
                  $ref: '#/components/examples/reply'
        '400':
          $ref: '#/components/responses/InvalidBody'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '403':
          $ref: '#/components/responses/NotYours'
        '404':
          $ref: '#/components/responses/MessageNotFound'
        '409':
          $ref: '#/components/responses/CannotSend'
        '413':
          $ref: '#/components/responses/PayloadTooLarge'
        '415':
          $ref: '#/components/responses/UnsupportedMediaType'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
    get:
      operationId: listMessages
      tags:
        - messages
      x-rate-limit: read
      x-repeatable: true
      x-roles:
        owner: all
        admin: all
        member: all
      summary: Read the history
      description: >
        A page of a chat's messages in ascending \`seq\`. With \`before\`, the ones just before that

        \`seq\`; with \`after\`, the ones just after it; with \`around\`, a message with those on both
        sides

        of it; without any of these, the newest. The three exclude each other.


        \`around\` names a message by its id or its \`seq\`. It is in the middle: half of the rest of
        the

        page comes before it and half after it, the odd one after. Where the chat begins or ends,
        the

        other side has more, so that the page is as full as any. A \`seq\` that the chat has not
        reached

        gives the newest page, 0 the oldest; an id that it does not have is answered 404

        \`MESSAGE_NOT_FOUND\`. Of messages too large for a page, those nearest to the middle are on
        it.


        With \`threadId\` there are the replies of one thread only, without the message that it began
        with,

        and \`hasOlder\` and \`hasNewer\` speak of these; \`around\` cannot be given with it. Of a message
        that

        nobody has answered the page is empty.
      parameters:
        - $ref: '#/components/parameters/Limit'
        - name: before
          in: query
          description: Only messages with a smaller \`seq\`.
          schema:
            type: integer
            minimum: 0
            maximum: 2147483647
          example: 43
        - name: after
          in: query
          description: Only messages with a greater \`seq\`.
          schema:
            type: integer
            minimum: 0
            maximum: 2147483647
          example: 41
        - name: around
          in: query
          description: This message, by its id or its \`seq\` (digits only), and those around it.
          schema:
            type: string
            minLength: 1
            maxLength: 64
            pattern: ^[A-Za-z0-9_-]+$
            x-pattern-says: must have letters from A to Z, digits, - and _ only
          example: msg_01k7m3wd8me7qbf1t4v6x9yz2a
        - name: threadId
          in: query
          description: Only the replies of the thread that began with this message.
          schema:
            $ref: '#/components/schemas/MessageId'
          example: msg_01k7m3wc2hf6pabd0s9t7v5xyz
      responses:
        '200':
          description: A page of messages.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/MessagePage'
              examples:
                wholeHistory:
                  $ref: '#/components/examples/wholeHistory'
                newestMessages:
                  $ref: '#/components/examples/newestMessages'
                aroundMessage:
                  $ref: '#/components/examples/aroundMessage'
                replies:
                  $ref: '#/components/examples/replies'
        '400':
          $ref: '#/components/responses/InvalidRequest'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '404':
          $ref: '#/components/responses/MessageNotFound'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
  /v1/messaging/chats/{chatId}/messages/{messageId}/versions:
    parameters:
      - $ref: '#/components/parameters/ChatId'
      - $ref: '#/components/parameters/MessageId'
    get:
      operationId: listMessageVersions
      tags:
        - messages
      x-rate-limit: read
      x-repeatable: true
      x-roles:
        owner: all
        admin: all
        member: all
      summary: Read what a message said
      description: >
        The versions of a message, the oldest first: as it was sent, then what each edit made of it,
        the

        present one last. Every participant may read them. \`hasMore\` says that there is another
        page,

        after the last \`version\` here. Of a message that was deleted there are none any more: 409

        \`MESSAGE_DELETED\`.
      parameters:
        - $ref: '#/components/parameters/Limit'
        - name: after
          in: query
          description: Only versions with a greater number.
          schema:
            type: integer
            minimum: 0
            maximum: 2147483647
            default: 0
          example: 1
      responses:
        '200':
          description: A page of versions.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/MessageVersionPage'
              examples:
                allVersions:
                  $ref: '#/components/examples/allVersions'
                firstVersion:
                  $ref: '#/components/examples/firstVersion'
        '400':
          $ref: '#/components/responses/InvalidRequest'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '404':
          $ref: '#/components/responses/MessageNotFound'
        '409':
          $ref: '#/components/responses/MessageDeleted'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
  /v1/messaging/chats/{chatId}/messages/{messageId}/reactions:
    parameters:
      - $ref: '#/components/parameters/ChatId'
      - $ref: '#/components/parameters/MessageId'
    get:
      operationId: listReactions
      tags:
        - reactions
      x-rate-limit: read
      x-repeatable: true
      x-roles:
        owner: all
        admin: all
        member: all
      summary: List who reacted
      description: >
        Who has reacted to a message, and with what, in the order in which they did. The message
        itself

        has how many there are of each emoji, and the first 10.
      parameters:
        - $ref: '#/components/parameters/Limit'
        - name: cursor
          in: query
          description: The \`nextCursor\` of the page before; without it, the first page.
          schema:
            $ref: '#/components/schemas/Cursor'
      responses:
        '200':
          description: A page of reactions.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/ReactionPage'
              examples:
                allReactions:
                  $ref: '#/components/examples/allReactions'
        '400':
          $ref: '#/components/responses/InvalidCursor'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '404':
          $ref: '#/components/responses/MessageNotFound'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
  /v1/messaging/chats/{chatId}/messages/{messageId}/reactions/{emoji}:
    parameters:
      - $ref: '#/components/parameters/ChatId'
      - $ref: '#/components/parameters/MessageId'
      - $ref: '#/components/parameters/Emoji'
    put:
      operationId: addReaction
      tags:
        - reactions
      x-rate-limit: write
      x-repeatable: true
      x-roles:
        owner: all
        admin: all
        member: all
      summary: React to a message
      description: >
        Reacts to a message with an emoji; each participant may, with up to 20 different ones on a

        message, all users together. Every connection that joined the chat gets \`reaction-changed\`.

        Reacting once more with the same emoji succeeds, and changes nothing. The answer says what
        is so

        at its \`revision\`: a change of the chat with a greater one is newer.
      responses:
        '200':
          description: The reaction as it is now.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/ReactionState'
              examples:
                thumbsUp:
                  $ref: '#/components/examples/thumbsUp'
        '400':
          $ref: '#/components/responses/InvalidRequest'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '403':
          $ref: '#/components/responses/Blocked'
        '404':
          $ref: '#/components/responses/MessageNotFound'
        '409':
          $ref: '#/components/responses/CannotReact'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
    delete:
      operationId: removeReaction
      tags:
        - reactions
      x-rate-limit: write
      x-repeatable: true
      x-roles:
        owner: all
        admin: all
        member: all
      summary: Take a reaction back
      description: >
        Takes the caller's own reaction with this emoji back. Every connection that joined the chat
        gets

        \`reaction-changed\`. Where there is none, nothing changes. The answer says what is so at its

        \`revision\`: a change of the chat with a greater one is newer.
      responses:
        '200':
          description: The reaction as it is now.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/ReactionState'
              examples:
                takenBack:
                  $ref: '#/components/examples/takenBack'
        '400':
          $ref: '#/components/responses/InvalidRequest'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '403':
          $ref: '#/components/responses/Blocked'
        '404':
          $ref: '#/components/responses/MessageNotFound'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
  /v1/messaging/chats/{chatId}/messages/{messageId}/pin:
    parameters:
      - $ref: '#/components/parameters/ChatId'
      - $ref: '#/components/parameters/MessageId'
    put:
      operationId: pinMessage
      tags:
        - pins
      x-rate-limit: write
      x-repeatable: true
      x-roles:
        owner: all
        admin: all
        member: posting
      summary: Pin a message
      description: >
        Pins a message for all participants; each of them may, up to 50 messages of a chat. The
        message has

        \`pinnedAt\` and \`pinnedBy\` then, and every connection that joined the chat gets
        \`pin-changed\`.

        Pinning what is pinned succeeds, and changes nothing. A message that is deleted is not
        pinned any

        more. The answer says what is so at its \`revision\`: a change of the chat with a greater one
        is newer.
      responses:
        '200':
          description: The message as it is now, pinned.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/PinState'
              examples:
                pinned:
                  $ref: '#/components/examples/pinned'
        '400':
          $ref: '#/components/responses/InvalidRequest'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '403':
          $ref: '#/components/responses/NotAllowedOrBlocked'
        '404':
          $ref: '#/components/responses/MessageNotFound'
        '409':
          $ref: '#/components/responses/CannotPin'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
    delete:
      operationId: unpinMessage
      tags:
        - pins
      x-rate-limit: write
      x-repeatable: true
      x-roles:
        owner: all
        admin: all
        member: posting
      summary: Unpin a message
      description: >
        Takes the pin off a message; each participant may, whoever pinned it. Every connection that
        joined

        the chat gets \`pin-changed\`. Where it is not pinned, nothing changes. The answer says what
        is so at

        its \`revision\`: a change of the chat with a greater one is newer.
      responses:
        '200':
          description: The message as it is now, not pinned.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/PinState'
              examples:
                unpinned:
                  $ref: '#/components/examples/unpinned'
        '400':
          $ref: '#/components/responses/InvalidRequest'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '403':
          $ref: '#/components/responses/NotAllowedOrBlocked'
        '404':
          $ref: '#/components/responses/MessageNotFound'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
  /v1/messaging/chats/{chatId}/pins:
    parameters:
      - $ref: '#/components/parameters/ChatId'
    get:
      operationId: listPins
      tags:
        - pins
      x-rate-limit: read
      x-repeatable: true
      x-roles:
        owner: all
        admin: all
        member: all
      summary: List what is pinned
      description: The pinned messages of a chat as they are now, the one that was pinned last first.
      parameters:
        - $ref: '#/components/parameters/Limit'
        - name: cursor
          in: query
          description: The \`nextCursor\` of the page before; without it, the first page.
          schema:
            $ref: '#/components/schemas/Cursor'
      responses:
        '200':
          description: A page of pinned messages.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/PinPage'
              examples:
                allPins:
                  $ref: '#/components/examples/allPins'
        '400':
          $ref: '#/components/responses/InvalidCursor'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '404':
          $ref: '#/components/responses/ChatNotFound'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
  /v1/messaging/chats/{chatId}/messages/{messageId}:
    parameters:
      - $ref: '#/components/parameters/ChatId'
      - $ref: '#/components/parameters/MessageId'
    get:
      operationId: getMessage
      tags:
        - messages
      x-rate-limit: read
      x-repeatable: true
      x-roles:
        owner: all
        admin: all
        member: all
      summary: Get one message
      description: A message as it is now; one that was deleted without its content.
      responses:
        '200':
          description: The message.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Message'
              examples:
                sent:
                  $ref: '#/components/examples/sent'
                edited:
                  $ref: '#/components/examples/edited'
                deleted:
                  $ref: '#/components/examples/deleted'
        '400':
          $ref: '#/components/responses/InvalidRequest'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '404':
          $ref: '#/components/responses/MessageNotFound'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
    patch:
      operationId: updateMessage
      tags:
        - messages
      x-rate-limit: write
      x-repeatable: ifVersion
      x-roles:
        owner: own
        admin: own
        member: own
      summary: Edit a message
      description: >
        Gives a message another content, other \`metadata\`, or other mentions; its sender may. Every

        connection that joined the chat gets \`message-updated\`, and from now on the message is the
        new one

        wherever it is read. With \`ifVersion\` it is edited only while it has that \`version\`, so that

        nobody's edit is lost without a word. An edit to what the message is already succeeds and
        changes

        nothing. Mentions are allowed and refused as for \`sendMessage\`; an empty list takes them
        back.


        A service may be set to allow this only for some time after the message was sent; any other
        edit

        is then answered 403 \`NOT_ALLOWED\`, with a \`detail\` that says so.
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/MessageUpdate'
            examples:
              plain:
                summary: Another content
                value:
                  content: Hello everyone!
              ifUnchanged:
                summary: Only if nobody has edited it since
                value:
                  content: Hello everyone!
                  ifVersion: 1
              data:
                summary: Other data of the app's own
                value:
                  metadata:
                    color: green
      responses:
        '200':
          description: The message as it is now.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Message'
              examples:
                edited:
                  $ref: '#/components/examples/edited'
        '400':
          $ref: '#/components/responses/InvalidBody'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '403':
          $ref: '#/components/responses/NotYours'
        '404':
          $ref: '#/components/responses/MessageNotFound'
        '409':
          $ref: '#/components/responses/CannotEdit'
        '413':
          $ref: '#/components/responses/PayloadTooLarge'
        '415':
          $ref: '#/components/responses/UnsupportedMediaType'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
    delete:
      operationId: deleteMessage
      tags:
        - messages
      x-rate-limit: write
      x-repeatable: true
      x-roles:
        owner: all
        admin: all
        member: own
      summary: Delete a message
      description: >
        Its sender may, and the chat's owner and admins. The message keeps its place and loses its
        content, which

        is given to nobody any more; \`deletedAt\` and \`deletedBy\` tell of it. Every connection that

        joined the chat gets \`message-deleted\`, and it counts as unread for nobody. Deleting what
        was

        deleted succeeds.
      responses:
        '204':
          description: The message is deleted.
        '400':
          $ref: '#/components/responses/InvalidRequest'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '403':
          $ref: '#/components/responses/NotYours'
        '404':
          $ref: '#/components/responses/MessageNotFound'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
  /v1/messaging/chats/{chatId}/changes:
    parameters:
      - $ref: '#/components/parameters/ChatId'
    get:
      operationId: listChanges
      tags:
        - chats
      x-rate-limit: read
      x-repeatable: true
      x-roles:
        owner: all
        admin: all
        member: all
      summary: Read what changed since
      description: >
        The lasting changes of a chat after a revision, in order: what a client missed while it was

        away. All that there is up to \`through\` is here: a revision that is missing before it (its

        message was removed from the database, say) will not come, so go on behind it. \`hasMore\`
        says

        that there is another page, after \`through\`. Over WebSocket, \`join-chat\` with \`after\` gives
        the

        same.


        A place in a chat is \`revision\` and \`epoch\`: keep both, and give both. \`CANNOT_RESUME\` says
        that

        they are none of this chat's: an earlier state of the database was restored, or a failover
        may

        have lost something. Load the chat anew, then go on from its \`revision\`.
      parameters:
        - $ref: '#/components/parameters/Limit'
        - name: after
          in: query
          required: true
          description: The last revision that the client has seen; 0 for none.
          schema:
            type: integer
            minimum: 0
            maximum: 2147483647
          example: 41
        - name: epoch
          in: query
          description: >-
            The \`epoch\` that came with \`after\`. Without it only a chat that has not come as far is
            noticed.
          schema:
            $ref: '#/components/schemas/Epoch'
          example: 3f9a1c5be07d2846
      responses:
        '200':
          description: A page of changes.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/ChatChangePage'
              examples:
                lastChanges:
                  $ref: '#/components/examples/lastChanges'
                moreChanges:
                  $ref: '#/components/examples/moreChanges'
        '400':
          $ref: '#/components/responses/InvalidRequest'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '404':
          $ref: '#/components/responses/ChatNotFound'
        '409':
          $ref: '#/components/responses/CannotResume'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
  /v1/messaging/chats/{chatId}/read:
    parameters:
      - $ref: '#/components/parameters/ChatId'
    put:
      operationId: markRead
      tags:
        - messages
      x-rate-limit: write
      x-repeatable: true
      x-roles:
        owner: all
        admin: all
        member: all
      summary: Mark as read
      description: >
        Says that the caller has read every message up to \`seq\`. The place never moves back, and

        never past the newest message. \`unreadCount\` counts from it; a sender has read what they

        sent. It clears \`markedUnread\`, if it is about the newest message that the caller has read
        or a later

        one. The caller's other devices, where they listen to all chats, get \`my-chat-updated\`, and
        who joined

        the chat gets \`read-updated\`.
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/ReadUpTo'
            examples:
              first:
                summary: The first message is read
                value:
                  seq: 1
      responses:
        '200':
          description: How far the caller has read now.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/ReadState'
              examples:
                read:
                  $ref: '#/components/examples/read'
        '400':
          $ref: '#/components/responses/InvalidBody'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '403':
          $ref: '#/components/responses/Forbidden'
        '404':
          $ref: '#/components/responses/ChatNotFound'
        '413':
          $ref: '#/components/responses/PayloadTooLarge'
        '415':
          $ref: '#/components/responses/UnsupportedMediaType'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
  /v1/messaging/me/counts:
    get:
      operationId: getCounts
      tags:
        - me
      x-rate-limit: read
      x-repeatable: true
      summary: Count what is unread
      description: >
        What is unread in all of the caller's chats: for a badge. Chats that are muted now are left
        out, those

        of the archive are not. A chat that is marked as unread is an unread chat, whatever is
        unread in it.
      responses:
        '200':
          description: What is unread.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Counts'
              examples:
                counts:
                  $ref: '#/components/examples/counts'
        '400':
          $ref: '#/components/responses/InvalidRequest'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
  /v1/messaging/me/changes:
    get:
      operationId: listOwnChanges
      tags:
        - me
      x-rate-limit: read
      x-repeatable: true
      summary: Read what changed of the caller's own state since
      description: >
        The lasting changes of the caller's own state after a \`stateRevision\`, in order: chats that
        they were

        put into or removed from, what is their own of their chats, and whom they have blocked.
        Several changes

        of one chat, or of one user, are given as the last of them. All that there is up to
        \`through\` is here; \`hasMore\` says that there is

        another page, after \`through\`. Over WebSocket, \`listen-all-chats\` with \`after\` gives the
        same.


        A place is \`stateRevision\` and \`epoch\`: keep both, and give both. \`CANNOT_RESUME\` says that
        they are

        none of the caller's: an earlier state of the database was restored, or a failover may have
        lost

        something. Load the list of chats anew, and go on from 0 with the new epoch or by listening
        without

        \`after\`.
      parameters:
        - $ref: '#/components/parameters/Limit'
        - name: after
          in: query
          required: true
          description: The last \`stateRevision\` that the client has seen; 0 for none.
          schema:
            type: integer
            minimum: 0
            maximum: 2147483647
          example: 12
        - name: epoch
          in: query
          description: The \`epoch\` that came with \`after\`. Without it a restored state may go unnoticed.
          schema:
            $ref: '#/components/schemas/Epoch'
          example: 3f9a1c5be07d2846
      responses:
        '200':
          description: A page of changes.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/OwnChangePage'
              examples:
                lastOwnChanges:
                  $ref: '#/components/examples/lastOwnChanges'
                moreOwnChanges:
                  $ref: '#/components/examples/moreOwnChanges'
        '400':
          $ref: '#/components/responses/InvalidRequest'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '409':
          $ref: '#/components/responses/CannotResumeOwn'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
  /v1/messaging/users:
    get:
      operationId: listUsers
      tags:
        - users
      x-rate-limit: read
      x-repeatable: true
      summary: Look up users by id
      description: >
        The names and pictures of users, for those who are shown their ids. A user exists from their
        first

        session, or from the first chat that someone put them into. Ids of no user are left out.
      parameters:
        - name: ids
          in: query
          required: true
          allowReserved: true
          description: >
            1 to 100 ids with spaces between, which no id has in it, in any order. An id that is
            there twice

            counts once. (In a URL a space is \`+\` or \`%20\`.)
          schema:
            type: string
            minLength: 1
            maxLength: 4096
            pattern: ^[!-~]+( [!-~]+){0,99}$
            x-pattern-says: must be 1 to 100 user ids with one space between
          example: alice bob
      responses:
        '200':
          description: The users that there are, by id.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/UserList'
              examples:
                users:
                  $ref: '#/components/examples/users'
        '400':
          $ref: '#/components/responses/InvalidRequest'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
  /v1/messaging/presence:
    get:
      operationId: listPresence
      tags:
        - presence
      x-rate-limit: read
      x-repeatable: true
      summary: Look up who is online
      description: >
        Who of these users is online, which is who has a WebSocket connection to the service, or had
        one within

        the last 5 seconds; of the others, when they were last. What changes after it is told by

        \`presence-changed\`, to who joined a chat with them.


        Left out are users with whom the caller shares no chat, who do not show whether they are
        there, and those

        of whom one has blocked the other. Who does not show it (\`updateMe\`) is not told of anyone
        else.
      parameters:
        - name: userIds
          in: query
          required: true
          allowReserved: true
          description: >
            1 to 100 ids with spaces between, which no id has in it, in any order. An id that is
            there twice

            counts once. (In a URL a space is \`+\` or \`%20\`.)
          schema:
            type: string
            minLength: 1
            maxLength: 4096
            pattern: ^[!-~]+( [!-~]+){0,99}$
            x-pattern-says: must be 1 to 100 user ids with one space between
          example: alice bob
      responses:
        '200':
          description: Those of these users of whom the caller is told, by id.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/PresenceList'
              examples:
                presence:
                  $ref: '#/components/examples/presence'
        '400':
          $ref: '#/components/responses/InvalidRequest'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
  /v1/messaging/me:
    get:
      operationId: getMe
      tags:
        - me
      x-rate-limit: read
      x-repeatable: true
      summary: Get the caller
      description: The caller as others see them, and what they share.
      responses:
        '200':
          description: The caller.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Me'
              examples:
                me:
                  $ref: '#/components/examples/me'
        '400':
          $ref: '#/components/responses/InvalidRequest'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
    patch:
      operationId: updateMe
      tags:
        - me
      x-rate-limit: write
      x-repeatable: true
      summary: Set the caller's name and picture, and what they share
      description: >
        What is missing stays as it is, null clears it. A name or picture that is set here counts,
        until it is

        cleared; without one, what the session token says does. Who shares a chat with the caller
        and is

        connected gets \`user-updated\`.


        With \`receipts: false\` the caller shares no receipts: others see neither what has reached
        the caller

        nor how far they have read, and the caller sees it of nobody, over REST and as events. What
        is the

        caller's own (how far they have read, what is unread) stays the same on all of their
        devices. In events

        of chats that are in use it may take 10 seconds. Nobody else is told of these settings.
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/MeUpdate'
            examples:
              name:
                summary: Another name
                value:
                  name: Alice Martin
              noPicture:
                summary: No picture of the caller's own any more
                value:
                  avatarUrl: null
              noReceipts:
                summary: No receipts, of the caller or for the caller
                value:
                  receipts: false
      responses:
        '200':
          description: The caller as they are now.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Me'
              examples:
                me:
                  $ref: '#/components/examples/me'
        '400':
          $ref: '#/components/responses/InvalidBody'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '403':
          $ref: '#/components/responses/Forbidden'
        '413':
          $ref: '#/components/responses/PayloadTooLarge'
        '415':
          $ref: '#/components/responses/UnsupportedMediaType'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
  /v1/messaging/me/blocks:
    get:
      operationId: listBlocks
      tags:
        - me
      x-rate-limit: read
      x-repeatable: true
      summary: List whom the caller has blocked
      description: The users whom the caller has blocked, the one who was blocked last first.
      parameters:
        - $ref: '#/components/parameters/Limit'
        - name: cursor
          in: query
          description: The \`nextCursor\` of the page before; without it, the first page.
          schema:
            $ref: '#/components/schemas/Cursor'
      responses:
        '200':
          description: A page of blocks.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/BlockPage'
              examples:
                blocks:
                  $ref: '#/components/examples/blocks'
        '400':
          $ref: '#/components/responses/InvalidCursor'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
  /v1/messaging/me/blocks/{userId}:
    parameters:
      - name: userId
        in: path
        required: true
        description: The user who is blocked.
        schema:
          $ref: '#/components/schemas/UserId'
        example: bob
    put:
      operationId: blockUser
      tags:
        - me
      x-rate-limit: write
      x-repeatable: true
      summary: Block a user
      description: >
        From now on neither of the two can start a direct chat with the other, or write in the one
        that they

        have: send, edit, react or pin; deleting, reading and marking as read go on. The blocked
        user cannot put

        the caller into groups either. In groups of both nothing is refused. The caller's devices
        that listen to

        all chats get \`block-changed\`; nobody else is told. A user who is blocked already stays so;
        nobody blocks

        themselves.
      responses:
        '204':
          description: The user is blocked.
        '400':
          $ref: '#/components/responses/InvalidRequest'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '403':
          $ref: '#/components/responses/Forbidden'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
    delete:
      operationId: unblockUser
      tags:
        - me
      x-rate-limit: write
      x-repeatable: true
      summary: Unblock a user
      description: >
        Takes a block back. Where the other has blocked the caller as well, that one stays.
        Unblocking who is

        not blocked succeeds. The caller's devices that listen to all chats get \`block-changed\`.
      responses:
        '204':
          description: The user is not blocked.
        '400':
          $ref: '#/components/responses/InvalidRequest'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '403':
          $ref: '#/components/responses/Forbidden'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
  /v1/messaging/chats/{chatId}/delivered:
    parameters:
      - $ref: '#/components/parameters/ChatId'
    put:
      operationId: markDelivered
      tags:
        - receipts
      x-rate-limit: signal
      x-repeatable: true
      x-roles:
        owner: all
        admin: all
        member: all
      summary: Mark as delivered
      description: >
        Says that every message up to \`seq\` has reached the caller, on some device. The place never
        moves

        back, and never past the newest message; what is read is delivered, so this need not be said
        of it. It

        is no change of the user's own state. Who joined the chat gets \`delivered-updated\`, unless
        the caller

        shares no receipts (\`updateMe\`).
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/DeliveredUpTo'
            examples:
              first:
                summary: The first message is there
                value:
                  seq: 1
      responses:
        '200':
          description: Up to where messages have reached the caller now.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/DeliveredState'
              examples:
                delivered:
                  $ref: '#/components/examples/delivered'
        '400':
          $ref: '#/components/responses/InvalidBody'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '403':
          $ref: '#/components/responses/Forbidden'
        '404':
          $ref: '#/components/responses/ChatNotFound'
        '413':
          $ref: '#/components/responses/PayloadTooLarge'
        '415':
          $ref: '#/components/responses/UnsupportedMediaType'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
  /v1/messaging/chats/{chatId}/receipts:
    parameters:
      - $ref: '#/components/parameters/ChatId'
    get:
      operationId: listChatReceipts
      tags:
        - receipts
      x-rate-limit: read
      x-repeatable: true
      x-roles:
        owner: all
        admin: all
        member: all
      summary: List how far each participant has come
      description: >
        Up to where messages have reached each participant, and up to where each has read. Who shows
        this

        joins the chat first: \`read-updated\` and \`delivered-updated\` tell how it goes on, and of
        each place the

        greater is the newer. In a chat of more than 100 participants there are none. Who shares no
        receipts

        (\`updateMe\`) is not among them, and is given none.
      responses:
        '200':
          description: The places, by user.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/ChatReceipts'
              examples:
                chatReceipts:
                  $ref: '#/components/examples/chatReceipts'
        '400':
          $ref: '#/components/responses/InvalidRequest'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '404':
          $ref: '#/components/responses/ChatNotFound'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
  /v1/messaging/chats/{chatId}/messages/{messageId}/receipts:
    parameters:
      - $ref: '#/components/parameters/ChatId'
      - $ref: '#/components/parameters/MessageId'
    get:
      operationId: listReceipts
      tags:
        - receipts
      x-rate-limit: read
      x-repeatable: true
      x-roles:
        owner: all
        admin: all
        member: all
      summary: List who has a message
      description: >
        How many participants a message has reached, and how many have read it: without its sender,
        and

        without those who came to the chat after it. In a chat of up to 100 participants also who
        they are. Who shares

        no receipts (\`updateMe\`) does not count, and for them nobody does.
      responses:
        '200':
          description: The receipts of the message.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/MessageReceipts'
              examples:
                messageReceipts:
                  $ref: '#/components/examples/messageReceipts'
                largeChat:
                  $ref: '#/components/examples/messageReceiptsOfLargeChat'
        '400':
          $ref: '#/components/responses/InvalidRequest'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '404':
          $ref: '#/components/responses/MessageNotFound'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
  /v1/messaging/chats/{chatId}/typing:
    parameters:
      - $ref: '#/components/parameters/ChatId'
    post:
      operationId: setTyping
      tags:
        - typing
      x-rate-limit: signal
      x-repeatable: true
      x-roles:
        owner: all
        admin: all
        member: all
      summary: Say that one types
      description: >
        Says that the caller is writing a message in the chat, or no more. The others who joined the
        chat get

        \`typing\`, the caller's own connections do not. It ends by itself 6 seconds after it was said
        last: say

        it again every 3 seconds while the user types. Of what is said more often nobody is told; in
        a chat of

        more than 100 participants nobody is told at all, nor in a direct chat in which one has
        blocked the

        other. Nothing of it is stored, and none of it is told

        later. A message that is sent ends it for whoever gets that. Who was removed from the chat
        is refused

        after 10 seconds at most.
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/TypingUpdate'
            examples:
              begins:
                summary: The user types
                value:
                  typing: true
              ends:
                summary: The user types no more
                value:
                  typing: false
      responses:
        '204':
          description: It was heard.
        '400':
          $ref: '#/components/responses/InvalidBody'
        '401':
          $ref: '#/components/responses/Unauthorized'
        '403':
          $ref: '#/components/responses/Forbidden'
        '404':
          $ref: '#/components/responses/ChatNotFound'
        '413':
          $ref: '#/components/responses/PayloadTooLarge'
        '415':
          $ref: '#/components/responses/UnsupportedMediaType'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
        '503':
          $ref: '#/components/responses/ServiceUnavailable'
  /dev/sessions:
    post:
      operationId: createDevSession
      tags:
        - development
      x-rate-limit: anonymous
      x-repeatable: false
      summary: Mint a session
      description: |
        Development mode only: a session for any user, without a password. The answer sets the
        \`sAccessToken\` cookie. In production this path does not exist (404).
      security: []
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/NewDevSession'
            examples:
              alice:
                summary: A session for alice
                value:
                  userId: alice
      responses:
        '201':
          description: The session.
          headers:
            Set-Cookie:
              description: The \`sAccessToken\` cookie.
              required: true
              schema:
                type: string
                maxLength: 4096
              example: sAccessToken=eyJhbGciOiJFUzI1NiJ9.e30.c2ln; Path=/; HttpOnly; SameSite=Lax
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/DevSession'
              examples:
                devSession:
                  $ref: '#/components/examples/devSession'
        '400':
          $ref: '#/components/responses/InvalidBody'
        '403':
          $ref: '#/components/responses/Forbidden'
        '404':
          $ref: '#/components/responses/NotFound'
        '413':
          $ref: '#/components/responses/PayloadTooLarge'
        '415':
          $ref: '#/components/responses/UnsupportedMediaType'
        '429':
          $ref: '#/components/responses/RateLimited'
        '500':
          $ref: '#/components/responses/InternalError'
  /healthz:
    get:
      operationId: getHealth
      tags:
        - health
      x-rate-limit: none
      x-repeatable: true
      summary: Is the process alive?
      description: Answered by the process alone. When it fails, restart the process.
      security: []
      responses:
        '200':
          description: The process is alive.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Health'
              examples:
                alive:
                  $ref: '#/components/examples/alive'
        '400':
          $ref: '#/components/responses/InvalidRequest'
  /readyz:
    get:
      operationId: getReadiness
      tags:
        - health
      x-rate-limit: none
      x-repeatable: true
      summary: Can the service answer requests?
      description: Asks what the service depends on. While it fails, send no traffic here.
      security: []
      responses:
        '200':
          description: Every dependency is ready.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Readiness'
              examples:
                ready:
                  $ref: '#/components/examples/ready'
        '400':
          $ref: '#/components/responses/InvalidRequest'
        '503':
          description: A dependency is not ready; the body says which.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Readiness'
              examples:
                notReady:
                  $ref: '#/components/examples/notReady'
components:
  securitySchemes:
    cookieAuth:
      type: apiKey
      in: cookie
      name: sAccessToken
      description: The access token of the app's own session, a JWT.
    bearerAuth:
      type: http
      scheme: bearer
      bearerFormat: JWT
      description: The same token as a bearer token, for clients that keep no cookies.
  parameters:
    ChatId:
      name: chatId
      in: path
      required: true
      description: The chat.
      schema:
        $ref: '#/components/schemas/ChatId'
    MessageId:
      name: messageId
      in: path
      required: true
      description: The message.
      schema:
        $ref: '#/components/schemas/MessageId'
    Emoji:
      name: emoji
      in: path
      required: true
      description: One emoji, percent-encoded.
      schema:
        $ref: '#/components/schemas/Emoji'
      example: 👍
    Limit:
      name: limit
      in: query
      description: How many items at most. A page has fewer when they are large (512 KiB of JSON).
      schema:
        type: integer
        minimum: 1
        maximum: 100
        default: 50
      example: 50
  headers:
    Location:
      description: The path of what was made or found.
      required: true
      schema:
        type: string
        maxLength: 256
      example: /v1/messaging/chats/chat_01k7m3v9xqe8wbt5n2r4c6d8fg
  examples:
    INVALID_REQUEST:
      summary: Invalid request
      value:
        type: urn:messaging:error:INVALID_REQUEST
        title: Invalid request
        status: 400
        detail: The request does not fit the contract.
        code: INVALID_REQUEST
        requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
        retryable: false
        errors:
          - path: /query/limit
            message: must be <= 100
    INVALID_JSON:
      summary: Invalid JSON
      value:
        type: urn:messaging:error:INVALID_JSON
        title: Invalid JSON
        status: 400
        detail: The body is not JSON.
        code: INVALID_JSON
        requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
        retryable: false
    INVALID_CURSOR:
      summary: Invalid cursor
      value:
        type: urn:messaging:error:INVALID_CURSOR
        title: Invalid cursor
        status: 400
        detail: The cursor is not one that this service gave out.
        code: INVALID_CURSOR
        requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
        retryable: false
    INVALID_PARTICIPANTS:
      summary: Invalid participants
      value:
        type: urn:messaging:error:INVALID_PARTICIPANTS
        title: Invalid participants
        status: 400
        detail: >-
          A chat has at least 2 participants, the caller included, and no more than the service
          allows.
        code: INVALID_PARTICIPANTS
        requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
        retryable: false
    UNKNOWN_USERS:
      summary: Unknown users
      value:
        type: urn:messaging:error:UNKNOWN_USERS
        title: Unknown users
        status: 400
        detail: Not everyone who is named is a user.
        code: UNKNOWN_USERS
        requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
        retryable: false
        errors:
          - path: /body/participants/0
            message: is no user
    SESSION_REQUIRED:
      summary: Session required
      value:
        type: urn:messaging:error:SESSION_REQUIRED
        title: Session required
        status: 401
        detail: 'There is no session: no sAccessToken cookie and no bearer token.'
        code: SESSION_REQUIRED
        requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
        retryable: false
    SESSION_INVALID:
      summary: Invalid session
      value:
        type: urn:messaging:error:SESSION_INVALID
        title: Invalid session
        status: 401
        detail: The access token is not one that this service accepts.
        code: SESSION_INVALID
        requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
        retryable: false
    SESSION_EXPIRED:
      summary: Session expired
      value:
        type: urn:messaging:error:SESSION_EXPIRED
        title: Session expired
        status: 401
        detail: The session has expired. Renew it and try again.
        code: SESSION_EXPIRED
        requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
        retryable: false
    ORIGIN_NOT_ALLOWED:
      summary: Origin not allowed
      value:
        type: urn:messaging:error:ORIGIN_NOT_ALLOWED
        title: Origin not allowed
        status: 403
        detail: Web pages of this origin may not use the service.
        code: ORIGIN_NOT_ALLOWED
        requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
        retryable: false
    NOT_ALLOWED:
      summary: Not allowed
      value:
        type: urn:messaging:error:NOT_ALLOWED
        title: Not allowed
        status: 403
        detail: The caller may not do this.
        code: NOT_ALLOWED
        requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
        retryable: false
    BLOCKED:
      summary: Blocked
      value:
        type: urn:messaging:error:BLOCKED
        title: Blocked
        status: 403
        detail: One of the two has blocked the other.
        code: BLOCKED
        requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
        retryable: false
    CHAT_NOT_FOUND:
      summary: Chat not found
      value:
        type: urn:messaging:error:CHAT_NOT_FOUND
        title: Chat not found
        status: 404
        detail: No chat with this id among the caller's chats.
        code: CHAT_NOT_FOUND
        requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
        retryable: false
    PARTICIPANT_NOT_FOUND:
      summary: Participant not found
      value:
        type: urn:messaging:error:PARTICIPANT_NOT_FOUND
        title: Participant not found
        status: 404
        detail: The user takes no part in the chat.
        code: PARTICIPANT_NOT_FOUND
        requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
        retryable: false
    MESSAGE_NOT_FOUND:
      summary: Message not found
      value:
        type: urn:messaging:error:MESSAGE_NOT_FOUND
        title: Message not found
        status: 404
        detail: No message with this id in the chat.
        code: MESSAGE_NOT_FOUND
        requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
        retryable: false
    NOT_FOUND:
      summary: Not found
      value:
        type: urn:messaging:error:NOT_FOUND
        title: Not found
        status: 404
        detail: There is nothing at this path.
        code: NOT_FOUND
        requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
        retryable: false
    CLIENT_MESSAGE_ID_REUSED:
      summary: clientMessageId reused
      value:
        type: urn:messaging:error:CLIENT_MESSAGE_ID_REUSED
        title: clientMessageId reused
        status: 409
        detail: This clientMessageId was used before with other content.
        code: CLIENT_MESSAGE_ID_REUSED
        requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
        retryable: false
    CANNOT_RESUME:
      summary: Cannot resume
      value:
        type: urn:messaging:error:CANNOT_RESUME
        title: Cannot resume
        status: 409
        detail: The chat has not come this far, or an earlier state of it was restored. Load it anew.
        code: CANNOT_RESUME
        requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
        retryable: false
    MESSAGE_DELETED:
      summary: Message deleted
      value:
        type: urn:messaging:error:MESSAGE_DELETED
        title: Message deleted
        status: 409
        detail: The message was deleted.
        code: MESSAGE_DELETED
        requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
        retryable: false
    VERSION_CONFLICT:
      summary: Version conflict
      value:
        type: urn:messaging:error:VERSION_CONFLICT
        title: Version conflict
        status: 409
        detail: The message has another version than ifVersion says.
        code: VERSION_CONFLICT
        requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
        retryable: false
    TOO_MANY_REACTIONS:
      summary: Too many reactions
      value:
        type: urn:messaging:error:TOO_MANY_REACTIONS
        title: Too many reactions
        status: 409
        detail: The message has reactions with 20 other emoji.
        code: TOO_MANY_REACTIONS
        requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
        retryable: false
    TOO_MANY_PINS:
      summary: Too many pins
      value:
        type: urn:messaging:error:TOO_MANY_PINS
        title: Too many pins
        status: 409
        detail: The chat has 50 pinned messages.
        code: TOO_MANY_PINS
        requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
        retryable: false
    TOO_MANY_PINNED_CHATS:
      summary: Too many pinned chats
      value:
        type: urn:messaging:error:TOO_MANY_PINNED_CHATS
        title: Too many pinned chats
        status: 409
        detail: The user has 100 pinned chats.
        code: TOO_MANY_PINNED_CHATS
        requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
        retryable: false
    CHAT_LIMIT_REACHED:
      summary: Chat limit reached
      value:
        type: urn:messaging:error:CHAT_LIMIT_REACHED
        title: Chat limit reached
        status: 409
        detail: Someone who would take part is in as many chats as the service allows.
        code: CHAT_LIMIT_REACHED
        requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
        retryable: false
    DIRECT_CHAT:
      summary: Direct chat
      value:
        type: urn:messaging:error:DIRECT_CHAT
        title: Direct chat
        status: 409
        detail: This cannot be done with a direct chat.
        code: DIRECT_CHAT
        requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
        retryable: false
    PAYLOAD_TOO_LARGE:
      summary: Payload too large
      value:
        type: urn:messaging:error:PAYLOAD_TOO_LARGE
        title: Payload too large
        status: 413
        detail: The body is larger than 256 KiB.
        code: PAYLOAD_TOO_LARGE
        requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
        retryable: false
    UNSUPPORTED_MEDIA_TYPE:
      summary: Unsupported media type
      value:
        type: urn:messaging:error:UNSUPPORTED_MEDIA_TYPE
        title: Unsupported media type
        status: 415
        detail: The body must be application/json, in UTF-8.
        code: UNSUPPORTED_MEDIA_TYPE
        requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
        retryable: false
    RATE_LIMITED:
      summary: Rate limited
      value:
        type: urn:messaging:error:RATE_LIMITED
        title: Rate limited
        status: 429
        detail: Too much in too short a time. Try again later.
        code: RATE_LIMITED
        requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
        retryable: true
    INTERNAL_ERROR:
      summary: Internal error
      value:
        type: urn:messaging:error:INTERNAL_ERROR
        title: Internal error
        status: 500
        detail: The service failed. The log has more under the requestId.
        code: INTERNAL_ERROR
        requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
        retryable: true
    SERVICE_UNAVAILABLE:
      summary: Service unavailable
      value:
        type: urn:messaging:error:SERVICE_UNAVAILABLE
        title: Service unavailable
        status: 503
        detail: Something that the service depends on does not answer. Try again soon.
        code: SERVICE_UNAVAILABLE
        requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
        retryable: true
    group:
      summary: A new group
      value:
        id: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
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
    direct:
      summary: The direct chat of alice and bob
      value:
        id: chat_01k7m3x4tne6aqm8s0c2v5w7yz
        kind: direct
        participants:
          - alice
          - bob
        participantCount: 2
        createdBy: alice
        createdAt: '2026-01-31T12:04:00.000Z'
        lastSeq: 1
        revision: 1
    grown:
      summary: The group, which carol joined
      value:
        id: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
        kind: group
        name: Chat Test
        participants:
          - alice
          - bob
          - carol
        participantCount: 3
        createdBy: alice
        createdAt: '2026-01-31T11:59:00.000Z'
        lastSeq: 2
        revision: 3
    renamed:
      summary: The group with another name
      value:
        id: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
        kind: group
        name: Chat Test 2
        participants:
          - alice
          - bob
        participantCount: 2
        createdBy: alice
        createdAt: '2026-01-31T11:59:00.000Z'
        lastSeq: 2
        revision: 4
    allParticipants:
      summary: All of them
      value:
        items:
          - userId: alice
            role: owner
            joinedAt: '2026-01-31T11:59:00.000Z'
          - userId: bob
            role: member
            joinedAt: '2026-01-31T11:59:00.000Z'
        nextCursor: null
    admin:
      summary: The participant
      value:
        userId: carol
        role: admin
        joinedAt: '2026-01-31T12:02:00.000Z'
    chat:
      summary: The group as alice sees it in the list
      value:
        id: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
        kind: group
        name: Chat Test
        participants:
          - alice
          - bob
        participantCount: 2
        createdBy: alice
        createdAt: '2026-01-31T11:59:00.000Z'
        lastSeq: 2
        revision: 2
        lastMessage:
          id: msg_01k7m3wd8me7qbf1t4v6x9yz2a
          chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
          seq: 2
          senderId: alice
          content: Hello depuis Postman !
          createdAt: '2026-01-31T12:01:00.000Z'
          revision: 2
          version: 1
        readSeq: 2
        unreadCount: 0
        mentionCount: 0
        role: owner
        stateRevision: 12
        pinned: false
        archived: false
        markedUnread: false
    ownChat:
      summary: The chat is pinned, and muted until the next morning
      value:
        chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
        stateRevision: 13
        revision: 2
        readSeq: 2
        unreadCount: 0
        mentionCount: 0
        pinned: true
        archived: false
        markedUnread: false
        mutedUntil: '2026-02-01T08:00:00.000Z'
    counts:
      summary: Three messages in two chats, one of which mentions the caller
      value:
        unreadChats: 2
        unreadMessages: 3
        unreadMentions: 1
        stateRevision: 14
    lastOwnChanges:
      summary: Everything that changed
      value:
        items:
          - chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
            stateRevision: 13
            revision: 2
            readSeq: 2
            unreadCount: 0
            mentionCount: 0
            pinned: true
            archived: false
            markedUnread: false
            mutedUntil: '2026-02-01T08:00:00.000Z'
          - chatId: chat_01k7m3x4tne6aqm8s0c2v5w7yz
            stateRevision: 14
            removed: true
          - userId: mallory
            stateRevision: 15
            blocked: true
        hasMore: false
        through: 15
        epoch: 3f9a1c5be07d2846
    moreOwnChanges:
      summary: A page with more after it
      value:
        items:
          - chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
            stateRevision: 13
            revision: 2
            readSeq: 2
            unreadCount: 0
            mentionCount: 0
            pinned: true
            archived: false
            markedUnread: false
        hasMore: true
        through: 13
        epoch: 3f9a1c5be07d2846
    lastChats:
      summary: The last page, here the only one
      value:
        items:
          - id: chat_01k7m3x4tne6aqm8s0c2v5w7yz
            kind: direct
            participants:
              - alice
              - bob
            participantCount: 2
            createdBy: alice
            createdAt: '2026-01-31T12:04:00.000Z'
            lastSeq: 1
            revision: 1
            lastMessage:
              id: msg_01k7m3x9rzf4pcn7t1d3w6x8ya
              chatId: chat_01k7m3x4tne6aqm8s0c2v5w7yz
              seq: 1
              senderId: bob
              content: Salut !
              createdAt: '2026-01-31T12:05:00.000Z'
              revision: 1
              version: 1
            readSeq: 0
            unreadCount: 1
            mentionCount: 0
            role: member
            stateRevision: 11
            pinned: false
            archived: false
            markedUnread: false
          - id: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
            kind: group
            name: Chat Test
            participants:
              - alice
              - bob
            participantCount: 2
            createdBy: alice
            createdAt: '2026-01-31T11:59:00.000Z'
            lastSeq: 2
            revision: 2
            lastMessage:
              id: msg_01k7m3wd8me7qbf1t4v6x9yz2a
              chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
              seq: 2
              senderId: alice
              content: Hello depuis Postman !
              createdAt: '2026-01-31T12:01:00.000Z'
              revision: 2
              version: 1
            readSeq: 2
            unreadCount: 0
            mentionCount: 0
            role: owner
            stateRevision: 12
            pinned: false
            archived: false
            markedUnread: false
        nextCursor: null
    moreChats:
      summary: A page with more after it
      value:
        items:
          - id: chat_01k7m3x4tne6aqm8s0c2v5w7yz
            kind: direct
            participants:
              - alice
              - bob
            participantCount: 2
            createdBy: alice
            createdAt: '2026-01-31T12:04:00.000Z'
            lastSeq: 1
            revision: 1
            lastMessage:
              id: msg_01k7m3x9rzf4pcn7t1d3w6x8ya
              chatId: chat_01k7m3x4tne6aqm8s0c2v5w7yz
              seq: 1
              senderId: bob
              content: Salut !
              createdAt: '2026-01-31T12:05:00.000Z'
              revision: 1
              version: 1
            readSeq: 0
            unreadCount: 1
            mentionCount: 0
            role: member
            stateRevision: 11
            pinned: false
            archived: false
            markedUnread: false
        nextCursor: WzE3Njk4NjExMDAwMDAsImNoYXRfMDFrN20zeDR0bmU2YXFtOHMwYzJ2NXc3eXoiXQ
    me:
      summary: Alice
      value:
        id: alice
        name: Alice Martin
        avatarUrl: https://app.example.com/alice.png
        receipts: true
        presence: true
    users:
      summary: Alice, and bob, of whom no more is known
      value:
        items:
          - id: alice
            name: Alice Martin
            avatarUrl: https://app.example.com/alice.png
          - id: bob
    presence:
      summary: Alice, who is online, and bob, who was an hour ago
      value:
        items:
          - userId: alice
            online: true
          - userId: bob
            online: false
            lastSeenAt: '2026-01-31T11:00:00.000Z'
    blocks:
      summary: The last page, here the only one
      value:
        items:
          - userId: bob
            createdAt: '2026-01-31T12:00:00.000Z'
        nextCursor: null
    sent:
      summary: The message
      value:
        id: msg_01k7m3wd8me7qbf1t4v6x9yz2a
        chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
        seq: 2
        senderId: alice
        content: Hello depuis Postman !
        createdAt: '2026-01-31T12:01:00.000Z'
        revision: 2
        version: 1
    reply:
      summary: An answer
      value:
        id: msg_01k7m3xf4nq8r2vj6w1y5z9b3d
        chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
        seq: 3
        senderId: alice
        content: Hello, @bob!
        createdAt: '2026-01-31T12:02:00.000Z'
        revision: 3
        version: 1
        metadata:
          color: blue
        replyTo: msg_01k7m3wc2hf6pabd0s9t7v5xyz
        threadId: msg_01k7m3wc2hf6pabd0s9t7v5xyz
        mentions:
          - bob
    replies:
      summary: The replies of a thread
      value:
        items:
          - id: msg_01k7m3xf4nq8r2vj6w1y5z9b3d
            chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
            seq: 3
            senderId: alice
            content: Hello, @bob!
            createdAt: '2026-01-31T12:02:00.000Z'
            revision: 3
            version: 1
            replyTo: msg_01k7m3wc2hf6pabd0s9t7v5xyz
            threadId: msg_01k7m3wc2hf6pabd0s9t7v5xyz
            mentions:
              - bob
        hasOlder: false
        hasNewer: false
    repeated:
      summary: The first message again
      value:
        id: msg_01k7m3wd8me7qbf1t4v6x9yz2a
        chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
        seq: 2
        senderId: alice
        content: Hello depuis Postman !
        createdAt: '2026-01-31T12:01:00.000Z'
        revision: 2
        version: 1
        clientMessageId: c1f0a2e4-7b1d-4c8e-9a53-0d6f2b8e4a17
    thumbsUp:
      summary: Two have reacted with it
      value:
        chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
        revision: 4
        reaction:
          messageId: msg_01k7m3wd8me7qbf1t4v6x9yz2a
          seq: 2
          userId: bob
          emoji: 👍
          reacted: true
          count: 2
          userIds:
            - alice
            - bob
    takenBack:
      summary: Another one still has
      value:
        chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
        revision: 5
        reaction:
          messageId: msg_01k7m3wd8me7qbf1t4v6x9yz2a
          seq: 2
          userId: bob
          emoji: 👍
          reacted: false
          count: 1
          userIds:
            - alice
    allReactions:
      summary: All of them
      value:
        items:
          - emoji: 👍
            userId: alice
            createdAt: '2026-01-31T12:02:00.000Z'
          - emoji: 👍
            userId: bob
            createdAt: '2026-01-31T12:03:00.000Z'
          - emoji: 🎉
            userId: alice
            createdAt: '2026-01-31T12:04:00.000Z'
        nextCursor: null
    pinned:
      summary: After it was pinned
      value:
        chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
        revision: 6
        pin:
          userId: bob
          message:
            id: msg_01k7m3wd8me7qbf1t4v6x9yz2a
            chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
            seq: 2
            senderId: alice
            content: Hello depuis Postman !
            createdAt: '2026-01-31T12:01:00.000Z'
            revision: 2
            version: 1
            pinnedAt: '2026-01-31T12:05:00.000Z'
            pinnedBy: bob
    unpinned:
      summary: After it was unpinned
      value:
        chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
        revision: 7
        pin:
          userId: bob
          message:
            id: msg_01k7m3wd8me7qbf1t4v6x9yz2a
            chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
            seq: 2
            senderId: alice
            content: Hello depuis Postman !
            createdAt: '2026-01-31T12:01:00.000Z'
            revision: 2
            version: 1
    allPins:
      summary: All of them
      value:
        items:
          - id: msg_01k7m3wd8me7qbf1t4v6x9yz2a
            chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
            seq: 2
            senderId: alice
            content: Hello depuis Postman !
            createdAt: '2026-01-31T12:01:00.000Z'
            revision: 2
            version: 1
            pinnedAt: '2026-01-31T12:05:00.000Z'
            pinnedBy: bob
        nextCursor: null
    edited:
      summary: After an edit
      value:
        id: msg_01k7m3wd8me7qbf1t4v6x9yz2a
        chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
        seq: 2
        senderId: alice
        content: Hello everyone!
        createdAt: '2026-01-31T12:01:00.000Z'
        revision: 2
        version: 2
        editedAt: '2026-01-31T12:03:00.000Z'
    deleted:
      summary: After it was deleted
      value:
        id: msg_01k7m3wd8me7qbf1t4v6x9yz2a
        chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
        seq: 2
        senderId: alice
        content: This message was deleted.
        createdAt: '2026-01-31T12:01:00.000Z'
        revision: 2
        version: 2
        deletedAt: '2026-01-31T12:05:00.000Z'
        deletedBy: alice
    wholeHistory:
      summary: All messages of a chat
      value:
        items:
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
            content: Hello depuis Postman !
            createdAt: '2026-01-31T12:01:00.000Z'
            revision: 2
            version: 1
        hasOlder: false
        hasNewer: false
    newestMessages:
      summary: The newest page of a longer history
      value:
        items:
          - id: msg_01k7m3wd8me7qbf1t4v6x9yz2a
            chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
            seq: 2
            senderId: alice
            content: Hello depuis Postman !
            createdAt: '2026-01-31T12:01:00.000Z'
            revision: 2
            version: 1
        hasOlder: true
        hasNewer: false
    aroundMessage:
      summary: A message in the middle of a longer history
      value:
        items:
          - id: msg_01k7m3wc2hf6pabd0s9t7v5xyz
            chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
            seq: 41
            senderId: bob
            content: Hello!
            createdAt: '2026-01-31T12:00:00.000Z'
            revision: 41
            version: 1
          - id: msg_01k7m3wd8me7qbf1t4v6x9yz2a
            chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
            seq: 42
            senderId: alice
            content: Hello depuis Postman !
            createdAt: '2026-01-31T12:01:00.000Z'
            revision: 42
            version: 1
          - id: msg_01k7m3xf4nq8r2vj6w1y5z9b3d
            chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
            seq: 43
            senderId: bob
            content: See you there.
            createdAt: '2026-01-31T12:02:00.000Z'
            revision: 43
            version: 1
        hasOlder: true
        hasNewer: true
    allVersions:
      summary: A message that was edited once
      value:
        items:
          - version: 1
            content: Hello depuis Postman !
            createdAt: '2026-01-31T12:01:00.000Z'
          - version: 2
            content: Hello everyone!
            createdAt: '2026-01-31T12:03:00.000Z'
        hasMore: false
    firstVersion:
      summary: A page with more after it
      value:
        items:
          - version: 1
            content: Hello depuis Postman !
            createdAt: '2026-01-31T12:01:00.000Z'
        hasMore: true
    lastChanges:
      summary: Everything that changed
      value:
        items:
          - revision: 1
            kind: message-sent
            message:
              id: msg_01k7m3wc2hf6pabd0s9t7v5xyz
              chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
              seq: 1
              senderId: bob
              content: Hello!
              createdAt: '2026-01-31T12:00:00.000Z'
              revision: 1
              version: 1
          - revision: 2
            kind: message-sent
            message:
              id: msg_01k7m3wd8me7qbf1t4v6x9yz2a
              chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
              seq: 2
              senderId: alice
              content: Hello depuis Postman !
              createdAt: '2026-01-31T12:01:00.000Z'
              revision: 2
              version: 1
          - revision: 3
            kind: participants-changed
            added:
              - carol
        hasMore: false
        through: 3
        epoch: 3f9a1c5be07d2846
    moreChanges:
      summary: A page with more after it
      value:
        items:
          - revision: 1
            kind: message-sent
            message:
              id: msg_01k7m3wc2hf6pabd0s9t7v5xyz
              chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
              seq: 1
              senderId: bob
              content: Hello!
              createdAt: '2026-01-31T12:00:00.000Z'
              revision: 1
              version: 1
        hasMore: true
        through: 1
        epoch: 3f9a1c5be07d2846
    read:
      summary: Everything is read
      value:
        chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
        seq: 2
        unreadCount: 0
        mentionCount: 0
    delivered:
      summary: Two messages have reached the caller
      value:
        chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
        seq: 2
    chatReceipts:
      summary: Bob has read one of two messages
      value:
        chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
        places:
          - userId: alice
            deliveredSeq: 2
            readSeq: 2
            afterSeq: 0
          - userId: bob
            deliveredSeq: 2
            readSeq: 1
            afterSeq: 0
    messageReceipts:
      summary: Two have it, and one has read it
      value:
        chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
        messageId: msg_01k7m3wd8me7qbf1t4v6x9yz2a
        deliveredCount: 2
        readCount: 1
        delivered:
          - bob
          - carol
        read:
          - bob
    messageReceiptsOfLargeChat:
      summary: Of a large chat, how many
      value:
        chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
        messageId: msg_01k7m3wd8me7qbf1t4v6x9yz2a
        deliveredCount: 412
        readCount: 97
    devSession:
      summary: A session for alice
      value:
        userId: alice
        accessToken: eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2ln
        expiresAt: '2026-02-01T12:00:00.000Z'
    alive:
      summary: Alive
      value:
        status: ok
    ready:
      summary: Ready
      value:
        status: ready
        dependencies:
          database: ready
          sessionKeys: ready
    notReady:
      summary: Without its database
      value:
        status: not-ready
        dependencies:
          database: not-ready
          sessionKeys: ready
  responses:
    InvalidRequest:
      description: '\`INVALID_REQUEST\`: the request does not fit the contract; \`errors\` says where.'
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            INVALID_REQUEST:
              $ref: '#/components/examples/INVALID_REQUEST'
    InvalidBody:
      description: >
        \`INVALID_REQUEST\`: the request does not fit the contract; \`errors\` says where.
        \`INVALID_JSON\`:

        the body is not JSON.
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            INVALID_REQUEST:
              $ref: '#/components/examples/INVALID_REQUEST'
            INVALID_JSON:
              $ref: '#/components/examples/INVALID_JSON'
    InvalidParticipants:
      description: >
        \`INVALID_REQUEST\`: the request does not fit the contract; \`errors\` says where.
        \`INVALID_JSON\`:

        the body is not JSON. \`INVALID_PARTICIPANTS\`: the chat would have fewer than 2 participants
        or

        more than the service allows. \`UNKNOWN_USERS\`, where only users may be named: \`errors\` says
        who is none.
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            INVALID_REQUEST:
              $ref: '#/components/examples/INVALID_REQUEST'
            INVALID_JSON:
              $ref: '#/components/examples/INVALID_JSON'
            INVALID_PARTICIPANTS:
              $ref: '#/components/examples/INVALID_PARTICIPANTS'
            UNKNOWN_USERS:
              $ref: '#/components/examples/UNKNOWN_USERS'
    InvalidCursor:
      description: |
        \`INVALID_REQUEST\`: the request does not fit the contract; \`errors\` says where.
        \`INVALID_CURSOR\`: the cursor is not one that this service gave out.
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            INVALID_REQUEST:
              $ref: '#/components/examples/INVALID_REQUEST'
            INVALID_CURSOR:
              $ref: '#/components/examples/INVALID_CURSOR'
    Unauthorized:
      description: |
        \`SESSION_REQUIRED\`: there is no session. \`SESSION_INVALID\`: it is not one of ours.
        \`SESSION_EXPIRED\`: renew it and try again.
      headers:
        WWW-Authenticate:
          description: How to authenticate.
          required: true
          schema:
            type: string
            maxLength: 256
          example: Bearer
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            SESSION_REQUIRED:
              $ref: '#/components/examples/SESSION_REQUIRED'
            SESSION_INVALID:
              $ref: '#/components/examples/SESSION_INVALID'
            SESSION_EXPIRED:
              $ref: '#/components/examples/SESSION_EXPIRED'
    Forbidden:
      description: '\`ORIGIN_NOT_ALLOWED\`: the request comes from a web page of a foreign origin.'
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            ORIGIN_NOT_ALLOWED:
              $ref: '#/components/examples/ORIGIN_NOT_ALLOWED'
    NotAllowed:
      description: >
        \`NOT_ALLOWED\`: the caller's role does not allow it. \`ORIGIN_NOT_ALLOWED\`: the request comes
        from a

        web page of a foreign origin.
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            NOT_ALLOWED:
              $ref: '#/components/examples/NOT_ALLOWED'
            ORIGIN_NOT_ALLOWED:
              $ref: '#/components/examples/ORIGIN_NOT_ALLOWED'
    CannotBegin:
      description: >
        \`BLOCKED\`: one of the two for a direct chat has blocked the other, or someone for a group
        has blocked

        the caller. \`NOT_ALLOWED\`: who may begin direct chats is limited. \`ORIGIN_NOT_ALLOWED\`: the
        request

        comes from a web page of a foreign origin.
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            BLOCKED:
              $ref: '#/components/examples/BLOCKED'
            NOT_ALLOWED:
              $ref: '#/components/examples/NOT_ALLOWED'
            ORIGIN_NOT_ALLOWED:
              $ref: '#/components/examples/ORIGIN_NOT_ALLOWED'
    Blocked:
      description: >
        \`BLOCKED\`: of the two of a direct chat one has blocked the other, or someone who is to be
        added has

        blocked the caller. \`ORIGIN_NOT_ALLOWED\`: the request comes from a web page of a foreign
        origin.
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            BLOCKED:
              $ref: '#/components/examples/BLOCKED'
            ORIGIN_NOT_ALLOWED:
              $ref: '#/components/examples/ORIGIN_NOT_ALLOWED'
    NotAllowedOrBlocked:
      description: >
        \`NOT_ALLOWED\`: the caller's role does not allow it. \`BLOCKED\`: of the two of a direct chat
        one has

        blocked the other. \`ORIGIN_NOT_ALLOWED\`: the request comes from a web page of a foreign
        origin.
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            NOT_ALLOWED:
              $ref: '#/components/examples/NOT_ALLOWED'
            BLOCKED:
              $ref: '#/components/examples/BLOCKED'
            ORIGIN_NOT_ALLOWED:
              $ref: '#/components/examples/ORIGIN_NOT_ALLOWED'
    NotYours:
      description: >
        \`NOT_ALLOWED\`: only its sender may edit a message, for as long after it was sent as the
        service

        allows, and only its sender and the chat's owner and admins may delete it; only the service
        writes

        messages of the kind \`system\`; who may mention all is limited, and so may be who writes.
        \`BLOCKED\`: of

        the two of a direct chat one has blocked the other, so that neither may send or edit.
        \`ORIGIN_NOT_ALLOWED\`: the request comes

        from a web page of a foreign origin.
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            BLOCKED:
              $ref: '#/components/examples/BLOCKED'
            NOT_ALLOWED:
              $ref: '#/components/examples/NOT_ALLOWED'
            ORIGIN_NOT_ALLOWED:
              $ref: '#/components/examples/ORIGIN_NOT_ALLOWED'
    MessageDeleted:
      description: '\`MESSAGE_DELETED\`: the message was deleted.'
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            MESSAGE_DELETED:
              $ref: '#/components/examples/MESSAGE_DELETED'
    CannotSend:
      description: >
        \`CLIENT_MESSAGE_ID_REUSED\`: it was used before with other content. \`MESSAGE_DELETED\`: the
        message

        that \`replyTo\` names was deleted.
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            CLIENT_MESSAGE_ID_REUSED:
              $ref: '#/components/examples/CLIENT_MESSAGE_ID_REUSED'
            MESSAGE_DELETED:
              $ref: '#/components/examples/MESSAGE_DELETED'
    CannotEdit:
      description: |
        \`MESSAGE_DELETED\`: the message was deleted. \`VERSION_CONFLICT\`: it has another version than
        \`ifVersion\` says; read it, and decide anew.
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            MESSAGE_DELETED:
              $ref: '#/components/examples/MESSAGE_DELETED'
            VERSION_CONFLICT:
              $ref: '#/components/examples/VERSION_CONFLICT'
    CannotReact:
      description: >
        \`MESSAGE_DELETED\`: the message was deleted. \`TOO_MANY_REACTIONS\`: it has reactions with 20
        other

        emoji.
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            MESSAGE_DELETED:
              $ref: '#/components/examples/MESSAGE_DELETED'
            TOO_MANY_REACTIONS:
              $ref: '#/components/examples/TOO_MANY_REACTIONS'
    CannotPin:
      description: >
        \`MESSAGE_DELETED\`: the message was deleted. \`TOO_MANY_PINS\`: the chat has 50 other pinned
        messages.
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            MESSAGE_DELETED:
              $ref: '#/components/examples/MESSAGE_DELETED'
            TOO_MANY_PINS:
              $ref: '#/components/examples/TOO_MANY_PINS'
    TooManyPinnedChats:
      description: '\`TOO_MANY_PINNED_CHATS\`: the caller has 100 other pinned chats.'
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            TOO_MANY_PINNED_CHATS:
              $ref: '#/components/examples/TOO_MANY_PINNED_CHATS'
    ChatLimitReached:
      description: >
        \`CHAT_LIMIT_REACHED\`: the caller or someone who is named takes part in as many chats as the
        service is

        set to allow: 10,000, if nothing is said.
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            CHAT_LIMIT_REACHED:
              $ref: '#/components/examples/CHAT_LIMIT_REACHED'
    CannotAdd:
      description: >
        \`DIRECT_CHAT\`: a direct chat stays one of two. \`CHAT_LIMIT_REACHED\`: someone who is named
        takes part in

        as many chats as the service is set to allow: 10,000, if nothing is said.
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            DIRECT_CHAT:
              $ref: '#/components/examples/DIRECT_CHAT'
            CHAT_LIMIT_REACHED:
              $ref: '#/components/examples/CHAT_LIMIT_REACHED'
    DirectChat:
      description: '\`DIRECT_CHAT\`: a direct chat does not change, and is not deleted.'
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            DIRECT_CHAT:
              $ref: '#/components/examples/DIRECT_CHAT'
    CannotResume:
      description: '\`CANNOT_RESUME\`: the place is none of this chat.'
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            CANNOT_RESUME:
              $ref: '#/components/examples/CANNOT_RESUME'
    CannotResumeOwn:
      description: '\`CANNOT_RESUME\`: the place is none of the caller''s.'
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            CANNOT_RESUME:
              $ref: '#/components/examples/CANNOT_RESUME'
    ChatNotFound:
      description: |
        \`CHAT_NOT_FOUND\`: there is no such chat, or the caller does not take part in it; the answer
        is the same.
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            CHAT_NOT_FOUND:
              $ref: '#/components/examples/CHAT_NOT_FOUND'
    ParticipantNotFound:
      description: |
        \`CHAT_NOT_FOUND\`: there is no such chat, or the caller does not take part in it; the answer
        is the same. \`PARTICIPANT_NOT_FOUND\`: the user takes no part in the chat.
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            CHAT_NOT_FOUND:
              $ref: '#/components/examples/CHAT_NOT_FOUND'
            PARTICIPANT_NOT_FOUND:
              $ref: '#/components/examples/PARTICIPANT_NOT_FOUND'
    MessageNotFound:
      description: |
        \`CHAT_NOT_FOUND\`: there is no such chat, or the caller does not take part in it; the answer
        is the same. \`MESSAGE_NOT_FOUND\`: the chat has no such message.
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            CHAT_NOT_FOUND:
              $ref: '#/components/examples/CHAT_NOT_FOUND'
            MESSAGE_NOT_FOUND:
              $ref: '#/components/examples/MESSAGE_NOT_FOUND'
    NotFound:
      description: '\`NOT_FOUND\`: there is nothing at this path.'
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            NOT_FOUND:
              $ref: '#/components/examples/NOT_FOUND'
    PayloadTooLarge:
      description: '\`PAYLOAD_TOO_LARGE\`: the body is larger than 256 KiB.'
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            PAYLOAD_TOO_LARGE:
              $ref: '#/components/examples/PAYLOAD_TOO_LARGE'
    UnsupportedMediaType:
      description: '\`UNSUPPORTED_MEDIA_TYPE\`: the body is not \`application/json\`.'
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            UNSUPPORTED_MEDIA_TYPE:
              $ref: '#/components/examples/UNSUPPORTED_MEDIA_TYPE'
    RateLimited:
      description: |
        \`RATE_LIMITED\`: too many requests of this class (\`x-rate-limit\`). Try again after
        \`Retry-After\`.
      headers:
        Retry-After:
          description: Seconds to wait.
          required: true
          schema:
            type: integer
            minimum: 1
            maximum: 86400
          example: 12
        RateLimit-Policy:
          description: The limit, \`q\` requests at once, which are there again, evenly, after \`w\` seconds.
          required: true
          schema:
            type: string
            maxLength: 256
          example: '"send";q=600;w=60'
        RateLimit:
          description: >-
            The requests that are left, \`r\`, and in how many seconds, \`t\`, all are there again or,
            if none is left, the next one.
          required: true
          schema:
            type: string
            maxLength: 256
          example: '"send";r=0;t=12'
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            RATE_LIMITED:
              $ref: '#/components/examples/RATE_LIMITED'
    InternalError:
      description: '\`INTERNAL_ERROR\`: a defect of the service. The log has more, under \`requestId\`.'
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            INTERNAL_ERROR:
              $ref: '#/components/examples/INTERNAL_ERROR'
    ServiceUnavailable:
      description: |
        \`SERVICE_UNAVAILABLE\`: a dependency does not answer. Try again after \`Retry-After\`; with a
        \`clientMessageId\` a message is not stored twice.
      headers:
        Retry-After:
          description: Seconds to wait.
          required: true
          schema:
            type: integer
            minimum: 1
            maximum: 60
          example: 1
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
          examples:
            SERVICE_UNAVAILABLE:
              $ref: '#/components/examples/SERVICE_UNAVAILABLE'
  schemas:
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
    Cursor:
      title: Cursor
      description: A place in a list, to be given back as it came. It has no meaning outside the service.
      type: string
      minLength: 1
      maxLength: 256
      pattern: ^[A-Za-z0-9_-]+$
      x-pattern-says: must have letters from A to Z, digits, - and _ only
      examples:
        - WzE3Njk4NTk2NDAwMDAwMDAsImNoYXRfMDFrN20zdjkiXQ
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
    ChatSummary:
      title: ChatSummary
      description: >-
        A chat as one of its participants sees it in the list, with the newest message and what is
        unread.
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
        - readSeq
        - unreadCount
        - mentionCount
        - stateRevision
        - role
        - pinned
        - archived
        - markedUnread
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
        lastMessage:
          $ref: '#/components/schemas/Message'
        readSeq:
          $ref: '#/components/schemas/ReadSeq'
        unreadCount:
          $ref: '#/components/schemas/UnreadCount'
        mentionCount:
          $ref: '#/components/schemas/MentionCount'
        stateRevision:
          $ref: '#/components/schemas/StateRevision'
        role:
          $ref: '#/components/schemas/Role'
        pinned:
          $ref: '#/components/schemas/Pinned'
        archived:
          $ref: '#/components/schemas/Archived'
        markedUnread:
          $ref: '#/components/schemas/MarkedUnread'
        mutedUntil:
          $ref: '#/components/schemas/Timestamp'
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
          lastSeq: 1
          revision: 1
          lastMessage:
            id: msg_01k7m3wc2hf6pabd0s9t7v5xyz
            chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
            seq: 1
            senderId: bob
            content: Hello!
            createdAt: '2026-01-31T12:00:00.000Z'
            revision: 1
            version: 1
          readSeq: 0
          unreadCount: 1
          mentionCount: 0
          stateRevision: 12
          role: owner
          pinned: false
          archived: false
          markedUnread: false
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
    Problem:
      title: Problem
      description: An error answer (RFC 9457).
      type: object
      additionalProperties: false
      required:
        - type
        - title
        - status
        - detail
        - code
        - requestId
        - retryable
      properties:
        type:
          description: A URI that names the kind of problem, as an identifier, not as an address.
          type: string
          format: uri
          maxLength: 256
        title:
          description: The kind of problem in words, the same for each occurrence.
          type: string
          maxLength: 256
        status:
          description: The HTTP status.
          type: integer
          minimum: 400
          maximum: 599
        detail:
          description: This occurrence in words, for a developer to read.
          type: string
          maxLength: 1024
        code:
          $ref: '#/components/schemas/ErrorCode'
        requestId:
          description: The request's identifier, as in the service's log and in the \`X-Request-Id\` header.
          type: string
          minLength: 1
          maxLength: 128
        retryable:
          description: Whether the same request may succeed later.
          type: boolean
        errors:
          description: What is wrong with the request, one by one.
          type: array
          maxItems: 100
          items:
            $ref: '#/components/schemas/FieldError'
      examples:
        - type: urn:messaging:error:CHAT_NOT_FOUND
          title: Chat not found
          status: 404
          detail: No chat with this id among the caller's chats.
          code: CHAT_NOT_FOUND
          requestId: 0b0e2f6e-9d0f-4d8a-8a8b-6a1b5a2f4c3d
          retryable: false
    NewChat:
      title: NewChat
      description: The chat to make.
      type: object
      additionalProperties: false
      required:
        - participants
      properties:
        participants:
          description: The users to take part. The caller takes part in any case.
          type: array
          minItems: 1
          maxItems: 1000
          items:
            $ref: '#/components/schemas/UserId'
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
    ChatUpdate:
      title: ChatUpdate
      description: What to change of a group; what is not given stays as it is, null takes it away.
      type: object
      additionalProperties: false
      required: []
      minProperties: 1
      properties:
        name:
          description: The name, in the form of a \`ChatName\`.
          type:
            - string
            - 'null'
          minLength: 1
          maxLength: 200
          pattern: ^(?=\\s*\\S)[^\\u0000\\uD800-\\uDFFF]+$
          x-pattern-says: must have a character that can be seen, and no NUL or lone surrogate
        description:
          description: What the group is about, in the form of a \`ChatDescription\`.
          type:
            - string
            - 'null'
          minLength: 1
          maxLength: 1000
          pattern: ^(?=\\s*\\S)[^\\u0000\\uD800-\\uDFFF]+$
          x-pattern-says: must have a character that can be seen, and no NUL or lone surrogate
        avatarUrl:
          description: The address of its picture, in the form of an \`AvatarUrl\`.
          type:
            - string
            - 'null'
          minLength: 9
          maxLength: 2048
          pattern: ^https?://[!-~]+$
          x-pattern-says: must be an absolute http or https URL
        metadata:
          title: Metadata
          description: Data of the app's own, in the form of \`Metadata\`.
          type:
            - object
            - 'null'
          additionalProperties: true
        posting:
          $ref: '#/components/schemas/Posting'
        history:
          $ref: '#/components/schemas/ChatHistory'
    Participant:
      title: Participant
      description: A user in a chat.
      type: object
      additionalProperties: false
      required:
        - userId
        - role
        - joinedAt
      properties:
        userId:
          $ref: '#/components/schemas/UserId'
        role:
          $ref: '#/components/schemas/Role'
        joinedAt:
          $ref: '#/components/schemas/Timestamp'
    ParticipantPage:
      title: ParticipantPage
      description: A page of the participants of a chat.
      type: object
      additionalProperties: false
      required:
        - items
        - nextCursor
      properties:
        items:
          description: The participants in ascending order of their ids.
          type: array
          maxItems: 100
          items:
            $ref: '#/components/schemas/Participant'
        nextCursor:
          description: Gives the next page; null on the last one.
          type:
            - string
            - 'null'
          minLength: 1
          maxLength: 512
          pattern: ^[A-Za-z0-9_-]+$
          x-pattern-says: must have letters from A to Z, digits, - and _ only
    NewRole:
      title: NewRole
      description: The role to give.
      type: object
      additionalProperties: false
      required:
        - role
      properties:
        role:
          $ref: '#/components/schemas/Role'
    NewParticipants:
      title: NewParticipants
      description: The users to add.
      type: object
      additionalProperties: false
      required:
        - participants
      properties:
        participants:
          $ref: '#/components/schemas/UserIds'
    ChatPage:
      title: ChatPage
      description: A page of the caller's chats.
      type: object
      additionalProperties: false
      required:
        - items
        - nextCursor
      properties:
        items:
          description: The chats, the one with the most recent activity first.
          type: array
          maxItems: 100
          items:
            $ref: '#/components/schemas/ChatSummary'
        nextCursor:
          description: Gives the next page; null on the last one.
          type:
            - string
            - 'null'
          minLength: 1
          maxLength: 256
          pattern: ^[A-Za-z0-9_-]+$
          x-pattern-says: must have letters from A to Z, digits, - and _ only
    NewMessage:
      title: NewMessage
      description: The message to send.
      type: object
      additionalProperties: false
      required:
        - content
      properties:
        content:
          $ref: '#/components/schemas/MessageContent'
        clientMessageId:
          $ref: '#/components/schemas/ClientMessageId'
        kind:
          $ref: '#/components/schemas/MessageKind'
        metadata:
          $ref: '#/components/schemas/Metadata'
        replyTo:
          $ref: '#/components/schemas/ReplyTo'
        mentions:
          $ref: '#/components/schemas/Mentions'
        mentionsAll:
          description: Whether it mentions all participants of the chat.
          type: boolean
    MessageUpdate:
      title: MessageUpdate
      description: What to change of a message; what is not given stays as it is.
      type: object
      additionalProperties: false
      required: []
      minProperties: 1
      properties:
        content:
          $ref: '#/components/schemas/MessageContent'
        metadata:
          $ref: '#/components/schemas/Metadata'
        mentions:
          $ref: '#/components/schemas/Mentions'
        mentionsAll:
          description: Whether it mentions all participants of the chat.
          type: boolean
        ifVersion:
          description: Only while the message has this version.
          type: integer
          minimum: 1
          maximum: 2147483647
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
    ReactionState:
      title: ReactionState
      description: A user's reaction to a message as it is at a revision of the chat.
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
    PinState:
      title: PinState
      description: A message that a user pinned or unpinned, as it is at a revision of the chat.
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
    UserReaction:
      title: UserReaction
      description: That a user reacted to a message.
      type: object
      additionalProperties: false
      required:
        - emoji
        - userId
        - createdAt
      properties:
        emoji:
          $ref: '#/components/schemas/Emoji'
        userId:
          $ref: '#/components/schemas/UserId'
        createdAt:
          $ref: '#/components/schemas/Timestamp'
    ReactionPage:
      title: ReactionPage
      description: A page of the reactions to a message.
      type: object
      additionalProperties: false
      required:
        - items
        - nextCursor
      properties:
        items:
          description: Who reacted, and with what, in the order in which they did.
          type: array
          maxItems: 100
          items:
            $ref: '#/components/schemas/UserReaction'
        nextCursor:
          description: Gives the next page; null on the last one.
          type:
            - string
            - 'null'
          minLength: 1
          maxLength: 256
          pattern: ^[A-Za-z0-9_-]+$
          x-pattern-says: must have letters from A to Z, digits, - and _ only
    PinPage:
      title: PinPage
      description: A page of the pinned messages of a chat.
      type: object
      additionalProperties: false
      required:
        - items
        - nextCursor
      properties:
        items:
          description: The pinned messages as they are now, the one that was pinned last first.
          type: array
          maxItems: 100
          items:
            $ref: '#/components/schemas/Message'
        nextCursor:
          description: Gives the next page; null on the last one.
          type:
            - string
            - 'null'
          minLength: 1
          maxLength: 256
          pattern: ^[A-Za-z0-9_-]+$
          x-pattern-says: must have letters from A to Z, digits, - and _ only
    MessagePage:
      title: MessagePage
      description: A page of a chat's messages.
      type: object
      additionalProperties: false
      required:
        - items
        - hasOlder
        - hasNewer
      properties:
        items:
          description: The messages in ascending \`seq\`.
          type: array
          maxItems: 100
          items:
            $ref: '#/components/schemas/Message'
        hasOlder:
          description: Whether the chat has messages before the first one here.
          type: boolean
        hasNewer:
          description: Whether the chat has messages after the last one here.
          type: boolean
    MessageVersionPage:
      title: MessageVersionPage
      description: A page of a message's versions.
      type: object
      additionalProperties: false
      required:
        - items
        - hasMore
      properties:
        items:
          description: The versions in ascending order.
          type: array
          maxItems: 100
          items:
            $ref: '#/components/schemas/MessageVersion'
        hasMore:
          description: Whether the message has versions after the last one here.
          type: boolean
    ChatChangePage:
      title: ChatChangePage
      description: A page of a chat's changes.
      type: object
      additionalProperties: false
      required:
        - items
        - hasMore
        - through
        - epoch
      properties:
        items:
          description: The changes in ascending \`revision\`.
          type: array
          maxItems: 100
          items:
            $ref: '#/components/schemas/ChatChange'
        hasMore:
          description: Whether the chat has come further than \`through\`.
          type: boolean
        through:
          description: >-
            The revision up to which nothing else is to come. Ask for the next page with it as
            \`after\`.
          type: integer
          minimum: 0
          maximum: 2147483647
        epoch:
          $ref: '#/components/schemas/Epoch'
    OwnChat:
      title: OwnChat
      description: >-
        What is a user's own of a chat, the same on all of their devices. \`unreadCount\`,
        \`mentionCount\` and \`archived\` are those at the chat's \`revision\`.
      type: object
      additionalProperties: false
      required:
        - chatId
        - stateRevision
        - revision
        - readSeq
        - unreadCount
        - mentionCount
        - pinned
        - archived
        - markedUnread
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
      examples:
        - chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
          stateRevision: 13
          revision: 2
          readSeq: 2
          unreadCount: 0
          mentionCount: 0
          pinned: true
          archived: false
          markedUnread: false
          mutedUntil: '2026-02-01T08:00:00.000Z'
    OwnChatUpdate:
      title: OwnChatUpdate
      description: What to change of the caller's own state of a chat; what is not given stays as it is.
      type: object
      additionalProperties: false
      required: []
      minProperties: 1
      properties:
        mutedUntil:
          description: Until when the chat is muted, in UTC; null ends it.
          type:
            - string
            - 'null'
          format: date-time
          minLength: 20
          maxLength: 30
          pattern: ^[1-9]\\d{3}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:[0-5]\\d(\\.\\d{1,9})?Z$
          x-pattern-says: must be a moment in UTC such as 2026-01-31T12:00:00.000Z
        pinned:
          $ref: '#/components/schemas/Pinned'
        archived:
          $ref: '#/components/schemas/Archived'
        markedUnread:
          $ref: '#/components/schemas/MarkedUnread'
    Counts:
      title: Counts
      description: What is unread in all of the caller's chats that are not muted.
      type: object
      additionalProperties: false
      required:
        - unreadChats
        - unreadMessages
        - unreadMentions
        - stateRevision
      properties:
        unreadChats:
          description: How many chats have something unread, or are marked as unread.
          type: integer
          minimum: 0
          maximum: 2147483647
        unreadMessages:
          description: How many messages are unread in them, as \`unreadCount\` of each counts.
          type: integer
          minimum: 0
          maximum: 2147483647
        unreadMentions:
          description: How many of these mention the caller, as \`mentionCount\` of each counts.
          type: integer
          minimum: 0
          maximum: 2147483647
        stateRevision:
          $ref: '#/components/schemas/StateRevision'
    OwnChangePage:
      title: OwnChangePage
      description: A page of the changes of the caller's own state.
      type: object
      additionalProperties: false
      required:
        - items
        - hasMore
        - through
        - epoch
      properties:
        items:
          description: The changes in ascending \`stateRevision\`.
          type: array
          maxItems: 100
          items:
            $ref: '#/components/schemas/OwnChange'
        hasMore:
          description: Whether the caller's own state has come further than \`through\`.
          type: boolean
        through:
          description: >-
            The \`stateRevision\` up to which nothing else is to come. Ask for the next page with it
            as \`after\`.
          type: integer
          minimum: 0
          maximum: 2147483647
        epoch:
          $ref: '#/components/schemas/Epoch'
    TypingUpdate:
      title: TypingUpdate
      description: Whether the caller is writing a message.
      type: object
      additionalProperties: false
      required:
        - typing
      properties:
        typing:
          description: Whether the caller types.
          type: boolean
    ReadUpTo:
      title: ReadUpTo
      description: How far the caller has read.
      type: object
      additionalProperties: false
      required:
        - seq
      properties:
        seq:
          description: The \`seq\` of the last message read; 0 for none.
          type: integer
          minimum: 0
          maximum: 2147483647
    DeliveredUpTo:
      title: DeliveredUpTo
      description: Up to where messages have reached the caller.
      type: object
      additionalProperties: false
      required:
        - seq
      properties:
        seq:
          description: The \`seq\` of the last message that is there; 0 for none.
          type: integer
          minimum: 0
          maximum: 2147483647
    DeliveredState:
      title: DeliveredState
      description: Up to where messages have reached the caller.
      type: object
      additionalProperties: false
      required:
        - chatId
        - seq
      properties:
        chatId:
          $ref: '#/components/schemas/ChatId'
        seq:
          description: The \`seq\` of the last message that is there; 0 for none.
          type: integer
          minimum: 0
          maximum: 2147483647
    ReceiptPlaces:
      title: ReceiptPlaces
      description: How far a participant has come in a chat.
      type: object
      additionalProperties: false
      required:
        - userId
        - deliveredSeq
        - readSeq
        - afterSeq
      properties:
        userId:
          $ref: '#/components/schemas/UserId'
        deliveredSeq:
          description: The \`seq\` up to which messages have reached the user; never less than \`readSeq\`.
          type: integer
          minimum: 0
          maximum: 2147483647
        readSeq:
          description: The \`seq\` up to which the user has read.
          type: integer
          minimum: 0
          maximum: 2147483647
        afterSeq:
          description: >-
            The \`seq\` of the newest message when the user came to the chat, 0 for who was there from
            the beginning. Of the messages up to it, which count as read, there are no receipts of
            the user.
          type: integer
          minimum: 0
          maximum: 2147483647
    ChatReceipts:
      title: ChatReceipts
      description: How far each participant of a chat has come.
      type: object
      additionalProperties: false
      required:
        - chatId
        - places
      properties:
        chatId:
          $ref: '#/components/schemas/ChatId'
        places:
          description: >-
            In the order of user ids, the caller's own too, without those who share no receipts;
            none in a chat of more than 100, and none for who shares none.
          type: array
          maxItems: 100
          items:
            $ref: '#/components/schemas/ReceiptPlaces'
    MessageReceipts:
      title: MessageReceipts
      description: Whom a message has reached, and who has read it.
      type: object
      additionalProperties: false
      required:
        - chatId
        - messageId
        - deliveredCount
        - readCount
      properties:
        chatId:
          $ref: '#/components/schemas/ChatId'
        messageId:
          $ref: '#/components/schemas/MessageId'
        deliveredCount:
          description: How many it has reached; those who have read it are among them.
          type: integer
          minimum: 0
          maximum: 1000
        readCount:
          description: How many have read it.
          type: integer
          minimum: 0
          maximum: 1000
        delivered:
          description: Whom it has reached, in ascending order.
          type: array
          maxItems: 100
          items:
            $ref: '#/components/schemas/UserId'
        read:
          description: Who has read it, in ascending order.
          type: array
          maxItems: 100
          items:
            $ref: '#/components/schemas/UserId'
    ReadState:
      title: ReadState
      description: How far the caller has read, and what is left.
      type: object
      additionalProperties: false
      required:
        - chatId
        - seq
        - unreadCount
        - mentionCount
      properties:
        chatId:
          $ref: '#/components/schemas/ChatId'
        seq:
          description: The \`seq\` of the last message read; 0 for none.
          type: integer
          minimum: 0
          maximum: 2147483647
        unreadCount:
          $ref: '#/components/schemas/UnreadCount'
        mentionCount:
          $ref: '#/components/schemas/MentionCount'
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
    UserList:
      title: UserList
      description: Users by id.
      type: object
      additionalProperties: false
      required:
        - items
      properties:
        items:
          description: The users, in the order of their ids.
          type: array
          maxItems: 100
          items:
            $ref: '#/components/schemas/User'
    PresenceList:
      title: PresenceList
      description: Who is there.
      type: object
      additionalProperties: false
      required:
        - items
      properties:
        items:
          description: The users, in the order of their ids.
          type: array
          maxItems: 100
          items:
            $ref: '#/components/schemas/Presence'
    Me:
      title: Me
      description: The caller as others see them, as in \`User\`, and what they share.
      type: object
      additionalProperties: false
      required:
        - id
        - receipts
        - presence
      properties:
        id:
          $ref: '#/components/schemas/UserId'
        name:
          $ref: '#/components/schemas/UserName'
        avatarUrl:
          $ref: '#/components/schemas/AvatarUrl'
        metadata:
          $ref: '#/components/schemas/Metadata'
        receipts:
          description: >-
            Whether others see what has reached the caller and how far they have read, and the
            caller sees it of others.
          type: boolean
        presence:
          description: Whether others see whether the caller is there, and the caller sees it of others.
          type: boolean
    MeUpdate:
      title: MeUpdate
      description: What to change of the caller; what is not given stays as it is, and null clears.
      type: object
      additionalProperties: false
      required: []
      minProperties: 1
      properties:
        name:
          description: What the caller is to be called, as in \`User\`.
          type:
            - string
            - 'null'
          minLength: 1
          maxLength: 100
          pattern: ^(?=\\s*\\S)[^\\u0000\\uD800-\\uDFFF]+$
          x-pattern-says: must have a character that can be seen, and no NUL or lone surrogate
        avatarUrl:
          description: Where the caller's picture is, as in \`User\`.
          type:
            - string
            - 'null'
          minLength: 8
          maxLength: 2048
          pattern: ^https?://[!-~]+$
          x-pattern-says: must be an absolute http or https URL
        metadata:
          $ref: '#/components/schemas/ClearableMetadata'
        receipts:
          description: As in \`Me\`.
          type: boolean
        presence:
          description: As in \`Me\`.
          type: boolean
    Block:
      title: Block
      description: That the caller has blocked a user.
      type: object
      additionalProperties: false
      required:
        - userId
        - createdAt
      properties:
        userId:
          $ref: '#/components/schemas/UserId'
        createdAt:
          $ref: '#/components/schemas/Timestamp'
    BlockPage:
      title: BlockPage
      description: A page of whom the caller has blocked.
      type: object
      additionalProperties: false
      required:
        - items
        - nextCursor
      properties:
        items:
          description: The blocks, the newest first.
          type: array
          maxItems: 100
          items:
            $ref: '#/components/schemas/Block'
        nextCursor:
          description: Gives the next page; null on the last one.
          type:
            - string
            - 'null'
          minLength: 1
          maxLength: 256
          pattern: ^[A-Za-z0-9_-]+$
          x-pattern-says: must have letters from A to Z, digits, - and _ only
    NewDevSession:
      title: NewDevSession
      description: The user to mint a session for.
      type: object
      additionalProperties: false
      required:
        - userId
      properties:
        userId:
          $ref: '#/components/schemas/UserId'
    DevSession:
      title: DevSession
      description: A session minted in development mode.
      type: object
      additionalProperties: false
      required:
        - userId
        - accessToken
        - expiresAt
      properties:
        userId:
          $ref: '#/components/schemas/UserId'
        accessToken:
          description: The access token, a JWT, as in the cookie.
          type: string
          minLength: 1
          maxLength: 4096
          pattern: ^[A-Za-z0-9_.-]+$
          x-pattern-says: must have letters from A to Z, digits, ., - and _ only
        expiresAt:
          $ref: '#/components/schemas/Timestamp'
    Health:
      title: Health
      description: The process is alive.
      type: object
      additionalProperties: false
      required:
        - status
      properties:
        status:
          description: Always \`ok\`.
          type: string
          const: ok
    Readiness:
      title: Readiness
      description: Whether the service can answer requests.
      type: object
      additionalProperties: false
      required:
        - status
        - dependencies
      properties:
        status:
          description: '\`ready\` when every dependency is.'
          type: string
          enum:
            - ready
            - not-ready
        dependencies:
          $ref: '#/components/schemas/Dependencies'
    Dependencies:
      title: Dependencies
      description: What the service depends on.
      type: object
      additionalProperties: false
      required:
        - database
        - sessionKeys
      properties:
        database:
          description: Whether the database answers a query.
          type: string
          enum:
            - ready
            - not-ready
        sessionKeys:
          description: Whether the keys that sessions are checked with are at hand.
          type: string
          enum:
            - ready
            - not-ready
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
    Timestamp:
      title: Timestamp
      description: A moment in UTC, RFC 3339, with milliseconds.
      type: string
      format: date-time
      minLength: 20
      maxLength: 30
      examples:
        - '2026-01-31T12:00:00.000Z'
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
    MessageVersion:
      title: MessageVersion
      description: >-
        What a message said, and since when: \`createdAt\` is when it was sent with this content, or
        edited to it.
      type: object
      additionalProperties: false
      required:
        - version
        - content
        - createdAt
      properties:
        version:
          $ref: '#/components/schemas/Version'
        content:
          $ref: '#/components/schemas/MessageContent'
        createdAt:
          $ref: '#/components/schemas/Timestamp'
        metadata:
          $ref: '#/components/schemas/Metadata'
      examples:
        - version: 1
          content: Hello!
          createdAt: '2026-01-31T12:00:00.000Z'
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
    ChatChange:
      title: ChatChange
      description: >-
        A lasting change of a chat. What it carries follows from its \`kind\`: \`message\` (a message
        was sent), \`updated\` (one was edited), \`deleted\` (one was deleted), \`reaction\` (someone
        reacted to one, or took that back), \`pin\` (someone pinned or unpinned one), \`added\` or
        \`removed\` (participants came or went), \`role\` (a participant got another one), \`details\`
        (what the chat says of itself changed), or \`deletedBy\` (the chat was deleted, which is its
        last change). With a reply that was sent or deleted comes its \`thread\`. Messages, reactions,
        threads, roles and details are as they are now, which may be later than the change.
      type: object
      additionalProperties: false
      required:
        - revision
        - kind
      properties:
        revision:
          $ref: '#/components/schemas/Revision'
        kind:
          $ref: '#/components/schemas/ChangeKind'
        message:
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
        removed:
          $ref: '#/components/schemas/UserIds'
        role:
          $ref: '#/components/schemas/RoleChange'
        details:
          $ref: '#/components/schemas/ChatDetails'
        deletedBy:
          $ref: '#/components/schemas/UserId'
      examples:
        - revision: 1
          kind: message-sent
          message:
            id: msg_01k7m3wc2hf6pabd0s9t7v5xyz
            chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
            seq: 1
            senderId: bob
            content: Hello!
            createdAt: '2026-01-31T12:00:00.000Z'
            revision: 1
            version: 1
        - revision: 2
          kind: participants-changed
          added:
            - carol
    Blocked:
      title: Blocked
      description: Whether the user has blocked the other one now.
      type: boolean
    OwnChange:
      title: OwnChange
      description: >-
        A change of a user's own state. Of a chat (\`chatId\`): they were put into it (\`chat\`, and
        what is their own of it), what is their own of it changed, or they were removed from it
        (\`removed\`, and nothing else). Of another user (\`userId\`): they blocked them, or took that
        back (\`blocked\`). It is told as it is now, which may be later than the change.
      type: object
      additionalProperties: false
      required:
        - stateRevision
      properties:
        chatId:
          $ref: '#/components/schemas/ChatId'
        stateRevision:
          $ref: '#/components/schemas/StateRevision'
        chat:
          $ref: '#/components/schemas/Chat'
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
          description: Says that the user takes no part in the chat any more.
          type: boolean
          const: true
        userId:
          $ref: '#/components/schemas/UserId'
        blocked:
          $ref: '#/components/schemas/Blocked'
      examples:
        - chatId: chat_01k7m3v9xqe8wbt5n2r4c6d8fg
          stateRevision: 13
          revision: 2
          readSeq: 2
          unreadCount: 0
          mentionCount: 0
          pinned: true
          archived: false
          markedUnread: false
        - chatId: chat_01k7m3x4tne6aqm8s0c2v5w7yz
          stateRevision: 14
          removed: true
        - userId: mallory
          stateRevision: 15
          blocked: true
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
    Presence:
      title: Presence
      description: >-
        Whether a user is there. \`lastSeenAt\` is when they were online last; it is missing while
        they are, and where it is not known or not told.
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
          examples:
            - true
        lastSeenAt:
          $ref: '#/components/schemas/Timestamp'
      examples:
        - userId: bob
          online: false
          lastSeenAt: '2026-01-31T11:00:00.000Z'
    ClearableMetadata:
      title: ClearableMetadata
      description: Data of the app's own, as in \`Metadata\`, in place of those that there are; null for none.
      type:
        - object
        - 'null'
      additionalProperties: true
      examples:
        - color: blue
`;
