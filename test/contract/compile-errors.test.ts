import { compile, type CompileError } from './compiler';
import { compileCases } from './compile-cases';

type Version = 'right' | 'wrong';

/** One compilation of all cases, each version a file of its own. */
describe('the compiler', () => {
  let errors: CompileError[];

  beforeAll(() => {
    const files = new Map(
      compileCases.flatMap(({ source, right, wrong }, index) => [
        [fileOf(index, 'right'), source.replace('%', right)],
        [fileOf(index, 'wrong'), source.replace('%', wrong)],
      ]),
    );
    errors = compile([...files.keys()], files);
  });

  describe.each(compileCases.map((each, index) => ({ ...each, index })))('$name', (each) => {
    it('is a compile error', () => {
      const messages = errorsIn(fileOf(each.index, 'wrong')).map(({ message }) => message);
      expect(messages).toEqual([expect.stringMatching(each.says)]);
    });

    it('compiles when it is put right', () => {
      expect(errorsIn(fileOf(each.index, 'right'))).toEqual([]);
    });
  });

  it('says nothing about anything else', () => {
    const cases = new Set(compileCases.map((_, index) => fileOf(index, 'wrong')));
    expect(errors.filter(({ file }) => !cases.has(file))).toEqual([]);
  });

  function errorsIn(file: string): CompileError[] {
    return errors.filter((error) => error.file === file);
  }
});

function fileOf(index: number, version: Version): string {
  return `test/contract/case-${index}-${version}.ts`;
}
