// Loaded into each server under test before its program: tells the bench, when asked, what the
// process has used, and ends the server with the bench.
const { isMainThread } = require('node:worker_threads');

const reports = {
  cpuSeconds() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  },
  residentBytes() {
    globalThis.gc();
    return process.memoryUsage.rss();
  },
};

// The embedded database's worker loads this as well.
if (isMainThread) {
  process.on('message', (name) => process.send(reports[name]()));
  process.on('disconnect', () => process.exit());
  // A server that has stopped in order must be able to end.
  process.channel.unref();
}
