import { all, exclude, include, remove, set } from './document-edits';
import type { SeededChange } from './seeded-rest-changes';

const schemas = ['components', 'schemas'];
const messages = ['components', 'messages'];
const channel = ['channels', 'messaging'];
const handshake = [...channel, 'bindings', 'ws', 'query'];
const closeCodes = [...channel, 'x-close-codes'];
const text = { type: 'string', maxLength: 64 };

export const breakingEventChanges: SeededChange[] = [
  [
    'a removed event',
    all(
      remove('operations', 'sendParticipantsChanged'),
      remove(...channel, 'messages', 'participantsChanged'),
      remove(...messages, 'participantsChanged'),
    ),
    'Operation `sendParticipantsChanged` was removed.',
  ],
  [
    'a renamed event',
    set([...messages, 'newMessage', 'name'], 'message-created'),
    'Message `new-message` was renamed to `message-created`.',
  ],
  [
    'a removed event field',
    remove(...schemas, 'NewMessageEvent', 'properties', 'revision'),
    'Property `revision` of `NewMessageEvent` was removed.',
  ],
  [
    'an event field that may be missing',
    exclude([...schemas, 'ChatCreatedEvent', 'required'], 'chat'),
    'no longer required: `chat`',
  ],
  [
    'a field of a shared schema that may be missing',
    exclude([...schemas, 'Message', 'required'], 'content'),
    'no longer required: `content`',
  ],
  ['a removed command', remove('operations', 'leaveChat'), 'Operation `leaveChat` was removed.'],
  [
    'a command field that became required',
    include([...schemas, 'JoinChat', 'required'], 'after'),
    'Properties of `JoinChat` became required: `after`.',
  ],
  [
    'a removed command field',
    remove(...schemas, 'ListenAllChats', 'properties', 'ref'),
    'Property `ref` of `ListenAllChats` was removed.',
  ],
  [
    'a narrower command field',
    set([...schemas, 'JoinChat', 'properties', 'after', 'minimum'], 1),
    "Lower bound of `after` changed from '>= 0' to '>= 1'.",
  ],
  [
    'a smaller frame',
    set([...schemas, 'Frame', 'properties', 'event', 'maxLength'], 3),
    "`maxLength` of `event` changed from '64' to '3'.",
  ],
  [
    'a reply that does not come',
    remove('operations', 'leaveAllChats', 'reply'),
    'The reply was removed.',
  ],
  [
    'another type of a reply field',
    set([...schemas, 'ChatJoined', 'properties', 'moreMissed', 'type'], 'string'),
    "Type of `moreMissed` widened from 'boolean' to 'string'.",
  ],
  [
    'another value in a reply',
    set([...schemas, 'ListeningAllChats', 'properties', 'status', 'const'], 'ok'),
    "`const` of `status` changed from 'success' to 'ok'.",
  ],
  [
    'a removed error code',
    exclude([...schemas, 'ErrorCode', 'enum'], 'USER_MISMATCH'),
    'Enum lost values: `USER_MISMATCH`.',
  ],
  [
    'a new required member of the handshake',
    all(
      set([...handshake, 'properties', 'version'], text),
      include([...handshake, 'required'], 'version'),
    ),
    'Properties became required: `version`.',
  ],
  [
    'another address',
    set([...channel, 'address'], '/events'),
    "changed from '/messaging' to '/events'",
  ],
  [
    'a removed transport',
    all(remove('servers', 'socketio'), remove(...channel, 'servers', 1)),
    'Server `socketio` was removed.',
  ],
  [
    'a way to authenticate that is gone',
    remove('servers', 'websocket', 'security', 1),
    'A way to authenticate is no longer accepted as it was.',
  ],
  ['a removed close code', remove(...closeCodes, 9), 'Close code 4503 was removed.'],
  [
    'a close code that no longer asks to reconnect',
    set([...closeCodes, 0, 'reconnect'], false),
    'Close code 1001 now says not to reconnect.',
  ],
];

const poke = { name: 'poke', title: 'Poke', payload: { type: 'object' } };
const sendPoke = {
  action: 'send',
  channel: { $ref: '#/channels/messaging' },
  messages: [{ $ref: '#/channels/messaging/messages/poke' }],
};

export const harmlessEventChanges: SeededChange[] = [
  [
    'a new event',
    all(
      set([...messages, 'poke'], poke),
      set([...channel, 'messages', 'poke'], { $ref: '#/components/messages/poke' }),
      set(['operations', 'sendPoke'], sendPoke),
    ),
    'minor sendPoke: Was added.',
  ],
  [
    'a new optional event field',
    set([...schemas, 'ChatUpdatedEvent', 'properties', 'name'], text),
    'minor messages chatUpdated payload properties name: Was added.',
  ],
  [
    'a new required event field',
    all(
      set([...schemas, 'NewMessageEvent', 'properties', 'sentBy'], text),
      include([...schemas, 'NewMessageEvent', 'required'], 'sentBy'),
    ),
    'minor messages newMessage payload properties sentBy: Was added.',
  ],
  [
    'a new optional command field',
    set([...schemas, 'JoinChat', 'properties', 'limit'], text),
    'minor messages joinChat payload properties limit: Was added.',
  ],
  [
    'a wider command field',
    set([...schemas, 'JoinChat', 'properties', 'after', 'minimum'], -1),
    'patch messages joinChat payload properties after: `minimum` changed.',
  ],
  [
    'a new error code',
    include([...schemas, 'ErrorCode', 'enum'], 'TOO_MANY_REQUESTS'),
    'Error codes were added: `TOO_MANY_REQUESTS`.',
  ],
  [
    'a new close code',
    include(closeCodes, { code: 4999, name: 'NEW', reconnect: true, description: 'New.' }),
    'minor messaging: Close code 4999 was added.',
  ],
  [
    'another description',
    set(['operations', 'joinChat', 'description'], 'In other words.'),
    'patch joinChat: `description` changed.',
  ],
];
