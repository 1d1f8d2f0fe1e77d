import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import AsyncApiGenerator from '@asyncapi/generator';
import { fromFile, Parser } from '@asyncapi/parser';
import { changeTableModule } from './change-table';
import {
  bundleDocument,
  dereferenceDocument,
  type JsonObject,
  readSharedSchemas,
} from './documents';
import { errorTableModule } from './error-table';
import { checksModule, validatorsModule, validatorTypes } from './http-checks';
import { httpSkeleton, rolesModule, routesModule } from './http-skeleton';
import { patternTextsModule } from './pattern-texts';
import { receivedChangeModule, receivedChangeTypes } from './received-change';
import { requestDocument } from './request-document';
import { documentTypes, sharedTypes } from './types';
import { yamlModule } from './yaml-module';

// The parser's diagnostics use Spectral's severities: 0 is an error.
const errorSeverity = 0;
const templateFolder = path.join(__dirname, '../asyncapi-template');

/** Writes everything that comes from the folder of specs into `folder`: the same bytes each time. */
export async function writeGenerated(specs: string, folder: string): Promise<void> {
  const schemas = readSharedSchemas(path.join(specs, 'schemas'));
  const sharedNames = Object.keys(schemas);
  await write(folder, 'schemas.ts', await sharedTypes(schemas));
  await write(folder, 'errors.ts', errorTableModule(path.join(specs, 'errors.yaml')));
  const openApi = path.join(specs, 'openapi.yaml');
  const asyncApi = path.join(specs, 'asyncapi.yaml');
  await writeHttp(openApi, path.join(folder, 'http'), sharedNames);
  await writeEvents(asyncApi, path.join(folder, 'events'), sharedNames);
  const documents = [await bundleDocument(openApi), await bundleDocument(asyncApi)];
  await write(
    folder,
    'changes.ts',
    changeTableModule(
      path.join(specs, 'changes.yaml'),
      await dereferenceDocument(asyncApi),
      schemas,
    ),
  );
  await write(folder, 'pattern-texts.ts', patternTextsModule(documents));
}

async function writeHttp(file: string, folder: string, sharedNames: string[]): Promise<void> {
  const document = await bundleDocument(file);
  await write(folder, 'openapi.json', asJson(document));
  await write(folder, 'requests.json', asJson(requestDocument(document)));
  await write(folder, 'openapi-yaml.ts', yamlModule('openApiYaml', document));
  await write(folder, 'types.ts', await documentTypes(document, sharedNames));
  const dereferenced = await dereferenceDocument(file);
  await write(folder, 'routes.ts', routesModule(dereferenced));
  await write(folder, 'roles.ts', rolesModule(dereferenced));
  await write(folder, 'operations.ts', httpSkeleton(dereferenced));
  await write(folder, 'checks.ts', checksModule(dereferenced));
  await write(folder, 'validators.js', validatorsModule(dereferenced));
  await write(folder, 'validators.d.ts', validatorTypes(dereferenced));
  await write(folder, 'received-change.js', receivedChangeModule(dereferenced));
  await write(folder, 'received-change.d.ts', receivedChangeTypes);
}

async function writeEvents(file: string, folder: string, sharedNames: string[]): Promise<void> {
  const document = await bundleDocument(file);
  await write(folder, 'asyncapi.json', asJson(document));
  await write(folder, 'asyncapi-yaml.ts', yamlModule('asyncApiYaml', document));
  const generator = new AsyncApiGenerator(templateFolder, folder, {
    forceWrite: true,
    templateParams: { sharedNames: sharedNames.join(',') },
  });
  await generator.generate(await parseAsyncApi(file));
}

/** The parsed AsyncAPI document; throws with every error that the parser finds. */
async function parseAsyncApi(file: string) {
  const { document, diagnostics } = await fromFile(new Parser(), file).parse();
  const errors = diagnostics.filter(({ severity }) => Number(severity) === errorSeverity);
  if (document === undefined || errors.length > 0) {
    const messages = errors.map((error) => `${error.path.join('.')}: ${error.message}`);
    throw new Error(`${file} does not parse:\n${messages.join('\n')}`);
  }
  return document;
}

function asJson(document: JsonObject): string {
  return JSON.stringify(document, null, 2) + '\n';
}

async function write(folder: string, name: string, content: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, name), content);
}
