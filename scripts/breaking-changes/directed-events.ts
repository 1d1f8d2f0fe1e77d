import type { JsonObject } from '../generate/documents';

interface Events {
  channels: Record<string, { messages?: unknown }>;
  operations: JsonObject;
  components: { messages: JsonObject };
}

/**
 * An AsyncAPI document in which each message is reached by its operations alone, so that the
 * comparison knows whether it is sent or received. By way of the channel, which has all messages,
 * it takes each for both, and a new member of an event for a new demand on clients.
 *
 * The frame of the `websocket` server, which no operation refers to, becomes a command.
 */
export function directedEvents(document: JsonObject): JsonObject {
  const text = JSON.stringify(document).replace(
    /"#\/channels\/\w+\/messages\/(\w+)"/g,
    '"#/components/messages/$1"',
  );
  const directed = JSON.parse(text) as Events & JsonObject;
  for (const channel of Object.values(directed.channels)) delete channel.messages;
  directed.components.messages.frame = {
    name: 'frame',
    payload: { $ref: '#/components/schemas/Frame' },
  };
  directed.operations.frame = {
    action: 'receive',
    channel: { $ref: `#/channels/${Object.keys(directed.channels)[0]}` },
    messages: [{ $ref: '#/components/messages/frame' }],
  };
  return directed;
}
