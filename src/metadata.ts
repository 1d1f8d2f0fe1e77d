import type { Metadata } from '../generated/schemas';
import { ServiceError } from './errors';

const maxBytes = 4096;
const maxLevels = 3;

/** Throws INVALID_REQUEST for metadata that are larger, or deeper, than the contract has it. */
export function requireMetadata(metadata: Metadata): void {
  const wrong = whatIsWrong(metadata);
  if (wrong === undefined) return;
  const message = `metadata must ${wrong}.`;
  throw new ServiceError('INVALID_REQUEST', { errors: [{ path: '/body/metadata', message }] });
}

function whatIsWrong(metadata: Metadata): string | undefined {
  if (Buffer.byteLength(JSON.stringify(metadata)) > maxBytes) return 'be at most 4 KiB of JSON';
  if (levelsOf(metadata) > maxLevels) return 'be at most 3 levels deep';
  if (!isStorable(metadata)) return 'have no NUL or lone surrogate';
  return undefined;
}

/** How many objects and arrays lie in each other. What was parsed is not deeper than its text is long. */
function levelsOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(levelsOf));
}

/** Whether every text in it, names included, is one that Postgres and UTF-8 can store. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return !/[\0\p{Cs}]/u.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).flat().every(isStorable);
}
