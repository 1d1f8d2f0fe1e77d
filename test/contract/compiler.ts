import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const project = path.join(__dirname, '../..');

// Parsed once, however many programs are made of them.
const parsedFiles = new Map<string, ts.SourceFile | undefined>();

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
  const program = ts.createProgram(
    files.map((file) => path.join(project, file)),
    compilerOptions(),
    hostWith(replaced),
  );
  return ts.getPreEmitDiagnostics(program).map(describe);
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
      if (text !== undefined) return ts.createSourceFile(file, text, version);
      if (!parsedFiles.has(file)) parsedFiles.set(file, original.getSourceFile(file, version));
      return parsedFiles.get(file);
    },
  });
}

function describe({ file, start, messageText }: ts.Diagnostic): CompileError {
  const message = ts.flattenDiagnosticMessageText(messageText, '\n');
  if (file === undefined || start === undefined) return { file: '', line: 0, message };
  const line = file.getLineAndCharacterOfPosition(start).line + 1;
  return { file: path.relative(project, file.fileName), line, message };
}
