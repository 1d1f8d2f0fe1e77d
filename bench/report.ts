import type { Figure } from './figures';
import type { Target } from './targets';

/** The figures as lines of a table. */
export function figureTable(figures: Figure[]): string {
  return table(figures.map(({ name, value, unit }) => [name, rounded(value), unit]));
}

/** The targets as lines of a table, each beside its figure. */
export function targetTable(targets: Target[]): string {
  const lines = targets.map(({ name, figure, bound, target, met }) => [
    name,
    figure === undefined ? '–' : rounded(figure),
    `${bound} ${target}`,
    met === undefined ? 'not measured' : met ? 'met' : 'NOT MET',
  ]);
  return table([['target', 'figure', 'bound', ''], ...lines]);
}

function table(lines: string[][]): string {
  const widths = lines[0]?.map((_, column) =>
    Math.max(...lines.map((line) => line[column]!.length)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths![column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function rounded(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
