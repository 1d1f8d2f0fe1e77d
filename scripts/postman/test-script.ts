import type { OperationId } from '../../generated/http/operations';
import type { Operation } from './operations';

// What later requests need: a variable, and where the answer has its value.
const kept: Partial<Record<OperationId, [variable: string, field: string]>> = {
  createDevSession: ['accessToken', 'accessToken'],
  createChat: ['chatId', 'id'],
  sendMessage: ['seq', 'seq'],
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
  const [variable, field] = kept[operationId] ?? [];
  if (variable === undefined) return [];
  // A failed request leaves the variables as they are.
  return [
    'if (pm.response.code < 300) {',
    `  pm.collectionVariables.set('${variable}', pm.response.json().${field});`,
    '}',
  ];
}
