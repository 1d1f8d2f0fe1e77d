import { ChatLoad } from './chat-load';
import { measureEventCheck } from './event-check';
import { Flood } from './flood';
import { IdleLoad } from './idle-load';
import { PresenceLoad } from './presence-load';
import type { LoadAnswer, LoadRequest, LoadRequests } from './requests';
import { SteadySends } from './steady-sends';
import { startStubServers } from './stub-servers';
import { TypingLoad } from './typing-load';

let chats: ChatLoad;
let typing: TypingLoad;
let presence: PresenceLoad;
let steady: SteadySends;
let flood: Flood;
const idle = new IdleLoad();

const requests: LoadRequests = {
  async prepareChats(spec) {
    chats = await ChatLoad.prepare(spec);
  },
  runChats: (run) => chats.run(run),
  openIdle: ({ url, transport, count }) => idle.open(url, transport, count),
  closeIdle() {
    const { standing } = idle;
    idle.close();
    return Promise.resolve(standing);
  },
  async prepareTyping({ url, chats: count }) {
    typing = await TypingLoad.prepare(url, count);
  },
  actOnce: ({ act, pace }) => typing.actOnce(act, pace),
  async preparePresence(spec) {
    presence = await PresenceLoad.prepare(spec);
  },
  dropAndReturn: ({ awayMs }) => presence.dropAndReturn(awayMs),
  presenceNews: () => Promise.resolve(presence.news),
  async beginSteadySends(spec) {
    steady = await SteadySends.begin(spec);
  },
  endSteadySends: () => steady.end(),
  async beginFlood({ url, userId }) {
    flood = await Flood.begin(url, userId);
  },
  endFlood: () => flood.end(),
  measureEventCheck: () => Promise.resolve(measureEventCheck()),
  startStubServers: () => startStubServers(),
  processorTime() {
    const { user, system } = process.cpuUsage();
    return Promise.resolve(user + system);
  },
};

async function answer({ name, parameter }: LoadRequest): Promise<LoadAnswer> {
  try {
    return { result: await requests[name](parameter as never) };
  } catch (error) {
    return { error: (error as Error).stack ?? String(error) };
  }
}

process.on('message', (request: LoadRequest) => {
  void answer(request).then((result) => process.send!(result));
});
process.on('disconnect', () => process.exit());
