import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Route } from './lossy-broker';
import { userIds, World } from './world';

/** Something that happens, after which some turns of the loop go by. */
type Step = (world: World) => void;

const routes: Route[] = ['at once', 'later', 'at once and later', 'never'];

const client = fc.nat({ max: 3 });
const chat = fc.constantFrom(0, 0, 0, 1, 2);
const reacting = fc.array(fc.constantFrom(...userIds), { minLength: 1, maxLength: 3 });
const anyRoute = fc.constantFrom(...routes);

const chatOf = (world: World, index: number) => {
  const chatIds = [...world.database.chats.keys()];
  return chatIds[index % chatIds.length]!;
};

/** A step that prints as what it does when a run fails. */
function step<Values extends unknown[]>(
  name: string,
  values: { [K in keyof Values]: fc.Arbitrary<Values[K]> },
  run: (world: World, ...values: Values) => void,
): fc.Arbitrary<Step> {
  return fc.tuple<Values>(...values).map((given) => {
    const happen = (world: World) => run(world, ...given);
    return Object.assign(happen, { toString: () => `${name}(${given.join(', ')})` });
  });
}

const anyStep = fc.oneof(
  {
    weight: 8,
    arbitrary: step('send', [chat, anyRoute], (world, index, route) => {
      world.broker.route = route;
      world.send(chatOf(world, index));
    }),
  },
  {
    weight: 4,
    arbitrary: step(
      'changeMessage',
      [chat, fc.nat({ max: 9 }), fc.constantFrom('edit', 'delete', 'pin'), anyRoute],
      (world, index, which, what, route) => {
        world.broker.route = route;
        world.changeMessage(chatOf(world, index), which, what);
      },
    ),
  },
  {
    weight: 4,
    arbitrary: step(
      'react',
      [chat, fc.nat({ max: 9 }), fc.constantFrom('👍', '🎉'), reacting, anyRoute],
      (world, index, which, emoji, who, route) => {
        world.broker.route = route;
        world.react(chatOf(world, index), which, emoji, who);
      },
    ),
  },
  {
    weight: 1,
    arbitrary: step('createChat', [anyRoute], (world, route) => {
      world.broker.route = route;
      world.createChat();
    }),
  },
  {
    weight: 4,
    arbitrary: step('deliverOne', [fc.nat({ max: 9 })], ({ broker }, which) =>
      broker.deliverOne(which),
    ),
  },
  {
    weight: 5,
    arbitrary: step('join', [client, chat, fc.boolean()], (world, who, index, resume) =>
      world.clients[who]!.join(chatOf(world, index), resume),
    ),
  },
  {
    weight: 2,
    arbitrary: step('leave', [client, chat], (world, who, index) =>
      world.clients[who]!.leave(chatOf(world, index)),
    ),
  },
  {
    weight: 3,
    arbitrary: step('listen', [client, fc.boolean()], ({ clients }, who, resume) =>
      clients[who]!.listen(resume),
    ),
  },
  {
    weight: 2,
    arbitrary: step(
      'markRead',
      [chat, fc.constantFrom(...userIds), anyRoute],
      (world, index, userId, route) => {
        world.broker.route = route;
        world.markRead(chatOf(world, index), userId);
      },
    ),
  },
  {
    weight: 2,
    arbitrary: step('listenAgain', [client], ({ clients }, who) => {
      clients[who]!.disconnect();
      clients[who]!.connect();
      clients[who]!.listen(true);
    }),
  },
  {
    weight: 1,
    arbitrary: step('leaveAll', [client], ({ clients }, who) => clients[who]!.leaveAll()),
  },
  {
    weight: 1,
    arbitrary: step('disconnect', [client], ({ clients }, who) => clients[who]!.disconnect()),
  },
  {
    weight: 2,
    arbitrary: step('connect', [client], ({ clients }, who) => clients[who]!.connect()),
  },
  {
    weight: 3,
    // As a client on a bad network does: it resumes what it followed.
    arbitrary: step('comeBack', [client, chat], (world, who, index) => {
      world.clients[who]!.disconnect();
      world.clients[who]!.connect();
      world.clients[who]!.join(chatOf(world, index), true);
    }),
  },
  {
    weight: 2,
    arbitrary: step(
      'toggle',
      [chat, fc.constantFrom(...userIds), anyRoute],
      (world, index, userId, route) => {
        world.broker.route = route;
        world.toggle(chatOf(world, index), userId);
      },
    ),
  },
  {
    weight: 1,
    arbitrary: step('remove', [chat, fc.integer({ min: 1, max: 9 })], (world, index, revision) =>
      world.database.removeMessage(chatOf(world, index), revision),
    ),
  },
  {
    weight: 1,
    arbitrary: step('restore', [chat, fc.integer({ min: 1, max: 5 })], (world, index, messages) =>
      world.restore(chatOf(world, index), messages),
    ),
  },
  {
    weight: 1,
    arbitrary: step('failOver', [fc.nat({ max: 3 })], (world, messages) =>
      world.failOver(messages),
    ),
  },
  { weight: 1, arbitrary: step('reconciler', [], (world) => world.reconciler()) },
  {
    weight: 1,
    arbitrary: step('fail', [fc.nat({ max: 3 })], ({ database }, reads) => {
      database.failures = reads;
    }),
  },
);

const story = fc.array(fc.tuple(anyStep, fc.nat({ max: 3 })), { maxLength: 60, size: 'max' });
const latencies = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 8 });

async function play(steps: [Step, number][], delays: number[]): Promise<World> {
  const world = new World(delays);
  world.createChat();
  world.createChat();
  for (const [happen, turns] of steps) {
    happen(world);
    // Without a turn between them, two things happen in one and the same.
    if (turns > 0) await world.turns(turns);
  }
  await world.end();
  return world;
}

/**
 * Plays stories of what can happen between a database, a broker and clients; gives how many. Throws
 * the shortest one after which a client got a change twice, out of order or not at all, or something
 * is kept for clients who are gone.
 */
export async function playStories(options: {
  numRuns: number;
  seed: number;
  /** Ends the playing, after as many milliseconds. */
  interruptAfterTimeLimit?: number;
}): Promise<number> {
  let played = 0;
  await fc.assert(
    fc.asyncProperty(story, latencies, async (steps, delays) => {
      played += 1;
      const world = await play(steps, delays);
      assert.deepEqual(world.mistakes, []);
      await world.disconnectAll();
      assert.deepEqual(world.kept, []);
    }),
    options,
  );
  return played;
}
