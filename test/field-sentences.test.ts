import openApiDocument from '../generated/http/openapi.json';
import { commandValidatorTable, validateFrame } from '../generated/events/gateway';
import { patternTexts } from '../generated/pattern-texts';
import { fieldErrors } from '../src/errors';
import { fieldSentence } from '../src/field-sentences';

describe('what is wrong with a field', () => {
  it.each([
    ['/body/content', 'must NOT have fewer than 1 characters', 'content must not be empty.'],
    [
      '/body/content',
      'must NOT have more than 4000 characters',
      'content must have at most 4000 characters.',
    ],
    [
      '/body/participants/3',
      'must match pattern "^[!-~]+$"',
      'participants[3] must have ASCII letters, digits and signs only, and no spaces.',
    ],
    ['/body/seq', "must have required property 'seq'", 'seq is missing.'],
    ['/body', 'must be object', 'The body must be an object.'],
    ['/ref', 'must be string,integer', 'ref must be a text or a whole number.'],
    ['/query/limit', 'must be <= 100', 'limit must be at most 100.'],
    [
      '/query/cursor',
      "Empty value found for query parameter 'cursor'",
      'cursor must not be empty.',
    ],
    ['/query/secret', "Unknown query parameter 'secret'", 'There is no field of this name.'],
    ['/after', 'must be >= 0', 'after must be at least 0.'],
    ['', 'must be object', 'The data must be an object.'],
  ])('is a sentence: %s, %s', (path, message, sentence) => {
    expect(fieldSentence(path, message)).toBe(sentence);
  });

  it('is said for every pattern of the contract', () => {
    const patterns = JSON.stringify(openApiDocument).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g);
    for (const [, text] of patterns) {
      expect(Object.keys(patternTexts)).toContain(JSON.parse(text!));
    }
  });

  it('is said of commands and frames in the same way', () => {
    const joinChat = commandValidatorTable['join-chat'];
    const mistakes = [{}, { chatId: '' }, { chatId: 'a b' }, { chatId: 'a', x: 1 }].map((data) => {
      joinChat(data);
      return fieldErrors(joinChat.errors);
    });
    expect(mistakes).toEqual([
      [{ path: '/chatId', message: 'chatId is missing.' }],
      [{ path: '/chatId', message: 'chatId must not be empty.' }],
      [
        {
          path: '/chatId',
          message: 'chatId must have letters from A to Z, digits, - and _ only.',
        },
      ],
      [{ path: '/x', message: 'There is no field of this name.' }],
    ]);
    validateFrame({ event: 1 });
    expect(fieldErrors(validateFrame.errors)).toEqual([
      { path: '/event', message: 'event must be a text.' },
    ]);
  });
});
