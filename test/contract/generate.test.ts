import { cp } from 'node:fs/promises';
import { committedFolder, filesOf, Generation } from './generation';

describe('npm run generate', () => {
  let generation: Generation;

  beforeEach(async () => {
    generation = await Generation.create();
  });
  afterEach(() => generation.remove());

  it('gives the same bytes each time, those that are committed', async () => {
    await generation.run();
    expect(await filesOf(generation.output)).toEqual(await filesOf(committedFolder));
  });

  it('changes nothing when the documents have a mistake', async () => {
    await cp(committedFolder, generation.output, { recursive: true });
    await generation.edit('asyncapi.yaml', (text) => text.replace('schemas/ChatId', 'schemas/Nil'));
    await expect(generation.run()).rejects.toThrow('Nil');
    expect(await filesOf(generation.output)).toEqual(await filesOf(committedFolder));
  });
});
