import { convertV2, type Options } from 'openapi-to-postmanv2';
import openApiDocument from '../../generated/http/openapi.json';
import type { PostmanRequest } from './form';

/** What the converter makes of an operation; it makes more, random example answers among it. */
export interface Converted {
  name: string;
  request: {
    method: string;
    description?: { content: string };
    header: { key: string; value: string }[];
    url: { path: string[]; query: Parameter[]; variable: Parameter[] };
    body?: { raw?: string };
  };
}

interface Parameter {
  key: string;
  value: string;
  description?: { content: string };
}

interface ConvertedFolder {
  item: (ConvertedFolder | Converted)[];
}

const options: Options = {
  requestNameSource: 'Fallback',
  parametersResolution: 'Example',
  includeAuthInfoInExample: false,
  folderStrategy: 'Tags',
};

/** Every operation of the OpenAPI document as the converter sees it. */
export function convertOperations(): Promise<Converted[]> {
  return new Promise((resolve, reject) => {
    const input = { type: 'json', data: structuredClone(openApiDocument) } as const;
    convertV2(input, options, (error, result) => {
      const data = result?.output?.[0]?.data as ConvertedFolder | undefined;
      if (data !== undefined) return resolve(requestsIn(data));
      const reason = error?.message ?? result?.reason ?? 'no reason given';
      reject(new Error(`The OpenAPI document cannot be converted: ${reason}`));
    });
  });
}

/** The path of a converted request, as in the document. */
export function pathOf({ request }: Converted): string {
  return '/' + request.url.path.map((part) => part.replace(/^:(.+)$/, '{$1}')).join('/');
}

/** A body of JSON text, in which variables may stand. */
export function jsonBody(raw: string): NonNullable<PostmanRequest['body']> {
  return { mode: 'raw', raw, options: { raw: { language: 'json' } } };
}

function requestsIn(folder: ConvertedFolder): Converted[] {
  return folder.item.flatMap((item) => ('request' in item ? [item] : requestsIn(item)));
}
