import type { Chat, Message, UserId } from '../generated/schemas';

/** Makes a request as a user, and gives what it is answered. */
export type AskAs = <Answer>(
  userId: UserId,
  method: string,
  path: string,
  body?: object,
) => Promise<Answer>;

/** Lets what follows happen so long ago, for who can choose the time. */
export type SetTime = (hoursAgo: number) => Promise<void>;

const names = {
  alice: 'Alice Martin',
  bob: 'Bob Keller',
  carol: 'Carol Díaz',
  dave: 'Dave Okafor',
};

/** Makes a chat of each kind, so that there is something to look at in the web chat. */
export async function fillChats(ask: AskAs, setTime: SetTime = async () => {}): Promise<void> {
  await setTime(74);
  await introduce(ask);
  await invite(ask);
  await setTime(50);
  await announce(ask);
  await setTime(26);
  await draw(ask);
  await setTime(19);
  const release = await plan(ask);
  await setTime(3);
  await meet(ask);
  await setTime(2);
  await talk(ask);
  await setTime(0.7);
  await decide(ask, release);
}

async function introduce(ask: AskAs): Promise<void> {
  for (const [userId, name] of Object.entries(names)) {
    await ask(userId, 'PATCH', '/v1/messaging/me', { name });
  }
}

/** A group without an admin but who began it. */
async function invite(ask: AskAs): Promise<void> {
  const participants = ['alice', 'bob', 'carol'];
  const chat = await begin(ask, 'dave', { participants, name: 'Sunday football' });
  const sunday = await say(ask, chat, 'dave', 'Sunday at ten, the usual pitch. Who is in?');
  await react(ask, sunday, '⚽', 'bob', 'carol');
  await read(ask, chat, 'alice');
  await say(ask, chat, 'alice', 'In! I bring the oranges.');
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

/** A group that was read to its end. */
async function draw(ask: AskAs): Promise<void> {
  const chat = await begin(ask, 'carol', { participants: ['alice', 'dave'], name: 'Design' });
  await say(ask, chat, 'carol', 'The new icons are in. Which do you like better, round or square?');
  await read(ask, chat, 'alice');
  await say(ask, chat, 'alice', 'Round ones. They fit the letters.');
}

/** A group with a thread, a mention, reactions, a pin and a message that was deleted. */
async function plan(ask: AskAs): Promise<Chat> {
  const others = ['bob', 'carol', 'dave'];
  const chat = await begin(ask, 'alice', { participants: others, name: 'Release 2.0' });
  const question = await say(ask, chat, 'alice', 'We ship on Friday. Who has something open?');
  const open = await say(ask, chat, 'bob', 'The French texts, @Carol Díaz has them.', {
    replyTo: question.id,
    mentions: ['carol'],
  });
  await say(ask, chat, 'carol', 'Half of them are done, the rest comes tomorrow.', {
    replyTo: open.id,
  });
  const slip = await say(ask, chat, 'dave', 'wrong chat, sorry');
  await ask('dave', 'DELETE', pathOf(slip));
  await ask('alice', 'PUT', `${pathOf(question)}/pin`);
  await react(ask, question, '🚀', ...others);
  return chat;
}

/** A direct chat, in which both have read all. */
async function meet(ask: AskAs): Promise<void> {
  const chat = await begin(ask, 'bob', { participants: ['alice'] });
  await say(ask, chat, 'bob', 'Do you have ten minutes for the new search today?');
  await say(ask, chat, 'alice', 'After lunch?');
  const offer = await say(ask, chat, 'bob', 'Perfect. I bring the numbers, you bring the coffee.');
  await react(ask, offer, '☕', 'alice');
  await say(ask, chat, 'alice', 'Deal.');
  for (const userId of ['alice', 'bob']) await read(ask, chat, userId);
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
  await react(ask, hello, '😍', 'alice');
  await read(ask, chat, 'alice');
  const answer = await say(ask, chat, 'alice', 'Yes! The light there is wonderfull.');
  await ask('alice', 'PATCH', pathOf(answer), { content: 'Yes! The light there is wonderful.' });
  await say(ask, chat, 'carol', 'Lunch on Thursday, then?');
  await say(ask, chat, 'carol', '🥗🍕');
}

/** What came of it the day after, the end of which is unread. */
async function decide(ask: AskAs, chat: Chat): Promise<void> {
  const done = await say(ask, chat, 'carol', 'The French texts are done ✅');
  await react(ask, done, '🎉', 'bob', 'alice');
  await say(ask, chat, 'alice', 'Thank you! The plan is here: https://example.com/release');
  const wish = await say(ask, chat, 'alice', 'Bob, can you try the migration once more?');
  await say(ask, chat, 'bob', 'Twice, on a copy of production. It takes four seconds.', {
    replyTo: wish.id,
  });
  await read(ask, chat, 'alice');
  await say(ask, chat, 'alice', 'Then nothing is in the way.');
  await say(ask, chat, 'dave', '@Alice Martin the notes are written.', { mentions: ['alice'] });
  await say(ask, chat, 'dave', 'The part on upgrades needs a second pair of eyes.');
  for (const userId of ['bob', 'carol', 'dave']) await read(ask, chat, userId);
}

function begin(ask: AskAs, userId: UserId, body: object): Promise<Chat> {
  return ask<Chat>(userId, 'POST', '/v1/messaging/chats', body);
}

function say(ask: AskAs, chat: Chat, userId: UserId, content: string, more: object = {}) {
  const path = `/v1/messaging/chats/${chat.id}/messages`;
  return ask<Message>(userId, 'POST', path, { content, ...more });
}

async function react(ask: AskAs, message: Message, emoji: string, ...userIds: UserId[]) {
  const path = `${pathOf(message)}/reactions/${encodeURIComponent(emoji)}`;
  for (const userId of userIds) await ask(userId, 'PUT', path);
}

/** Reads a chat to its end. */
async function read(ask: AskAs, { id }: Chat, userId: UserId): Promise<void> {
  const { lastSeq } = await ask<Chat>(userId, 'GET', `/v1/messaging/chats/${id}`);
  await ask(userId, 'PUT', `/v1/messaging/chats/${id}/read`, { seq: lastSeq });
}

function pathOf({ chatId, id }: Message): string {
  return `/v1/messaging/chats/${chatId}/messages/${id}`;
}
