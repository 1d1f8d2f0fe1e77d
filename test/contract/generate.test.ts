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

  it.each([
    ['in: path', 'in: header', 'chatId of .* would not be checked'],
    ['type: integer', 'type: number', 'limit of .* would not be checked'],
    ['required: true\n        content', 'required: false\n        content', 'is to be required'],
  ])('refuses what the service would not check: %s as %s', async (checked, unchecked, says) => {
    await generation.edit('openapi.yaml', (text) => text.replaceAll(checked, unchecked));
    await expect(generation.run()).rejects.toThrow(new RegExp(says));
  });

  it('changes nothing when the documents have a mistake', async () => {
    await cp(committedFolder, generation.output, { recursive: true });
    await generation.edit('asyncapi.yaml', (text) => text.replace('schemas/ChatId', 'schemas/Nil'));
    await expect(generation.run()).rejects.toThrow('Nil');
    expect(await filesOf(generation.output)).toEqual(await filesOf(committedFolder));
  });
});
