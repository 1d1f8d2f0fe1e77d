import type { Figures } from './figures';

/** What the service must reach, and what it did. */
export interface Target {
  name: string;
  /** Undefined when the run did not measure it. */
  figure: number | undefined;
  /** Whether the figure must be at least or at most the bound. */
  bound: 'at least' | 'at most';
  target: number;
  met: boolean | undefined;
}

interface Rule {
  name: string;
  /** One figure, or a figure and the one that it is divided by. */
  of: [figure: string, dividedBy?: string];
  bound: Target['bound'];
  target: number;
}

const rules: Rule[] = [
  {
    name: 'sends, times the reference',
    of: ['sends.service.sends', 'sends.reference.sends'],
    bound: 'at least',
    target: 6,
  },
  {
    name: 'sends, share of the limit',
    of: ['sends.service.sends', 'sends.limit.sends'],
    bound: 'at least',
    target: 0.65,
  },
  {
    name: 'room deliveries, times the reference',
    of: ['room.service.deliveries', 'room.reference.deliveries'],
    bound: 'at least',
    target: 4,
  },
  {
    name: 'room deliveries, share of the limit',
    of: ['room.service.deliveries', 'room.limit.deliveries'],
    bound: 'at least',
    target: 0.8,
  },
  {
    name: 'p99 delivery at 200/s, times the limit',
    of: ['latency.service.delivery.p99', 'latency.limit.delivery.p99'],
    bound: 'at most',
    target: 1.5,
  },
  {
    name: 'p50 delivery at 200/s, ms',
    of: ['latency.service.delivery.p50'],
    bound: 'at most',
    target: 3,
  },
  {
    name: 'p99 acknowledgement beside a flood, times without',
    of: ['flood.with.acknowledgement.p99', 'flood.without.acknowledgement.p99'],
    bound: 'at most',
    target: 1.2,
  },
  {
    name: 'p99 delivery beside a flood, times without',
    of: ['flood.with.delivery.p99', 'flood.without.delivery.p99'],
    bound: 'at most',
    target: 1.2,
  },
  {
    name: 'idle raw connection, KB',
    of: ['idle.service.websocket.perConnection'],
    bound: 'at most',
    target: 12,
  },
  {
    name: 'idle Socket.IO connection, KB',
    of: ['idle.service.socketio.perConnection'],
    bound: 'at most',
    target: 25,
  },
  {
    name: 'history page, dearest depth to cheapest',
    of: ['history.page.dearest', 'history.page.cheapest'],
    bound: 'at most',
    target: 1.3,
  },
  {
    name: 'send into a million messages to an empty chat',
    of: ['history.send.million', 'history.send.empty'],
    bound: 'at most',
    target: 1.3,
  },
  {
    name: 'chat list of 5,000 chats to 50',
    of: ['chat-list.of5000', 'chat-list.of50'],
    bound: 'at most',
    target: 3,
  },
  {
    name: 'list, names and counts of 5,000 chats to 50',
    of: ['chat-list.screen.of5000', 'chat-list.screen.of50'],
    bound: 'at most',
    target: 2,
  },
  {
    name: 'edits, times sends',
    of: ['message-changes.edits', 'message-changes.sends'],
    bound: 'at least',
    target: 0.7,
  },
  {
    name: 'reactions, times sends',
    of: ['message-changes.reactions', 'message-changes.sends'],
    bound: 'at least',
    target: 0.7,
  },
  {
    name: 'history page with reactions to one without',
    of: ['message-changes.page.reacted', 'message-changes.page.plain'],
    bound: 'at most',
    target: 1.5,
  },
  {
    name: 'resume of 1,000 mixed changes to 1,000 messages',
    of: ['message-changes.resume.mixed', 'message-changes.resume.plain'],
    bound: 'at most',
    target: 2,
  },
  {
    name: 'sends while four others read, times without',
    of: ['reading.each-second.beside-none.sends'],
    bound: 'at least',
    target: 0.7,
  },
  {
    name: 'processor time of 1,000 who type within 3 s, times 1,000 sends',
    of: ['typing.spread.type.cpu', 'typing.spread.send.cpu'],
    bound: 'at most',
    target: 1,
  },
  {
    name: 'time of 1,000 who type 50 at a time, times 1,000 sends',
    of: ['typing.flood.type.taken', 'typing.flood.send.taken'],
    bound: 'at most',
    target: 1,
  },
  {
    name: 'web chat: first list, ms after the script',
    of: ['web-chat.list'],
    bound: 'at most',
    target: 1000,
  },
  {
    name: 'web chat: p95 of a frame, ms, typing beside 50 messages/s',
    of: ['web-chat.beside-50.frame.p95'],
    bound: 'at most',
    target: 16,
  },
  {
    name: 'web chat: nodes after 5,000 messages more, times those of a full window',
    of: ['web-chat.nodes.later', 'web-chat.nodes.full'],
    bound: 'at most',
    target: 1.2,
  },
  {
    name: 'web chat: heap after 5,000 messages more, times that of a full window',
    of: ['web-chat.heap.later', 'web-chat.heap.full'],
    bound: 'at most',
    target: 1.5,
  },
  {
    name: 'sends, times the build before',
    of: ['sends.beside-before.sends'],
    bound: 'at least',
    target: 0.95,
  },
  {
    name: 'room deliveries, times the build before',
    of: ['room.beside-before.deliveries'],
    bound: 'at least',
    target: 0.95,
  },
  {
    name: 'sends of two nodes, times one',
    of: ['two-nodes.two.sends', 'two-nodes.one.sends'],
    bound: 'at least',
    target: 1.5,
  },
];

/**
 * What the short form fails below. Far under what was reached, because a busy machine moves a ratio
 * by a third.
 */
const floors: Rule[] = [
  {
    name: 'sends, share of the limit',
    of: ['sends.service.sends', 'sends.limit.sends'],
    bound: 'at least',
    target: 0.3,
  },
  {
    name: 'room deliveries, share of the limit',
    of: ['room.service.deliveries', 'room.limit.deliveries'],
    bound: 'at least',
    target: 0.5,
  },
];

/** Every target beside its figure. */
export function judgeTargets(figures: Figures): Target[] {
  return rules.map((rule) => judge(rule, figures));
}

/** What the short form must reach. */
export function judgeFloors(figures: Figures): Target[] {
  return floors.map((rule) => judge(rule, figures));
}

function judge({ name, of: [dividend, divisor], bound, target }: Rule, figures: Figures): Target {
  const measured = figures.value(dividend);
  const base = divisor === undefined ? 1 : figures.value(divisor);
  if (measured === undefined || base === undefined) {
    return { name, figure: undefined, bound, target, met: undefined };
  }
  const figure = measured / base;
  return { name, figure, bound, target, met: isMet(bound, figure, target) };
}

function isMet(bound: Target['bound'], figure: number, target: number): boolean {
  return bound === 'at least' ? figure >= target : figure <= target;
}
