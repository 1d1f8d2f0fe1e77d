import { HttpConnection } from '../load/http-connection';
import { median } from '../load/percentiles';
import { Receiver } from '../load/receiver';
import { mintSession } from '../load/seeding';
import { startServer } from '../servers/systems';
import type { BenchRun } from './bench-run';
import { timedInTurn } from './timed';

const connections = 64;
const chatCount = 50;
const pageSize = 50;
const missed = 1000;
const content = 'x'.repeat(100);
const emoji = [...'👍🎉🚀👀🔥💯🙏👏🤔😀😂😍😎😢😡👋👌💪🎂🍀'].map(encodeURIComponent);
const chatsPath = '/v1/messaging/chats';

type Call = <Body>(method: string, path: string, body?: unknown) => Promise<Body>;

/** A chat, with the ids of its messages. */
interface FilledChat {
  id: string;
  messages: string[];
}

/**
 * What is done with messages, beside sending them: edits and reactions on 64 connections in 50 chats; a
 * page of history whose messages have reactions; and coming back after 1,000 changes of all kinds.
 */
export async function messageChanges(run: BenchRun): Promise<void> {
  const { url } = await startServer(run.site, 'service', {
    DATABASE_URL: await run.site.createDatabase(),
  });
  const calls = await callsOf(run, url);
  const chats = await inTurns(calls, chatCount, (call) => filledChat(call, connections));
  await measureRates(run, calls, chats);
  const plain = await filledChat(calls[0]!, missed);
  const mixed = await mixedChat(calls[0]!);
  const pages = await timedInTurn(
    {
      plain: () => calls[0]!('GET', `${chatsPath}/${plain.id}/messages?limit=${pageSize}`),
      reacted: () => calls[0]!('GET', `${chatsPath}/${mixed.id}/messages?limit=${pageSize}`),
    },
    { times: 300, warmUp: 200 },
  );
  for (const [chat, taken] of Object.entries(pages))
    run.figures.add(`message-changes.page.${chat}`, taken, 'ms');
  const resumes = await timedInTurn(
    { plain: () => resume(url, plain.id), mixed: () => resume(url, mixed.id) },
    { times: 30, warmUp: 5 },
  );
  for (const [chat, taken] of Object.entries(resumes))
    run.figures.add(`message-changes.resume.${chat}`, taken, 'ms');
}

async function callsOf({ site }: BenchRun, url: string): Promise<Call[]> {
  const opened = Array.from({ length: connections }, () => new HttpConnection(url));
  site.onClose(() => Promise.resolve(opened.forEach((connection) => connection.close())));
  const token = await mintSession(opened[0]!, 'alice');
  return opened.map(
    (connection): Call =>
      (method, path, body) =>
        connection.call(method, path, token, body),
  );
}

/** Does something as often on as many connections at once. */
async function inTurns<Result>(
  calls: Call[],
  times: number,
  task: (call: Call) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let begun = 0;
  const work = async (call: Call) => {
    while (begun++ < times) results.push(await task(call));
  };
  await Promise.all(calls.map(work));
  return results;
}

async function filledChat(call: Call, count: number): Promise<FilledChat> {
  const { id } = await call<{ id: string }>('POST', chatsPath, { participants: ['bob', 'carol'] });
  const messages: string[] = [];
  while (messages.length < count) {
    const path = `${chatsPath}/${id}/messages`;
    messages.push((await call<{ id: string }>('POST', path, { content })).id);
  }
  return { id, messages };
}

/** A chat whose last page has three reactions to each message, in which 1,000 things happened. */
async function mixedChat(call: Call): Promise<FilledChat> {
  const reactions = pageSize * 3;
  const edits = (missed - reactions) / 2;
  const chat = await filledChat(call, missed - reactions - edits);
  const path = (message: string) => `${chatsPath}/${chat.id}/messages/${message}`;
  for (const message of chat.messages.slice(0, edits))
    await call('PATCH', path(message), { content: 'y'.repeat(100) });
  for (const message of chat.messages.slice(-pageSize))
    for (const one of emoji.slice(0, 3)) await call('PUT', `${path(message)}/reactions/${one}`);
  return chat;
}

/** What each connection does in its turns. A message of each chat is its own. */
const acts: Record<string, (call: Call, chat: FilledChat, slot: number, turn: number) => unknown> =
  {
    sends: (call, { id }) => call('POST', `${chatsPath}/${id}/messages`, { content }),
    edits: (call, { id, messages }, slot, turn) =>
      call('PATCH', `${chatsPath}/${id}/messages/${messages[slot]}`, { content: `edit ${turn}` }),
    reactions: (call, { id, messages }, slot, turn) => {
      const round = Math.floor(turn / chatCount);
      const method = Math.floor(round / emoji.length) % 2 === 0 ? 'PUT' : 'DELETE';
      const path = `${chatsPath}/${id}/messages/${messages[slot]}/reactions`;
      return call(method, `${path}/${emoji[round % emoji.length]}`);
    },
  };

async function measureRates(run: BenchRun, calls: Call[], chats: FilledChat[]): Promise<void> {
  const rates = new Map<string, number[]>(Object.keys(acts).map((name) => [name, []]));
  const turns = new Map<string, number[]>(Object.keys(acts).map((name) => [name, []]));
  const play = async (name: string, seconds: number) => {
    const begun = performance.now();
    const ofSlots = turns.get(name)!;
    let done = 0;
    const work = async (call: Call, slot: number) => {
      for (; performance.now() < begun + seconds * 1000; done += 1) {
        const turn = (ofSlots[slot] = (ofSlots[slot] ?? -1) + 1);
        await acts[name]!(call, chats[(slot + turn) % chatCount]!, slot, turn);
      }
    };
    await Promise.all(calls.map(work));
    return (done / (performance.now() - begun)) * 1000;
  };
  for (const name of rates.keys()) await play(name, run.seconds / 4);
  for (let round = 0; round < run.rounds; round += 1) {
    for (const [name, each] of rates) each.push(await play(name, run.seconds));
  }
  for (const [name, each] of rates) run.figures.add(`message-changes.${name}`, median(each), '/s');
}

async function resume(url: string, chatId: string): Promise<void> {
  const receiver = await Receiver.open(url, 'websocket', 'alice');
  await receiver.join(chatId, 0);
  receiver.close();
}
