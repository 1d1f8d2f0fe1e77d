import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { JsonObject } from '../generate/documents';
import { type Change, compareDocuments } from './comparison';

/** Both documents of the contract, as bundles. */
export interface Contract {
  openapi: JsonObject;
  asyncapi: JsonObject;
}

/** The differences of both documents. */
export type ContractChanges = Record<keyof Contract, Change[]>;

/** How the documents are called for readers. */
export const documentNames: Record<keyof Contract, string> = {
  openapi: 'REST',
  asyncapi: 'WebSocket',
};

export const documentKeys = ['openapi', 'asyncapi'] as const;

/** The contract as `npm run generate` last bundled it. @param folder `generated/` */
export async function currentContract(folder: string): Promise<Contract> {
  return {
    openapi: await readJson(path.join(folder, 'http/openapi.json')),
    asyncapi: await readJson(path.join(folder, 'events/asyncapi.json')),
  };
}

export async function readJson(file: string): Promise<JsonObject> {
  return JSON.parse(await readFile(file, 'utf8')) as JsonObject;
}

/** The version in a document's `info`. */
export function versionOf(document: JsonObject): string {
  return (document.info as { version: string }).version;
}

/** What changed in both documents. */
export async function compareContracts(
  base: Contract,
  revision: Contract,
): Promise<ContractChanges> {
  const [openapi, asyncapi] = await Promise.all(
    documentKeys.map((key) => compareDocuments(base[key], revision[key])),
  );
  return { openapi: openapi!, asyncapi: asyncapi! };
}
