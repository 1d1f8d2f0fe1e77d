/** Orders semantic versions, the lowest first. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [partsOf(one), partsOf(other)];
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch;
}

/** Whether the major version is higher. */
export function majorMoved(from: string, to: string): boolean {
  return partsOf(to).major > partsOf(from).major;
}

/** Whether the major or the minor version is higher. */
export function minorMoved(from: string, to: string): boolean {
  return compareVersions(upToMinor(to), upToMinor(from)) > 0;
}

function upToMinor(version: string): string {
  const { major, minor } = partsOf(version);
  return `${major}.${minor}.0`;
}

function partsOf(version: string): { major: number; minor: number; patch: number } {
  const match = /^(\d+)\.(\d+)\.(\d+)$/.exec(version);
  if (match === null) throw new Error(`${version} is not a version of the form 1.2.3`);
  const [major, minor, patch] = match.slice(1).map(Number);
  return { major: major!, minor: minor!, patch: patch! };
}
