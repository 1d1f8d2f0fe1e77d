import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const project = path.join(__dirname, '../..');

// Parsed once, however many programs are made of them.
const parsedFiles = new Map<string, ts.SourceFile | undefined>();

// The next program checks only what is not as it is here.
let lastProgram: ts.SemanticDiagnosticsBuilderProgram | undefined;

export interface CompileError {
  /** The file's path in the project. */
  file: string;
  /** Counted from 1. */
  line: number;
  message: string;
}

/**
 * What the compiler says about files of the project and all that they import.
 *
 * @param files their paths in the project
 * @param replaced contents, by path, that stand in for files of the project or beside them
 */
export function compile(files: string[], replaced: ReadonlyMap<string, string>): CompileError[] {
  lastProgram = ts.createSemanticDiagnosticsBuilderProgram(
    files.map((file) => path.join(project, file)),
    compilerOptions(),
    hostWith(replaced),
    lastProgram,
  );
  return diagnosticsOf(lastProgram).map(describe);
}

function diagnosticsOf(program: ts.BuilderProgram): readonly ts.Diagnostic[] {
  return ts.sortAndDeduplicateDiagnostics([
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...program.getSyntacticDiagnostics(),
    ...program.getSemanticDiagnostics(),
  ]);
}

/** The files of `src/`, by path in the project. */
export function sourceFiles(): string[] {
  const files = ts.sys.readDirectory(path.join(project, 'src'), ['.ts', '.js']);
  return files.map((file) => path.relative(project, file));
}

function compilerOptions(): ts.CompilerOptions {
  const file = path.join(project, 'tsconfig.json');
  const { config } = ts.readConfigFile(file, (name) => readFileSync(name, 'utf8')) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, project);
  return { ...options, types: ['node'] };
}

function hostWith(replaced: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(compilerOptions());
  const original = { ...host };
  const textOf = (file: string) => replaced.get(path.relative(project, path.resolve(file)));
  return Object.assign(host, {
    fileExists: (file: string) => textOf(file) !== undefined || original.fileExists(file),
    readFile: (file: string) => textOf(file) ?? original.readFile(file),
    getSourceFile: (file: string, version: ts.ScriptTarget | ts.CreateSourceFileOptions) => {
      const text = textOf(file);
      if (text !== undefined) return withVersion(ts.createSourceFile(file, text, version));
      if (!parsedFiles.has(file)) {
        parsedFiles.set(file, withVersion(original.getSourceFile(file, version)));
      }
      return parsedFiles.get(file);
    },
  });
}

/** Sets that by which the compiler knows whether a file is as it was. */
function withVersion(file: ts.SourceFile | undefined): ts.SourceFile | undefined {
  return file && Object.assign(file, { version: file.text });
}

function describe({ file, start, messageText }: ts.Diagnostic): CompileError {
  const message = ts.flattenDiagnosticMessageText(messageText, '\n');
  if (file === undefined || start === undefined) return { file: '', line: 0, message };
  const line = file.getLineAndCharacterOfPosition(start).line + 1;
  return { file: path.relative(project, file.fileName), line, message };
}
