/** Reads a variable's text. What is wrong with it goes to `complain`, and completes "NAME …". */
export type Kind<Value> = (text: string, complain: (mistake: string) => void) => Value;

/** One variable of the environment: a row of the table in `settings.ts`. */
export interface Setting<Value> {
  /** The heading that it stands under where the table is shown. */
  group: string;
  kind: Kind<Value>;
  /** The text that a missing variable is read as; undefined when it then has no value. */
  default: string | undefined;
  /** What the table shows as the default. */
  shownDefault: string;
  meaning: string;
}

/** Makes the rows of one group. */
export function settingsOf(group: string) {
  return {
    /** A variable that has a value in any case. */
    value: <Value>(kind: Kind<Value>, fallback: string, meaning: string): Setting<Value> => ({
      group,
      kind,
      default: fallback,
      shownDefault: `\`${fallback}\``,
      meaning,
    }),
    /** A variable that may have no value. @param shownDefault says what is the case then */
    optional: <Value>(
      kind: Kind<Value>,
      shownDefault: string,
      meaning: string,
    ): Setting<Value | undefined> => ({ group, kind, default: undefined, shownDefault, meaning }),
  };
}

export const text: Kind<string> = (given) => given;

export const port: Kind<number> = (given, complain) => {
  const number = /^\d{1,5}$/.test(given) ? Number(given) : NaN;
  if (!(number <= 65535)) complain(`must be a port from 0 to 65535: "${given}"`);
  return number;
};

/** A whole number. */
export function count({ min, max }: { min: number; max: number }): Kind<number> {
  return (given, complain) => {
    const number = /^\d{1,15}$/.test(given) ? Number(given) : NaN;
    if (!(number >= min && number <= max)) {
      complain(`must be a whole number from ${min} to ${max}: "${given}"`);
    }
    return number;
  };
}

const millisecondsIn: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/** A length of time such as `500ms`, `10s`, `5m` or `1h`, in milliseconds. The bounds are such texts. */
export function duration({ min, max }: { min: string; max: string }): Kind<number> {
  return (given, complain) => {
    const milliseconds = durationOf(given);
    if (!(milliseconds >= durationOf(min) && milliseconds <= durationOf(max))) {
      complain(`must be a time from ${min} to ${max}, such as 500ms, 10s, 5m or 1h: "${given}"`);
    }
    return milliseconds;
  };
}

function durationOf(given: string): number {
  const [, number, unit] = /^(\d{1,9})(ms|s|m|h)$/.exec(given) ?? [];
  return Number(number) * (millisecondsIn[unit ?? ''] ?? NaN);
}

/** A kind that can also be `off`, which is undefined. */
export function orOff<Value>(kind: Kind<Value>): Kind<Value | undefined> {
  return (given, complain) => (given === 'off' ? undefined : kind(given, complain));
}

/** So many in a length of time, such as `600/1m`. */
export const rate: Kind<{ points: number; windowMs: number }> = (given, complain) => {
  const [, points, window = ''] = /^([1-9]\d{0,8})\/(.*)$/.exec(given) ?? [];
  const windowMs = durationOf(window);
  if (!(windowMs >= durationOf('1s') && windowMs <= durationOf('24h'))) {
    complain(`must be a number and a time from 1s to 24h, such as 600/1m, or off: "${given}"`);
  }
  return { points: Number(points), windowMs };
};

/** `on` or `off`. */
export const flag: Kind<boolean> = (given, complain) => {
  if (!['on', 'off'].includes(given)) complain(`must be on or off: "${given}"`);
  return given === 'on';
};

/** @param protocols with their colon, such as `https:` */
export function url(...protocols: string[]): Kind<URL | undefined> {
  return (given, complain) => {
    const parsed = URL.canParse(given) ? new URL(given) : undefined;
    if (parsed !== undefined && protocols.includes(parsed.protocol)) return parsed;
    // The value may hold a password, so the message does not repeat it.
    const forms = protocols.map((protocol) => `${protocol}//…`).join(' or ');
    complain(`must be a URL of the form ${forms}`);
    return undefined;
  };
}

/** A text of a given form; the message does not repeat it, since it may hold a password. */
export function matching(pattern: RegExp, form: string): Kind<string> {
  return (given, complain) => {
    if (!pattern.test(given)) complain(`must be ${form}`);
    return given;
  };
}

export function oneOf<Value extends string>(...allowed: Value[]): Kind<Value> {
  return (given, complain) => {
    if (!(allowed as string[]).includes(given)) {
      complain(`must be one of ${allowed.join(', ')}: "${given}"`);
    }
    return given as Value;
  };
}

/** Values with commas between, each of the same kind. */
export function listOf<Value>(kind: Kind<Value>): Kind<Value[]> {
  return (given, complain) => {
    const items = given
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
    if (items.length === 0) complain('lists nothing');
    return items.map((item) => kind(item, complain));
  };
}
