import { changeKinds } from '../../generated/changes';
import type { ChatId } from '../../generated/schemas';
import type { EventClient, ReceivedEvent } from '../support/event-client';

const changeEvents: string[] = Object.values(changeKinds).map(({ event }) => event);

/** The revisions of a chat's changes in the order in which a client that joined got them. */
export function revisionsOf(client: EventClient, chatId: ChatId): number[] {
  return changesIn(client.received, chatId);
}

/** The same, of what came before the first reply to its joining. */
export function revisionsBeforeReply(client: EventClient, chatId: ChatId): number[] {
  const reply = client.received.findIndex(({ event }) => event === 'chat-joined');
  return changesIn(client.received.slice(0, reply), chatId);
}

/** The numbers from one to another, both included. */
export function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

function changesIn(events: ReceivedEvent[], chatId: ChatId): number[] {
  return events
    .filter(({ event }) => changeEvents.includes(event))
    .map(({ data }) => data as { chatId: ChatId; revision: number })
    .filter((data) => data.chatId === chatId)
    .map(({ revision }) => revision);
}
