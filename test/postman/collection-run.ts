import newman, { type Execution } from 'newman';
import type { Collection, Folder, RequestItem } from '../../scripts/postman/form';

/** What a run of the collection did. */
export interface CollectionRun {
  /** Each failure with its request. */
  failures: string[];
  executions: Execution[];
}

/** Runs a collection as `newman run` does. */
export function runCollection(
  collection: Collection,
  baseUrl: string,
  userId = 'alice',
): Promise<CollectionRun> {
  return new Promise((resolve, reject) => {
    const envVar = [
      { key: 'baseUrl', value: baseUrl },
      { key: 'userId', value: userId },
    ];
    newman.run({ collection: structuredClone(collection), envVar }, (error, summary) => {
      if (error !== null) return reject(error);
      const { executions, failures } = summary.run;
      resolve({
        executions,
        failures: failures.map(
          ({ source, error: { test, message } }) => `${source?.name}: ${test ?? ''} ${message}`,
        ),
      });
    });
  });
}

/** All requests in a folder, in their order. */
export function requestsIn(folder: Pick<Folder, 'item'>): RequestItem[] {
  return folder.item.flatMap((item) => ('request' in item ? [item] : requestsIn(item)));
}

/** The folder of this name. */
export function folderOf(collection: Collection, name: string): Folder {
  const found = collection.item.find((folder) => folder.name === name);
  if (found === undefined) throw new Error(`There is no folder ${name}`);
  return found;
}
