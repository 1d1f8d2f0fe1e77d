import fc from 'fast-check';
import type { ChatId, MessagingClient } from '../../../client/src';
import type { OwnUpdate } from '../../../client/src/store';
import { transports, useService } from '../../support/test-service';
import { StoreSandbox } from './store-sandbox';
import { Device } from './story-world';

/** Two users with two devices and one with one, their chats, and who does what over REST. */
interface World {
  clients: MessagingClient[];
  devices: Device[];
  chatIds: ChatId[];
}

type Step = (world: World) => unknown;

const user = fc.nat({ max: 2 });
const guest = fc.integer({ min: 1, max: 2 });
const device = fc.nat({ max: 4 });
const chat = fc.constantFrom(0, 0, 1, 2);
const place = fc.nat({ max: 9 });

/** A step that prints as what it does when a story fails. */
function step<Values extends number[]>(
  name: string,
  values: { [K in keyof Values]: fc.Arbitrary<Values[K]> },
  run: (world: World, ...values: Values) => unknown,
): fc.Arbitrary<Step> {
  return fc.tuple<Values>(...values).map((given) =>
    Object.assign((world: World) => run(world, ...given), {
      toString: () => `${name}(${given.join(', ')})`,
    }),
  );
}

const emoji = ['👍', '🎉', '👍'];
let texts = 0;
const nextText = () => `text ${(texts += 1)}`;

/** One of the last messages of a chat; undefined when there is none. */
async function messageOf({ clients, chatIds }: World, index: number, which: number) {
  const request = { path: { chatId: chatIds[index]! }, query: { limit: 10 } };
  const { items } = await clients[0]!.rest.listMessages(request);
  return items[which % Math.max(items.length, 1)];
}

