import type { Workload } from './bench-run';
import { chatList } from './chat-list';
import { hotChat, latency, room, sends } from './chats';
import { eventCheck } from './event-check';
import { flood } from './flood';
import { generation } from './generation';
import { history } from './history';
import { idle } from './idle';
import { messageChanges } from './message-changes';
import { presence } from './presence';
import { reading } from './reading';
import { resume } from './resume';
import { startUp } from './start-up';
import { stubs } from './stubs';
import { typing } from './typing';
import { twoNodes } from './two-nodes';
import { webChat } from './web-chat';

/** Every workload by the name that the command takes, in the order in which they run. */
export const workloads: Record<string, Workload> = {
  sends,
  'hot-chat': hotChat,
  room,
  latency,
  flood,
  idle,
  history,
  'chat-list': chatList,
  resume,
  'message-changes': messageChanges,
  reading,
  typing,
  presence,
  'web-chat': webChat,
  'start-up': startUp,
  generate: generation,
  'event-check': eventCheck,
  stubs,
  'two-nodes': twoNodes,
};
