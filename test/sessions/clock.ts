// Timers stay real: only what asks for the date shall believe that time has passed.
const real = [
  ...['hrtime', 'nextTick', 'performance', 'queueMicrotask'],
  ...['requestAnimationFrame', 'cancelAnimationFrame'],
  ...['requestIdleCallback', 'cancelIdleCallback', 'setImmediate', 'clearImmediate'],
  ...['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'],
] as const;

/** Moves the date forward, and stops it there until `restoreClock`. */
export function moveClock(seconds: number): void {
  const now = Date.now() + seconds * 1000;
  jest.useFakeTimers({ now, doNotFake: [...real] });
}

export function restoreClock(): void {
  jest.useRealTimers();
}