const overRest: fc.WeightedArbitrary<Step>[] = [
  {
    weight: 8,
    arbitrary: step('send', [user, chat], ({ clients, chatIds }, who, index) =>
      clients[who]!.sendMessage(chatIds[index]!, nextText()),
    ),
  },
  {
    weight: 4,
    arbitrary: step('edit', [user, chat, place], async (world, who, index, which) => {
      const { id: messageId, chatId } = (await messageOf(world, index, which)) ?? {};
      if (messageId === undefined || chatId === undefined) return;
      const request = { path: { chatId, messageId }, body: { content: nextText() } };
      await world.clients[who]!.rest.updateMessage(request);
    }),
  },
  {
    weight: 2,
    arbitrary: step('delete', [user, chat, place], async (world, who, index, which) => {
      const { id: messageId, chatId } = (await messageOf(world, index, which)) ?? {};
      if (messageId === undefined || chatId === undefined) return;
      await world.clients[who]!.rest.deleteMessage({ path: { chatId, messageId } });
    }),
  },
  {
    weight: 5,
    arbitrary: step('react', [user, chat, place], async (world, who, index, which) => {
      const { id: messageId, chatId } = (await messageOf(world, index, which)) ?? {};
      if (messageId === undefined || chatId === undefined) return;
      const { rest } = world.clients[who]!;
      const path = { chatId, messageId, emoji: emoji[which % emoji.length]! };
      if (which < 6) await rest.addReaction({ path });
      else await rest.removeReaction({ path });
    }),
  },
  {
    weight: 4,
    arbitrary: step('pin', [user, chat, place], async (world, who, index, which) => {
      const { id: messageId, chatId } = (await messageOf(world, index, which)) ?? {};
      if (messageId === undefined || chatId === undefined) return;
      const { rest } = world.clients[who]!;
      const path = { chatId, messageId };
      if (which < 6) await rest.pinMessage({ path });
      else await rest.unpinMessage({ path });
    }),
  },
  {
    weight: 3,
    arbitrary: step('add', [guest, chat], ({ clients, chatIds }, who, index) =>
      clients[0]!.rest.addParticipants({
        path: { chatId: chatIds[index]! },
        body: { participants: [clients[who]!.userId] },
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: step('remove', [guest, chat], ({ clients, chatIds }, who, index) =>
      clients[0]!.rest.removeParticipant({
        path: { chatId: chatIds[index]!, userId: clients[who]!.userId },
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: step('markRead', [user, chat, place], async (world, who, index, which) => {
      const { seq = 0 } = (await messageOf(world, index, which)) ?? {};
      const request = { path: { chatId: world.chatIds[index]! }, body: { seq } };
      await world.clients[who]!.rest.markRead(request);
    }),
  },
];

/** What is set of a chat, of which much is set again and again. */
function setting(which: number, what: number): OwnUpdate {
  const moments = [null, '2020-01-31T12:00:00Z', '2099-01-31T12:00:00Z'];
  // While messages come, or are stored already.
  const soon = new Date(Date.now() + 100).toISOString();
  const isOn = what % 2 === 0;
  const all = [
    ...[{ pinned: isOn }, { markedUnread: isOn }, { archived: isOn }, { archived: true }],
    ...[{ mutedUntil: moments[what % 3]! }, { mutedUntil: soon }],
    { archived: true, mutedUntil: moments[2]!, pinned: isOn },
  ];
  return all[which % all.length]!;
}

/** Over REST, and on two devices of the same users. */
const setForOneself: fc.WeightedArbitrary<Step>[] = [
  {
    weight: 6,
    arbitrary: step('set', [user, chat, place, place], ({ clients, chatIds }, who, index, ...set) =>
      clients[who]!.rest.updateOwnChat({
        path: { chatId: chatIds[index]! },
        body: setting(...set),
      }),
    ),
  },
  {
    weight: 8,
    arbitrary: step(
      'setOn',
      [device, chat, place, place],
      ({ devices, chatIds }, which, index, ...set) => {
        // Who was removed cannot, and what is closed under way has nothing to tell.
        devices[which]!.store.chat(chatIds[index]!)
          .setOwn(setting(...set))
          .catch(() => undefined);
      },
    ),
  },
];

/** Who blocks whom, over REST and on two devices of the same users. */
const blocking: fc.WeightedArbitrary<Step>[] = [
  {
    weight: 3,
    arbitrary: step('block', [user, user, place], ({ clients }, who, whom, which) => {
      const { rest } = clients[who]!;
      const request = { path: { userId: clients[whom]!.userId } };
      return which < 5 ? rest.blockUser(request) : rest.unblockUser(request);
    }),
  },
  {
    weight: 3,
    arbitrary: step('blockOn', [device, user, place], ({ devices, clients }, on, whom, which) => {
      const { store } = devices[on]!;
      const { userId } = clients[whom]!;
      const done = which < 5 ? store.block(userId) : store.unblock(userId);
      // Nobody blocks themselves, and what is closed under way has nothing to tell.
      done.catch(() => undefined);
    }),
  },
];

/** Answers, mentions, and data of the app's own. */
const withMore: fc.WeightedArbitrary<Step>[] = [
  {
    weight: 4,
    arbitrary: step('answer', [user, chat, place], async (world, who, index, which) => {
      const { id: replyTo, chatId } = (await messageOf(world, index, which)) ?? {};
      if (replyTo === undefined || chatId === undefined) return;
      await world.clients[who]!.sendMessage(chatId, nextText(), { replyTo });
    }),
  },
  {
    weight: 4,
    arbitrary: step('mention', [user, user, chat], ({ clients, chatIds }, who, whom, index) => {
      const mentions = [clients[whom]!.userId];
      const more = who === whom ? { mentionsAll: true } : { mentions };
      return clients[who]!.sendMessage(chatIds[index]!, nextText(), more);
    }),
  },
  {
    weight: 4,
    arbitrary: step(
      'editMore',
      [user, user, chat, place],
      async (world, who, whom, index, which) => {
        const { id: messageId, chatId } = (await messageOf(world, index, which)) ?? {};
        if (messageId === undefined || chatId === undefined) return;
        const mentions = which % 3 === 0 ? [] : [world.clients[whom]!.userId];
        const metadata = { [nextText()]: which };
        const body = which % 2 === 0 ? { mentions, mentionsAll: which === 4 } : { metadata };
        await world.clients[who]!.rest.updateMessage({ path: { chatId, messageId }, body });
      },
    ),
  },
  {
    weight: 2,
    arbitrary: step('answerOn', [device, chat, place], ({ devices, chatIds }, which, index, at) => {
      const { store, userId } = devices[which]!;
      const shownChat = store.chat(chatIds[index]!);
      const replyTo = shownChat.getSnapshot().messages[at]?.stored?.id;
      shownChat.send(nextText(), { replyTo, mentions: [userId], metadata: { at } });
    }),
  },
];

const onDevices: fc.WeightedArbitrary<Step>[] = [
  {
    weight: 6,
    arbitrary: step('sendOn', [device, chat], ({ devices, chatIds }, which, index) =>
      devices[which]!.store.chat(chatIds[index]!).send(nextText()),
    ),
  },
  {
    weight: 3,
    arbitrary: step('changeOn', [device, chat, place], ({ devices, chatIds }, which, index, at) => {
      const shownChat = devices[which]!.store.chat(chatIds[index]!);
      const message = shownChat.getSnapshot().messages[at]?.stored;
      if (message === undefined) return;
      if (at % 3 === 0) shownChat.delete(message);
      else shownChat.edit(message, nextText());
    }),
  },
  {
    weight: 14,
    arbitrary: step('reactOn', [device, chat, place], ({ devices, chatIds }, which, index, at) => {
      const shownChat = devices[which]!.store.chat(chatIds[index]!);
      const { messages } = shownChat.getSnapshot();
      // To the last two, so that several react to the same.
      const { stored, reactions } = messages[messages.length - 1 - (at % 2)] ?? {};
      if (stored === undefined) return;
      const chosen = emoji[at % emoji.length]!;
      // As whoever touches it sees it; some touch it three times.
      const isMine = reactions!.some((one) => one.emoji === chosen && one.isMine);
      for (let touch = 0; touch < (at % 4 === 0 ? 3 : 1); touch += 1) {
        if (isMine === (touch % 2 === 0)) shownChat.unreact(stored, chosen);
        else shownChat.react(stored, chosen);
      }
    }),
  },
  {
    weight: 3,
    arbitrary: step('pinOn', [device, chat, place], ({ devices, chatIds }, which, index, at) => {
      const shownChat = devices[which]!.store.chat(chatIds[index]!);
      const message = shownChat.getSnapshot().messages[at];
      if (message?.stored === undefined) return;
      if (message.isPinned) shownChat.unpin(message.stored);
      else shownChat.pin(message.stored);
    }),
  },
  {
    weight: 3,
    arbitrary: step('readOn', [device, chat], ({ devices, chatIds }, which, index) =>
      devices[which]!.store.chat(chatIds[index]!).markRead(),
    ),
  },
  {
    weight: 4,
    arbitrary: step('openOrClose', [device, chat], ({ devices, chatIds }, which, index) =>
      devices[which]!.toggle(chatIds[index]!),
    ),
  },
  {
    weight: 6,
    arbitrary: step(
      'openOrCloseThread',
      [device, chat, place],
      ({ devices, chatIds }, on, ...at) => {
        const [index, which] = at;
        const { messages } = devices[on]!.store.chat(chatIds[index]!).getSnapshot();
        const { stored } = messages[messages.length - 1 - which] ?? {};
        if (stored !== undefined) devices[on]!.toggleThread(stored);
      },
    ),
  },
  {
    weight: 2,
    arbitrary: step('loadOlder', [device, chat], ({ devices, chatIds }, which, index) => {
      // What is closed under way has nothing to read.
      devices[which]!.store.chat(chatIds[index]!)
        .loadOlder()
        .catch(() => undefined);
    }),
  },
  {
    weight: 3,
    arbitrary: step('loadPins', [device, chat], ({ devices, chatIds }, which, index) => {
      devices[which]!.store.chat(chatIds[index]!)
        .loadPins()
        .catch(() => undefined);
    }),
  },
  {
    weight: 2,
    arbitrary: step('cut', [device], ({ devices }, which) => devices[which]!.network.cut()),
  },
  {
    weight: 2,
    arbitrary: step('freeze', [device], ({ devices }, which) => devices[which]!.network.freeze()),
  },
  {
    weight: 1,
    arbitrary: step('reload', [device], ({ devices }, which) => devices[which]!.reload()),
  },
];

const story = fc.array(
  fc.oneof(...overRest, ...setForOneself, ...blocking, ...withMore, ...onDevices),
  {
    minLength: 30,
    maxLength: 60,
    size: 'max',
  },
);

describe.each(transports)('whatever happens, over %s', (transport) => {
  const sandbox = new StoreSandbox();
  afterEach(() => sandbox.cleanUp());
  const service = useService();
  let stories = 0;

  /** Users whom no other story knows. */
  async function begin(): Promise<World> {
    stories += 1;
    const userIds = ['alice', 'bob', 'carol'].map((name) => `${name}-${stories}`);
    const clients = userIds.map((userId) =>
      sandbox.client(transport, { url: service.url, userId }),
    );
    const devices: Device[] = [];
    for (const userId of [...userIds, ...userIds.slice(0, 2)]) {
      const network = await sandbox.network(service.url);
      devices.push(new Device(sandbox, transport, userId, network));
    }
    const chatIds: ChatId[] = [];
    for (const name of ['Tea', 'Cake', 'Coffee']) {
      const participants = name === 'Coffee' ? [userIds[1]!] : userIds;
      const { id } = await clients[0]!.rest.createChat({ body: { participants, name } });
      chatIds.push(id);
    }
    return { clients, devices, chatIds };
  }

  it('each store shows in the end what REST gives to its user', async () => {
    const property = fc.asyncProperty(story, async (steps) => {
      const world = await begin();
      for (const happen of steps) {
        // Some may not do what they try, or take no part in the chat.
        await Promise.resolve(happen(world)).catch((error: Error) => {
          if (error.name !== 'MessagingError') throw error;
        });
      }
      for (const each of world.devices) await each.comeBack(world.chatIds);
      for (const each of world.devices) {
        const { rest } = world.clients.find(({ userId }) => userId === each.userId)!;
        await each.showsAll(rest, world.chatIds);
      }
      await sandbox.cleanUp();
    });
    await fc.assert(property, {
      seed: 20261127,
      numRuns: 6,
      endOnFailure: true,
    });
  });
});
