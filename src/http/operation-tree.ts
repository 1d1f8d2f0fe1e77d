/** What there is at a path: an entry for each method. */
export interface Place<Entry> {
  /** The path as in the document. */
  template: string;
  names: string[];
  byMethod: Map<string, Entry>;
}

interface Node<Entry> {
  written: Map<string, Node<Entry>>;
  parameter?: Node<Entry>;
  place?: Place<Entry>;
}

/**
 * Finds what is at a path, segment by segment: the time it takes does not grow with the number of
 * paths. A segment that is written out goes before a parameter (OpenAPI 3.1, 4.8.8.2).
 */
export class OperationTree<Entry> {
  readonly #root: Node<Entry> = { written: new Map() };

  /** @param template a path as in the document, with its parameters in braces */
  add(method: string, template: string, entry: Entry): void {
    const node = segmentsOf(template).reduce(stepInto<Entry>, this.#root);
    node.place ??= { template, names: namesIn(template), byMethod: new Map() };
    node.place.byMethod.set(method, entry);
  }

  /**
   * What is at the path of a request, and the values of its parameters as they stand there, or
   * undefined where there is nothing.
   */
  find(path: string): { place: Place<Entry>; values: string[] } | undefined {
    const values: string[] = [];
    let node: Node<Entry> | undefined = this.#root;
    for (const segment of segmentsOf(path)) {
      const written: Node<Entry> | undefined = node.written.get(segment);
      if (written === undefined) values.push(segment);
      node = written ?? (segment === '' ? undefined : node.parameter);
      if (node === undefined) return undefined;
    }
    return node.place === undefined ? undefined : { place: node.place, values };
  }
}

function stepInto<Entry>(node: Node<Entry>, segment: string): Node<Entry> {
  if (segment.startsWith('{')) return (node.parameter ??= { written: new Map() });
  const next = node.written.get(segment) ?? { written: new Map() };
  node.written.set(segment, next);
  return next;
}

function segmentsOf(path: string): string[] {
  return path.split('/').slice(1);
}

function namesIn(template: string): string[] {
  return [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
}
