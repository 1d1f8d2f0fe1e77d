import { insertChats, insertMessages } from '../../test/support/chat-rows';
import type { BenchRun } from './bench-run';
import { runSql } from './sql';
import { serviceUser, type ServiceUser } from './service-user';
import { timedInTurn } from './timed';

const million = 1_000_000;
const repeats = { times: 300, warmUp: 200 };
const pageSize = 50;

/** What a page of history costs at each depth of a million messages, and a send on top of them. */
export async function history({ site, figures }: BenchRun): Promise<void> {
  const alice = await serviceUser(site, 'alice');
  await fill(alice.databaseUrl);
  const pages = await timePages(alice);
  for (const [depth, taken] of Object.entries(pages))
    figures.add(`history.page.${depth}`, taken, 'ms');
  figures.add('history.page.dearest', Math.max(...Object.values(pages)), 'ms');
  figures.add('history.page.cheapest', Math.min(...Object.values(pages)), 'ms');
  const sends = await timeSends(alice);
  figures.add('history.send.million', sends.million, 'ms');
  figures.add('history.send.empty', sends.empty, 'ms');
}

async function fill(databaseUrl: string): Promise<void> {
  await insertChats(databaseUrl, { ids: ['million', 'empty'], participants: ['alice', 'bob'] });
  const content = 'x'.repeat(100);
  await insertMessages(databaseUrl, {
    chatId: 'million',
    senderId: 'bob',
    content,
    count: million,
  });
  // What a server in service has long done by itself.
  await runSql(databaseUrl, 'VACUUM ANALYZE');
  await runSql(databaseUrl, 'CHECKPOINT');
}

function timePages(alice: ServiceUser) {
  const page = (query: string) => () =>
    alice.call('GET', `/v1/messaging/chats/million/messages?limit=${pageSize}${query}`);
  const tasks = {
    newest: page(''),
    middle: page(`&before=${million / 2}`),
    oldest: page('&after=0'),
  };
  return timedInTurn(tasks, repeats);
}

function timeSends(alice: ServiceUser) {
  const send = (chatId: string) => () =>
    alice.call('POST', `/v1/messaging/chats/${chatId}/messages`, { content: 'x'.repeat(100) });
  return timedInTurn({ million: send('million'), empty: send('empty') }, repeats);
}
