import { isCommandName } from '../../generated/events/gateway';
import { restOperations } from '../../scripts/docs/contract';
import { TestService } from '../support/test-service';
import { GuideReader, isEventName } from './guide-reader';
import { guideText, type Step, stepsOf } from './guide-steps';

const languages = ['en', 'fr'];

describe.each(languages)('the guide in "%s"', (language) => {
  const text = guideText(language);
  const steps = stepsOf(text).map((step) => [step.line, nameOf(step), step] as const);
  let service: TestService;
  let reader: GuideReader;

  beforeAll(async () => {
    service = await TestService.start();
    reader = await GuideReader.start(service);
  });
  afterAll(() => service.close());

  it.each(steps)('line %i holds: %s', (_line, _name, step) => reader.follow(step));

  it('names no event and no command that is not there', () => {
    const quoted = [...text.matchAll(/`([a-z]+(?:-[a-z]+)+|typing)`/g)];
    const drawn = [...text.matchAll(/(?:WS: |→ |^ {10,}\| +| {20})([a-z]+(?:-[a-z]+)+)\b/gm)];
    const names = [...quoted, ...drawn].map(([, name]) => name!);
    expect(names.length).toBeGreaterThan(30);
    expect(names.filter((name) => !isCommandName(name) && !isEventName(name))).toEqual([]);
  });

  it('names no request that is not there', () => {
    const named = [...text.matchAll(/\b(GET|POST|PUT|PATCH|DELETE) (\/messaging[^\s`?]*)/g)];
    expect(named.length).toBeGreaterThan(10);
    const missing = named.filter(([, method, path]) => !isDeclared(method!, `/v1${path}`));
    expect(missing.map(([request]) => request)).toEqual([]);
  });
});

it('the guides have the same steps, but for words of people', () => {
  const [english, french] = languages.map((language) => stepsOf(guideText(language)).map(spoken));
  expect(french).toEqual(english);
  expect(english!.length).toBeGreaterThan(50);
});

function nameOf(step: Step): string {
  if (step.kind === 'request') return `${step.method} ${step.path}`;
  if (step.kind === 'command' || step.kind === 'event') return `${step.kind} ${step.event}`;
  return step.kind;
}

/** A step without its line, and without what each language says in its own words. */
function spoken(step: Step): unknown {
  const text = JSON.stringify({ ...step, line: 0 });
  return text
    .replace(/chat_id_ret[^"\\]*/g, 'the id')
    .replace(/Hello (depuis Postman |from Postman)!/g, 'Hello!')
    .replace(/Nouveau Chat|New Chat/g, 'a name');
}

function isDeclared(method: string, path: string): boolean {
  return restOperations().some(
    (operation) =>
      operation.method === method &&
      new RegExp(`^${operation.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
}
