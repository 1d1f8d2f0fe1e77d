/**
 * `describe` for what needs something that is not on each machine. Without it the tests are skipped,
 * which is said so that nobody overlooks it; where everything has to be there (`CI`), they fail.
 *
 * @param missing what is not there, and how to get it; undefined when all is
 */
export function describeWith(missing: string | undefined): jest.Describe {
  if (missing === undefined) return describe;
  if (process.env.CI !== undefined) throw new Error(missing);
  const line = '!'.repeat(78);
  const { testPath = 'some tests' } = expect.getState();
  process.stderr.write(`\n${line}\n!! NOT TESTED: ${testPath}\n!! ${missing}\n${line}\n`);
  return describe.skip;
}
