import type { JsonObject } from '../../scripts/generate/documents';

/** A change of a document, in place. */
export type Edit = (document: JsonObject) => void;

/** The way to a node of a document. */
export type Way = (string | number)[];

/** A copy of a document with all these edits. */
export function edited(document: object, edits: Edit[]): JsonObject {
  const copy = structuredClone(document) as JsonObject;
  for (const edit of edits) edit(copy);
  return copy;
}

/** Several edits as one. */
export function all(...edits: Edit[]): Edit {
  return (document) => edits.forEach((edit) => edit(document));
}

export function set(way: Way, value: unknown): Edit {
  return (document) => {
    const [parent, key] = parentAndKey(document, way);
    parent[key] = value;
  };
}

export function remove(...way: Way): Edit {
  return (document) => {
    const [parent, key] = parentAndKey(document, way);
    if (!(key in parent)) throw new Error(`There is nothing at ${way.join(' ')}`);
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  };
}

/** Adds a value to a list. */
export function include(way: Way, value: unknown): Edit {
  return (document) => (nodeAt(document, way) as unknown[]).push(value);
}

/** Takes a value out of a list. */
export function exclude(way: Way, value: unknown): Edit {
  return (document) => {
    const list = nodeAt(document, way) as unknown[];
    if (!list.includes(value)) throw new Error(`${String(value)} is not at ${way.join(' ')}`);
    list.splice(list.indexOf(value), 1);
  };
}

/** Gives a member another name. */
export function rename(way: Way, name: string): Edit {
  return (document) => {
    const value = nodeAt(document, way);
    remove(...way)(document);
    set([...way.slice(0, -1), name], value)(document);
  };
}

function parentAndKey(document: JsonObject, way: Way): [JsonObject, string | number] {
  return [nodeAt(document, way.slice(0, -1)) as JsonObject, way.at(-1)!];
}

function nodeAt(document: JsonObject, way: Way): unknown {
  return way.reduce<unknown>((node, key) => (node as JsonObject)[key], document);
}
