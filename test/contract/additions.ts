import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type openApiDocument from '../../generated/http/openapi.json';
import type { Message } from '../../generated/schemas';
import { compile, type CompileError, sourceFiles } from './compiler';
import { committedFolder, filesOf, Generation } from './generation';

const message: Message & { pinnedAt: string } = {
  id: 'msg_456',
  chatId: 'chat_123',
  seq: 1,
  senderId: 'bob',
  content: 'Hello!',
  createdAt: '2026-01-31T12:00:00.000Z',
  revision: 1,
  version: 1,
  pinnedAt: '2026-01-31T12:01:00.000Z',
};

describe('a new field in specs/schemas/Message.yaml', () => {
  let generation: Generation;

  beforeAll(async () => {
    generation = await Generation.create();
    await generation.edit('schemas/Message.yaml', (text) =>
      text.replace('examples:', '  pinnedAt:\n    $ref: ./Timestamp.yaml\nexamples:'),
    );
    await generation.run();
  });
  afterAll(() => generation.remove());

  it('is in the type of a message', async () => {
    const types = await readFile(path.join(generation.output, 'schemas.ts'), 'utf8');
    expect(types).toContain('pinnedAt?: components["schemas"]["Timestamp"]');
  });

  it.each(['http/openapi.json', 'events/asyncapi.json'])('is in %s', async (file) => {
    const text = await readFile(path.join(generation.output, file), 'utf8');
    const { components } = JSON.parse(text) as typeof openApiDocument;
    expect(components.schemas.Message.properties).toHaveProperty('pinnedAt');
  });

  it('is let through by the check of events, which refused it before', () => {
    const event = { chatId: 'chat_123', revision: 1, message };
    expect(eventCheckOf(generation.output)(event)).toBe(true);
    expect(eventCheckOf(committedFolder)(event)).toBe(false);
  });

  it('is held to its type by the check of events', () => {
    const event = { chatId: 'chat_123', revision: 1, message: { ...message, pinnedAt: 'soon' } };
    expect(eventCheckOf(generation.output)(event)).toBe(false);
  });

  it('is let through by the check of answers, which refused it before', () => {
    expect(historyCheckOf(generation.output)(pageOf(message))).toBe(true);
    expect(historyCheckOf(committedFolder)(pageOf(message))).toBe(false);
  });

  it('is held to its type by the check of answers', () => {
    const page = pageOf({ ...message, pinnedAt: 'soon' });
    expect(historyCheckOf(generation.output)(page)).toBe(false);
  });

  it('needs no change of the source while it is optional', async () => {
    expect(await compileWith(generation.output, sourceFiles())).toEqual([]);
  });

  it('makes the compiler name a place that must follow when it is required', async () => {
    const place = 'src/log/message-row.ts';
    await generation.edit('schemas/Message.yaml', (text) =>
      text.replace('version]', 'version, pinnedAt]'),
    );
    await generation.run();
    const errors = await compileWith(generation.output, [place]);
    expect(errors.map(({ message }) => message).join('\n')).toContain("'pinnedAt' is missing");
    expect(new Set(errors.map(({ file }) => file))).toContain(place);
  });
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

/** What the compiler says about files of `src/` when `generated/` is another folder. */
async function compileWith(generated: string, files: string[]): Promise<CompileError[]> {
  const replaced = [...(await filesOf(generated))].map(
    ([file, text]) => [path.join('generated', file), text] as const,
  );
  return compile(files, new Map(replaced));
}
