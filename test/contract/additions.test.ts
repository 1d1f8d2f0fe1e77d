import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type openApiDocument from '../../generated/http/openapi.json';
import type { Message } from '../../generated/schemas';
import { newModule, sourceAdditions, specAdditions } from './additions';
import { compile, type CompileError, sourceFiles } from './compiler';
import { committedFolder, filesOf, Generation } from './generation';

const project = path.join(__dirname, '../..');
const allFiles = [...sourceFiles(), 'client/src/index.ts', 'client/src/store/index.ts'];

const message: Message & { starredAt: string; starredBy: string } = {
  id: 'msg_456',
  chatId: 'chat_123',
  seq: 1,
  senderId: 'bob',
  content: 'Hello!',
  createdAt: '2026-01-31T12:00:00.000Z',
  revision: 1,
  version: 1,
  starredAt: '2026-01-31T12:01:00.000Z',
  starredBy: 'alice',
};

/** All additions are generated at once, since that takes a while, as does each compilation. */
describe('what is new in the contract:', () => {
  let generation: Generation;

  beforeAll(async () => {
    generation = await Generation.create();
    for (const [file, edit] of Object.entries(specAdditions)) await generation.edit(file, edit);
    await generation.run();
  });
  afterAll(() => generation.remove());

  const generated = (file: string) => readFile(path.join(generation.output, file), 'utf8');

  describe('a field in specs/schemas/Message.yaml', () => {
    it('is in the type of a message', async () => {
      const types = await generated('schemas.ts');
      expect(types).toContain('starredAt?: components["schemas"]["Timestamp"]');
      expect(types).toContain('starredBy: components["schemas"]["UserId"]');
    });

    it.each(['http/openapi.json', 'events/asyncapi.json'])('is in %s', async (file) => {
      const { components } = JSON.parse(await generated(file)) as typeof openApiDocument;
      expect(components.schemas.Message.properties).toHaveProperty('starredAt');
    });

    it('is let through by the check of events, which refused it before', () => {
      const event = { chatId: 'chat_123', revision: 1, message };
      expect(eventCheckOf(generation.output)(event)).toBe(true);
      expect(eventCheckOf(committedFolder)(event)).toBe(false);
    });

    it('is held to its type by the check of events', () => {
      const event = { chatId: 'chat_123', revision: 1, message: { ...message, starredAt: 'soon' } };
      expect(eventCheckOf(generation.output)(event)).toBe(false);
    });

    it('is let through by the check of answers, which refused it before', () => {
      expect(historyCheckOf(generation.output)(pageOf(message))).toBe(true);
      expect(historyCheckOf(committedFolder)(pageOf(message))).toBe(false);
    });

    it('is held to its type by the check of answers', () => {
      const page = pageOf({ ...message, starredAt: 'soon' });
      expect(historyCheckOf(generation.output)(page)).toBe(false);
    });
  });

  describe('the compiler', () => {
    const places = [
      ['the table of kinds', 'src/change-kinds.ts', /'"message-starred"' is missing/],
      ["the client's table of kinds", 'client/src/changes.ts', /'"message-starred"' is missing/],
      [
        "that of the client's store",
        'client/src/store/effects.ts',
        /'"message-starred"' is missing/,
      ],
      ['where handlers join', 'src/compose.ts', /'starMessage' is missing/],
      ['where a message has no required field', 'src/log/message-row.ts', /'starredBy' is missing/],
      ['what is left of a deleted one', 'src/messages/tombstone.ts', /'starredBy' is missing/],
    ] as const;
    let errors: CompileError[];

    beforeAll(async () => {
      errors = await errorsWith(new Map());
    });

    it.each(places)('names %s', (_what, place, says) => {
      const messages = errors.filter(({ file }) => file === place).map(({ message }) => message);
      expect(messages).toEqual([expect.stringMatching(says)]);
    });

    it('names nothing else, so no place for an optional field', () => {
      expect(errors).toHaveLength(places.length);
    });

    it('is content with a module, a line in each table, a handler, and the required field', async () => {
      const edited = Object.entries(sourceAdditions).map(async ([file, edit]) => {
        return [file, edit(await readFile(path.join(project, file), 'utf8'))] as const;
      });
      const source = new Map(await Promise.all(edited));
      expect(await errorsWith(source.set(newModule.file, newModule.text))).toEqual([]);
    });
  });

  /** What the compiler says about the generated files, with these in the place of others. */
  async function errorsWith(source: Map<string, string>): Promise<CompileError[]> {
    const files = [...(await filesOf(generation.output))].map(
      ([file, text]) => [path.join('generated', file), text] as const,
    );
    return compile(allFiles, new Map([...files, ...source]));
  }
});

function eventCheckOf(folder: string): (event: unknown) => boolean {
  const file = path.join(folder, 'events/event-validators.js');
  const validators = jest.requireActual<{ newMessage: (event: unknown) => boolean }>(file);
  return validators.newMessage;
}

function historyCheckOf(folder: string): (answer: unknown) => boolean {
  const file = path.join(folder, 'http/validators.js');
  return jest.requireActual<{ listMessages200: (answer: unknown) => boolean }>(file)
    .listMessages200;
}

function pageOf(item: object): object {
  return { status: 200, body: { items: [item], hasOlder: false, hasNewer: false } };
}
