import asyncApi from '../../generated/events/asyncapi.json';
import openApi from '../../generated/http/openapi.json';
import type { AsyncApiDocument } from './asyncapi-document';
import type { OpenApiDocument } from './rest-operations';
import { isObject } from './schema';

/** The two documents that the mock is made from, with every reference resolved. */
export interface Documents {
  openApi: OpenApiDocument;
  asyncApi: AsyncApiDocument;
}

/** Reads both documents of the contract. */
export function readDocuments(): Documents {
  return {
    openApi: dereference(openApi) as OpenApiDocument,
    asyncApi: dereference(asyncApi) as AsyncApiDocument,
  };
}

/** A document of one file in which what is referred to stands in place of the references. */
function dereference(document: object): unknown {
  const resolved = new Map<string, unknown>();
  const resolve = (reference: string): unknown => {
    if (!resolved.has(reference)) resolved.set(reference, visit(find(document, reference)));
    return resolved.get(reference);
  };
  const visit = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(visit);
    if (!isObject(node)) return node;
    if (typeof node.$ref === 'string') return resolve(node.$ref);
    return Object.fromEntries(Object.entries(node).map(([name, child]) => [name, visit(child)]));
  };
  return visit(document);
}

/** @param reference a JSON pointer into the document, after `#` */
function find(document: object, reference: string): unknown {
  return reference
    .split('/')
    .slice(1)
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'))
    .reduce<unknown>((node, part) => (node as Record<string, unknown>)[part], document);
}
