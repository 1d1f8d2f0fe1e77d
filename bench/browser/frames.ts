/** A trace of the browser, as far as it is read here; times are in microseconds. */
export interface Trace {
  traceEvents: {
    name: string;
    pid: number;
    tid: number;
    ts: number;
    dur?: number;
    tdur?: number;
    args: { name?: string };
  }[];
}

/** What the page's main thread did for a frame: all its tasks since the one before. */
export interface Frame {
  /** Milliseconds from the begin to the end of these tasks. */
  work: number;
  /** How much of that it had a processor. */
  cpu: number;
  /** Whether a key was pressed in it. */
  isTyped: boolean;
}

/** The mark that a page sets when a key is pressed. */
export const keyMark = 'key pressed';

/** What is to be traced for that. */
export const traceCategories = ['disabled-by-default-devtools.timeline', 'blink.user_timing'];

/** The frames that were rendered, of the page that did the most. */
export function framesOf({ traceEvents }: Trace): Frame[] {
  const mains = traceEvents.filter(({ args }) => args.name === 'CrRendererMain');
  const ofThreads = mains.map(({ pid, tid }) =>
    framesOn(traceEvents.filter((event) => event.pid === pid && event.tid === tid)),
  );
  return ofThreads.reduce((most, one) => (one.length > most.length ? one : most), []);
}

function framesOn(events: Trace['traceEvents']): Frame[] {
  const tasks = events.filter(({ name, dur }) => name === 'RunTask' && dur !== undefined);
  const commits = new Moments(events.filter(({ name, dur }) => name === 'Commit' && dur));
  const keys = new Moments(events.filter(({ name }) => name === keyMark));
  const frames: Frame[] = [];
  let frame: Frame = { work: 0, cpu: 0, isTyped: false };
  for (const { ts, dur = 0, tdur = 0 } of tasks.sort((one, other) => one.ts - other.ts)) {
    const isTyped = keys.passed(ts + dur) || frame.isTyped;
    frame = { work: frame.work + dur / 1000, cpu: frame.cpu + tdur / 1000, isTyped };
    // A frame ends with the task that hands it on.
    if (!commits.passed(ts + dur)) continue;
    frames.push(frame);
    frame = { work: 0, cpu: 0, isTyped: false };
  }
  return frames;
}

/** When something happened, gone through in order. */
class Moments {
  readonly #times: number[];
  #next = 0;

  constructor(events: Trace['traceEvents']) {
    this.#times = events.map(({ ts }) => ts).sort((one, other) => one - other);
  }

  /** Whether it has happened until then, since this was asked before. */
  passed(time: number): boolean {
    const before = this.#next;
    while ((this.#times[this.#next] ?? Infinity) < time) this.#next += 1;
    return this.#next > before;
  }
}
