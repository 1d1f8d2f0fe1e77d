import type { Texts } from './texts';

const dayMs = 86_400_000;

/** The time of day. */
export function timeOf(timestamp: string, locale: string): string {
  return format(locale, { timeStyle: 'short' }).format(new Date(timestamp));
}

/** Day and time, whole. */
export function momentOf(timestamp: string, locale: string): string {
  return format(locale, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(timestamp));
}

/** The day as one says it. */
export function dayOf(timestamp: string, locale: string, texts: Texts): string {
  const days = daysSince(new Date(timestamp));
  if (days <= 0) return texts.today;
  if (days === 1) return texts.yesterday;
  return format(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...yearOf(timestamp),
  }).format(new Date(timestamp));
}

/** As short as the list has room for: the time today, else the day. */
export function briefly(timestamp: string, locale: string, texts: Texts): string {
  const days = daysSince(new Date(timestamp));
  if (days <= 0) return timeOf(timestamp, locale);
  if (days === 1) return texts.yesterday;
  if (days < 7) return format(locale, { weekday: 'short' }).format(new Date(timestamp));
  return format(locale, { day: 'numeric', month: 'short', ...yearOf(timestamp) }).format(
    new Date(timestamp),
  );
}

/** How long ago, as one says it. */
export function agoOf(timestamp: string, locale: string): string {
  const seconds = (Date.parse(timestamp) - Date.now()) / 1000;
  const units = [['day', 86_400] as const, ['hour', 3600] as const, ['minute', 60] as const];
  const [unit, size] = units.find(([, size]) => -seconds >= size) ?? (['minute', 60] as const);
  const ago = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return ago.format(Math.round(seconds / size), unit);
}

/** Whether two moments are of one day. */
export function isSameDay(one: string, other: string): boolean {
  const [then, now] = [new Date(one), new Date(other)];
  return (
    then.getDate() === now.getDate() &&
    then.getMonth() === now.getMonth() &&
    then.getFullYear() === now.getFullYear()
  );
}

function yearOf(timestamp: string): Intl.DateTimeFormatOptions {
  return new Date(timestamp).getFullYear() === new Date().getFullYear() ? {} : { year: 'numeric' };
}

/** Days of the calendar from then until now; a day of 23 or 25 hours is one. */
function daysSince(then: Date): number {
  const start = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((start(new Date()).getTime() - start(then).getTime()) / dayMs);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** To make one takes as long as to use it a hundred times. */
function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, made);
  return made;
}
