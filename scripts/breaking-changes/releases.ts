import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Contract, documentKeys, readJson, versionOf } from './contract';
import { compareVersions } from './version';

/** A contract that clients were made for. */
export interface Release extends Contract {
  version: string;
}

/** All releases, the oldest first. @param folder `specs/released/` */
export async function readReleases(folder: string): Promise<Release[]> {
  const versions = (await readdir(folder)).sort(compareVersions);
  return Promise.all(
    versions.map(async (version) => ({
      version,
      openapi: await readJson(path.join(folder, version, 'openapi.json')),
      asyncapi: await readJson(path.join(folder, version, 'asyncapi.json')),
    })),
  );
}

/** Keeps the contract as released, under its version. A release is never changed. */
export async function release(contract: Contract, folder: string): Promise<string> {
  const version = versionOf(contract.openapi);
  if (versionOf(contract.asyncapi) !== version) {
    throw new Error(`The documents differ in version: ${version}, ${versionOf(contract.asyncapi)}`);
  }
  const target = path.join(folder, version);
  try {
    await mkdir(target);
  } catch (error) {
    throw new Error(`${version} is released already: raise info.version.`, { cause: error });
  }
  for (const key of documentKeys) {
    await writeFile(
      path.join(target, `${key}.json`),
      JSON.stringify(contract[key], null, 2) + '\n',
    );
  }
  return version;
}
