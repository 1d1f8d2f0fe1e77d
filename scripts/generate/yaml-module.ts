import { type JsonObject, toYaml } from './documents';

/**
 * A module that exports a document as YAML text: the compiler takes it along to where the service
 * runs, which has no YAML library.
 */
export function yamlModule(name: string, document: JsonObject): string {
  const text = toYaml(document).replace(/[\\`]|\$\{/g, '\\$&');
  return `// Generated from specs/ by \`npm run generate\`. Do not edit.\n\nexport const ${name} = \`${text}\`;\n`;
}
