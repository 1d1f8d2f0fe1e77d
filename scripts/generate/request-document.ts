import type { JsonObject } from './documents';
import { methods } from './http-operations';

type Document = JsonObject & {
  paths: Record<string, JsonObject>;
  components: Record<string, JsonObject>;
};

/**
 * What of an OpenAPI document is about requests: all that it takes to say why one does not fit. Most
 * of a document is about answers, and a validator of requests would read and keep them as well.
 *
 * @param document bundled, its references pointing at components
 */
export function requestDocument(document: JsonObject): JsonObject {
  const { openapi, info, servers, paths, components } = document as Document;
  const ofRequests = Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [path, withoutAnswers(item)]),
  );
  return { openapi, info, servers, paths: ofRequests, components: named(ofRequests, components) };
}

function withoutAnswers(item: JsonObject): JsonObject {
  const members = Object.entries(item).map(([name, member]) => {
    if (!methods.includes(name)) return [name, member];
    const { operationId, parameters, requestBody } = member as JsonObject;
    return [name, { operationId, parameters, requestBody, responses: {} }];
  });
  return Object.fromEntries(members) as JsonObject;
}

/** The components that something refers to, and those that these refer to. */
function named(from: unknown, components: Document['components']): JsonObject {
  const found: Document['components'] = {};
  const gather = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const { $ref } = part as { $ref?: unknown };
    if (typeof $ref === 'string') take($ref);
    Object.values(part).forEach(gather);
  };
  const take = (reference: string): void => {
    const [, , kind, name] = reference.split('/') as [string, string, string, string];
    const ofKind = (found[kind] ??= {});
    if (name in ofKind) return;
    ofKind[name] = components[kind]![name];
    gather(ofKind[name]);
  };
  gather(from);
  return found;
}
