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

  it('refuses what the service would not check, and tells all of it', async () => {
    await generation.edit('openapi.yaml', (text) =>
      text
        .replaceAll('in: path', 'in: header')
        .replaceAll('type: integer', 'type: number')
        .replaceAll('required: true\n        content', 'required: false\n        content'),
    );
    const run = generation.run();
    await expect(run).rejects.toThrow(/chatId of .* would not be checked/);
    await expect(run).rejects.toThrow(/limit of .* would not be checked/);
    await expect(run).rejects.toThrow(/is to be required/);
  });

  it('changes nothing when the documents have a mistake', async () => {
    await cp(committedFolder, generation.output, { recursive: true });
    await generation.edit('asyncapi.yaml', (text) => text.replace('schemas/ChatId', 'schemas/Nil'));
    await expect(generation.run()).rejects.toThrow('Nil');
    expect(await filesOf(generation.output)).toEqual(await filesOf(committedFolder));
  });
});
