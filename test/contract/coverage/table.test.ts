import { answerOf, messageOf, operationOf, sections } from './declared';
import { coverageTable, unseen } from './table';

const everything = sections.flatMap(({ declared }) => declared);
const [rest, messages] = sections.map(({ declared }) => declared);

describe('the coverage of the contract', () => {
  it('is whole when all that is declared was seen', () => {
    expect(unseen(sections, new Set(everything))).toEqual([]);
  });

  it.each(sections)('is not whole without one of this: $title', ({ declared }) => {
    const one = declared.at(-1)!;
    const seen = new Set(everything.filter((each) => each !== one));
    expect(unseen(sections, seen)).toEqual([one]);
    expect(coverageTable(sections, seen)).toContain(`not produced by any test: ${one}\n`.trim());
  });

  it('does not count what is not declared', () => {
    const seen = new Set([...everything.slice(1), answerOf('createChat', 299)]);
    expect(unseen(sections, seen)).toHaveLength(1);
  });

  it('asks for each status of an operation', () => {
    const ofHealth = rest!.filter((each) => /^get(Health|Readiness) /.test(each));
    expect(ofHealth).toEqual([
      ...['getHealth 200', 'getHealth 400'],
      ...['getReadiness 200', 'getReadiness 400', 'getReadiness 503'],
    ]);
  });

  it('asks for both replies to a command, and for each event', () => {
    expect(messages).toEqual(
      expect.arrayContaining([
        messageOf('joinChat', 'chat-joined'),
        messageOf('joinChat', 'error'),
        messageOf('sendNewMessage', 'new-message'),
        messageOf('sendError', 'error'),
      ]),
    );
  });

  it.each([
    ['new-message', undefined, 'sendNewMessage'],
    ['chat-joined', undefined, 'joinChat'],
    ['debug-status', undefined, 'askDebugStatus'],
    ['error', 'debug-status', 'askDebugStatus'],
    ['error', 'leave-chat', 'leaveChat'],
    ['error', undefined, 'sendError'],
    ['error', 'no-such-command', 'sendError'],
  ])('knows where %s belongs, for the command %s', (event, command, operation) => {
    expect(operationOf(event, command)).toBe(operation);
  });
});
