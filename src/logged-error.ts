const maxMessage = 200;
const maxStack = 700;
const maxCauses = 2;

/** What the log has of an error. */
export interface LoggedError {
  type: string;
  message: string;
  /** The database's SQLSTATE, or the system's code. */
  code?: string | undefined;
  stack?: string | undefined;
  causes?: LoggedError[];
}

/**
 * What the log may have of an error: what it is and where it came from, in less than 2 KB. Drivers
 * hang statements, their parameters and rows on their errors, and parsers quote what they could not
 * read: contents of messages, which no log is to have.
 */
export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: '' };
  const causes = causesOf(error.cause).slice(0, maxCauses).map(withoutStack);
  return {
    ...withoutStack(error),
    stack: framesOf(error),
    ...(causes.length === 0 ? {} : { causes }),
  };
}

function withoutStack(error: Error): LoggedError {
  const code = codeOf(error);
  const message = quotesInput(error, code) ? '' : error.message.slice(0, maxMessage);
  return { type: error.name, message, ...(code === undefined ? {} : { code }) };
}

function codeOf(error: Error): string | undefined {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code.slice(0, 64) : undefined;
}

/** Class 22 of SQLSTATE is about values, and its texts have them; so have those of JSON.parse. */
function quotesInput(error: Error, code = ''): boolean {
  return error instanceof SyntaxError || /^22[0-9A-Z]{3}$/.test(code);
}

/** The stack without the text before it, which repeats the message. */
function framesOf({ stack = '' }: Error): string {
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return frames.join('\n').slice(0, maxStack);
}

function causesOf(cause: unknown): Error[] {
  return cause instanceof Error ? [cause, ...causesOf(cause.cause)] : [];
}
