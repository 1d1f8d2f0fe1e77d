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
}

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
  const commits = events.filter(({ name, dur }) => name === 'Commit' && dur !== undefined);
  const commitTimes = commits.map(({ ts }) => ts).sort((one, other) => one - other);
  const frames: Frame[] = [];
  let frame: Frame = { work: 0, cpu: 0 };
  let next = 0;
  for (const { ts, dur = 0, tdur = 0 } of tasks.sort((one, other) => one.ts - other.ts)) {
    frame = { work: frame.work + dur / 1000, cpu: frame.cpu + tdur / 1000 };
    if ((commitTimes[next] ?? Infinity) >= ts + dur) continue;
    // A frame ends with the task that hands it on.
    frames.push(frame);
    frame = { work: 0, cpu: 0 };
    while ((commitTimes[next] ?? Infinity) < ts + dur) next += 1;
  }
  return frames;
}
