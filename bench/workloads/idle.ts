import { setTimeout as delay } from 'node:timers/promises';
import type { TransportName } from '../load/protocol';
import { LoadProcess } from '../servers/load-process';
import type { ServerProcess } from '../servers/server-process';
import { startSystem, type SystemName } from '../servers/systems';
import type { BenchRun } from './bench-run';

const connections = 10_000;
// Has the code compiled and the first buffers made; few enough that what they leave does not count.
const warmUpConnections = 100;
const settleMs = 1000;

const cases: [SystemName, TransportName][] = [
  ['service', 'websocket'],
  ['service', 'socketio'],
  ['before', 'websocket'],
  ['before', 'socketio'],
  ['limit', 'websocket'],
  ['reference', 'socketio'],
];

/** What 10,000 connections that say nothing cost a server of memory. */
export async function idle(run: BenchRun): Promise<void> {
  for (const [system, transport] of cases) {
    if (run.systems.includes(system)) await measure(run, system, transport);
  }
}

async function measure(run: BenchRun, system: SystemName, transport: TransportName): Promise<void> {
  const server = await startSystem(run.site, system);
  const load = new LoadProcess();
  run.site.onClose(() => load.stop());
  await load.ask('openIdle', { url: server.url, transport, count: warmUpConnections });
  await load.ask('closeIdle');
  const before = await settledBytes(server);
  await load.ask('openIdle', { url: server.url, transport, count: connections });
  const bytes = (await settledBytes(server)) - before;
  const standing = await load.ask('closeIdle');
  if (standing < connections) throw new Error(`Only ${standing} connections stood`);
  await server.stop();
  run.figures.add(`idle.${system}.${transport}.perConnection`, bytes / connections / 1024, 'KB');
}

/** The memory that stays in use: the second collection takes what the first one freed others of. */
async function settledBytes(server: ServerProcess): Promise<number> {
  await delay(settleMs);
  await server.residentBytes();
  await delay(settleMs);
  return server.residentBytes();
}
