import type { Chat, Message, UserId } from '../generated/schemas';

/** Makes a request as a user, and gives what it is answered. */
export type AskAs = <Answer>(
  userId: UserId,
  method: string,
  path: string,
  body?: object,
) => Promise<Answer>;

/** Makes a chat of each kind, so that there is something to look at in the web chat. */
export async function fillChats(ask: AskAs): Promise<void> {
  await introduce(ask);
  await talk(ask);
  await decide(ask);
  await announce(ask);
}

async function introduce(ask: AskAs): Promise<void> {
  const names = {
    alice: 'Alice Martin',
    bob: 'Bob Keller',
    carol: 'Carol Díaz',
    dave: 'Dave Okafor',
  };
  for (const [userId, name] of Object.entries(names)) {
    await ask(userId, 'PATCH', '/v1/messaging/me', { name });
  }
}

/** A direct chat, with an edit, a reaction and something unread. */
async function talk(ask: AskAs): Promise<void> {
  const chat = await begin(ask, 'alice', { participants: ['carol'] });
  const hello = await say(
    ask,
    chat,
    'carol',
    'Hi Alice! Did you see the new office? https://example.com/tour',
  );
  await ask('alice', 'PUT', `${pathOf(hello)}/reactions/${encodeURIComponent('😍')}`);
  const answer = await say(ask, chat, 'alice', 'Yes! The light there is wonderfull.');
  await ask('alice', 'PATCH', pathOf(answer), { content: 'Yes! The light there is wonderful.' });
  await say(ask, chat, 'carol', 'Lunch on Thursday, then?');
  await say(ask, chat, 'carol', '🥗🍕');
}

/** A group, with a thread, mentions, reactions, a pin and a message that was deleted. */
async function decide(ask: AskAs): Promise<void> {
  const others = ['bob', 'carol', 'dave'];
  const chat = await begin(ask, 'alice', { participants: others, name: 'Release 2.0' });
  const plan = await say(ask, chat, 'alice', 'We ship on Friday. Who has something open?');
  const open = await say(ask, chat, 'bob', 'The French texts, @Carol Díaz has them.', {
    replyTo: plan.id,
    mentions: ['carol'],
  });
  await say(ask, chat, 'carol', 'Done this morning ✅', { replyTo: open.id });
  const slip = await say(ask, chat, 'dave', 'wrong chat, sorry');
  await ask('dave', 'DELETE', pathOf(slip));
  await ask('alice', 'PUT', `${pathOf(plan)}/pin`);
  for (const userId of others) {
    await ask(userId, 'PUT', `${pathOf(plan)}/reactions/${encodeURIComponent('🚀')}`);
  }
  await say(ask, chat, 'dave', '@Alice Martin the notes are written.', { mentions: ['alice'] });
}

/** A group in which only admins write, muted for who reads it. */
async function announce(ask: AskAs): Promise<void> {
  const participants = ['alice', 'bob', 'dave'];
  const chat = await begin(ask, 'carol', {
    participants,
    name: 'Announcements',
    posting: 'admins',
  });
  await say(ask, chat, 'carol', 'The kitchen is closed tomorrow.');
  const mutedUntil = '2099-01-31T12:00:00Z';
  await ask('alice', 'PATCH', `/v1/messaging/chats/${chat.id}/me`, { mutedUntil });
}

function begin(ask: AskAs, userId: UserId, body: object): Promise<Chat> {
  return ask<Chat>(userId, 'POST', '/v1/messaging/chats', body);
}

function say(ask: AskAs, chat: Chat, userId: UserId, content: string, more: object = {}) {
  const path = `/v1/messaging/chats/${chat.id}/messages`;
  return ask<Message>(userId, 'POST', path, { content, ...more });
}

function pathOf({ chatId, id }: Message): string {
  return `/v1/messaging/chats/${chatId}/messages/${id}`;
}
