import type { Declared, Section } from './declared';

/** What the documents declare and no test produced. */
export function unseen(sections: Section[], seen: ReadonlySet<Declared>): Declared[] {
  return sections.flatMap(({ declared }) => declared.filter((each) => !seen.has(each)));
}

/** The coverage of the documents, for a person to read. */
export function coverageTable(sections: Section[], seen: ReadonlySet<Declared>): string {
  return sections.map((section) => sectionText(section, seen)).join('\n');
}

function sectionText(section: Section, seen: ReadonlySet<Declared>): string {
  const { title, declared } = section;
  const missing = unseen([section], seen);
  const head = `${title}: ${declared.length - missing.length} of ${declared.length}`;
  return [head, ...missing.map((each) => `  not produced by any test: ${each}`)].join('\n');
}
