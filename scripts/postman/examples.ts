import { STATUS_CODES } from 'node:http';
import { readDocuments } from '../mock/documents';
import type { DeclaredResponse } from '../mock/rest-operations';
import type { ExampleResponse, PostmanRequest } from './form';
import type { Operation } from './operations';

const { openApi } = readDocuments();

/** The document's examples of every answer that an operation declares. */
export function exampleResponses(
  { path, method }: Operation,
  originalRequest: PostmanRequest,
): ExampleResponse[] {
  const { responses = {} } = openApi.paths[path]![method.toLowerCase()]!;
  return Object.entries(responses).flatMap(([status, response]) =>
    bodiesOf(response).map(({ summary, mediaType, body }) => ({
      name: [status, summary ?? STATUS_CODES[status]].join(' '),
      originalRequest,
      status: STATUS_CODES[status]!,
      code: Number(status),
      _postman_previewlanguage: 'json' as const,
      header: mediaType === undefined ? [] : [{ key: 'Content-Type', value: mediaType }],
      body,
    })),
  );
}

interface ExampleBody {
  summary?: string | undefined;
  mediaType?: string;
  body: string;
}

/** The examples of a response; an answer without a body is one too. */
function bodiesOf({ content }: DeclaredResponse): ExampleBody[] {
  if (content === undefined) return [{ body: '' }];
  return Object.entries(content).flatMap(([mediaType, { examples = {} }]) =>
    Object.values(examples).map(({ summary, value }) => ({
      summary,
      mediaType,
      body: JSON.stringify(value, null, 2),
    })),
  );
}
