import type { FaultResult } from './outcome';

const columns: [title: string, key: keyof FaultResult][] = [
  ['fault', 'fault'],
  ['times', 'times'],
  ['acknowledged', 'acknowledged'],
  ['changed', 'changed'],
  ['deliveries', 'delivered'],
  ['news', 'news'],
  ['missing', 'missing'],
  ['outdated', 'outdated'],
  ['repeated', 'repeated'],
  ['out of order', 'outOfOrder'],
  ['wrong counts', 'wrongCounts'],
  ['longest delivery, ms', 'longestDeliveryMs'],
];

/** The results as a table in Markdown. */
export function faultTable(results: FaultResult[]): string {
  const rows = [
    columns.map(([title]) => title),
    ...results.map((result) => columns.map(([, key]) => String(result[key]))),
  ];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) => line(row.map((cell, column) => cell.padEnd(widths[column]!))));
  return [lines[0], line(widths.map((width) => '-'.repeat(width))), ...lines.slice(1)].join('\n');
}

function line(cells: string[]): string {
  return `| ${cells.join(' | ')} |`;
}
