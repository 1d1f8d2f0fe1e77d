import { readFile } from 'node:fs/promises';
import path from 'node:path';
import ts from 'typescript';
import { restOperations } from '../../scripts/docs/contract';
import { clientSample } from '../../scripts/docs/samples';
import { commandsWithClient, eventsWithClient } from '../../scripts/docs/socket-samples';

const project = path.join(__dirname, '../..');

/** Code that has a client. */
function withClient(samples: string[]): string {
  return [
    "import { createMessagingClient } from 'messaging-client';",
    "const client = createMessagingClient({ url: 'http://localhost:4000', userId: 'alice' });",
    ...samples.map((sample, index) => `export async function sample${index}() {\n${sample}\n}`),
  ].join('\n');
}

/** What the compiler says of an app's code. */
function mistakesIn(text: string): string[] {
  const file = path.join(project, 'client/src/sample.ts');
  const { config } = ts.readConfigFile(path.join(project, 'client/tsconfig.json'), (name) =>
    ts.sys.readFile(name),
  ) as { config: { compilerOptions: object } };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, project);
  const compiler: ts.CompilerOptions = {
    ...{ ...options, noEmit: true, noUnusedLocals: false, skipLibCheck: true },
    paths: { 'messaging-client': ['./client/src/index.ts'] },
  };
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
  const wrong = 'await client.rest.sendMessage({ path: {} });';
  expect(mistakesIn(withClient([...samples, wrong]))).toEqual([
    expect.stringContaining("Property 'chatId' is missing"),
  ]);
});

it.each(['store.ts', 'chat.tsx'])(
  "the client's README shows %s of the React example",
  async (name) => {
    const readme = await readFile(path.join(project, 'client/README.md'), 'utf8');
    const text = await readFile(path.join(project, 'examples/react/src', name), 'utf8');
    expect(readme).toContain(`\`\`\`${path.extname(name).slice(1)}\n${text}\`\`\``);
  },
);

it('the list, the messages and the sending are ten lines of the React example', async () => {
  const text = await readFile(path.join(project, 'examples/react/src/chat.tsx'), 'utf8');
  expect(text.match(/^(?!import ).*\S/gm)).toHaveLength(10);
});
