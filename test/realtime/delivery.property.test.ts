import { playStories } from './model/stories';

const stories = 5000;

describe('whatever is lost, doubled, delayed, reordered or fails', () => {
  it('a client that follows a chat gets each change once and in order, and nothing is kept', async () => {
    // The same stories each time, so that a failure belongs to the change that shows it;
    // `npm run test:faults` plays others.
    expect(await playStories({ numRuns: stories, seed: 1 })).toBe(stories);
  }, 300_000);
});
