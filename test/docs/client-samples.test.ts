import path from 'node:path';
import ts from 'typescript';
import { restOperations } from '../../scripts/docs/contract';
import { clientSample } from '../../scripts/docs/samples';
import { commandsWithClient, eventsWithClient } from '../../scripts/docs/socket-samples';

const project = path.join(__dirname, '../..');

/** What the compiler says of code that has a client. */
function mistakesIn(samples: string[]): string[] {
  const file = path.join(project, 'client/src/sample.ts');
  const text = [
    "import { createMessagingClient } from './index';",
    "const client = createMessagingClient({ url: 'http://localhost:4000', userId: 'alice' });",
    ...samples.map((sample, index) => `export async function sample${index}() {\n${sample}\n}`),
  ].join('\n');
  const { config } = ts.readConfigFile(path.join(project, 'client/tsconfig.json'), (name) =>
    ts.sys.readFile(name),
  ) as { config: { compilerOptions: object } };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, project);
  const compiler = { ...options, noEmit: true, noUnusedLocals: false, skipLibCheck: true };
  const host = ts.createCompilerHost(compiler);
  const readFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, languageVersion) =>
    name === file
      ? ts.createSourceFile(name, text, languageVersion)
      : readFile(name, languageVersion);
  const program = ts.createProgram([file], compiler, host);
  return program
    .getSemanticDiagnostics(program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

it("the documentation's samples of the typed client fit its types, and a wrong one would not", () => {
  const samples = [
    ...restOperations().map(clientSample),
    ...Object.values(commandsWithClient),
    ...Object.values(eventsWithClient),
  ];
  expect(mistakesIn([...samples, 'await client.rest.sendMessage({ path: {} });'])).toEqual([
    expect.stringContaining("Property 'chatId' is missing"),
  ]);
});
