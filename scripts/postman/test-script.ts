import type { OperationId } from '../../generated/http/operations';
import type { Operation } from './operations';

// What later requests need: variables, and where the answer has the value of each.
const kept: Partial<Record<OperationId, Record<string, string>>> = {
  createDevSession: { accessToken: 'accessToken' },
  createChat: { chatId: 'id' },
  sendMessage: { seq: 'seq', messageId: 'id' },
};

/** The lines of the test that a request has after its answer: status, fields, and what is kept. */
export function testScript(operation: Operation): string[] {
  return [...statusTest(operation), ...fieldsTest(operation), ...keep(operation)];
}

function statusTest({ successes }: Operation): string[] {
  return [
    `pm.test('answers ${successes.join(' or ')}', () => {`,
    `  pm.expect(pm.response.code).to.be.oneOf([${successes.join(', ')}]);`,
    '});',
  ];
}

function fieldsTest({ fields }: Operation): string[] {
  if (fields.length === 0) return [];
  const names = fields.map((field) => `'${field}'`).join(', ');
  return [
    `pm.test('has ${fields.join(', ')}', () => {`,
    `  pm.expect(pm.response.json()).to.include.all.keys(${names});`,
    '});',
  ];
}

function keep({ operationId }: Operation): string[] {
  const variables = Object.entries(kept[operationId] ?? {});
  if (variables.length === 0) return [];
  // A failed request leaves the variables as they are.
  return [
    'if (pm.response.code < 300) {',
    ...variables.map(
      ([name, field]) => `  pm.collectionVariables.set('${name}', pm.response.json().${field});`,
    ),
    '}',
  ];
}
