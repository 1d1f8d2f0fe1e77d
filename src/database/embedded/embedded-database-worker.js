// @ts-check
'use strict';

// Plain JavaScript, so that a worker thread runs the same file from the sources and from dist.
const { parentPort, workerData } = require('node:worker_threads');
const { PGlite } = require('@electric-sql/pglite');

/** @typedef {import('./worker-messages').WorkerRequest} WorkerRequest */
/** @typedef {import('./worker-messages').WorkerReply} WorkerReply */

const SYNC = Buffer.from([...Buffer.from('S'), 0, 0, 0, 4]);

// PGlite has one session, which outlives its clients. The first ROLLBACK undoes what a client left
// without its Sync, which Sync would commit; but Postgres skips it if that client left an error.
const RESET_SESSION = Buffer.concat([
  simpleQuery('ROLLBACK'),
  SYNC,
  simpleQuery('ROLLBACK'),
  simpleQuery('DISCARD ALL'),
]);

// Sent in place of the client's own start-up packet: PGlite has one user, and a packet that it
// refuses (pg sends an empty user where $USER is not set) would end Postgres.
const STARTUP = startupPacket({ user: 'postgres', database: 'postgres' });

/**
 * @param {Record<string, string>} parameters
 * @returns {Buffer} a start-up packet of protocol 3.0
 */
function startupPacket(parameters) {
  const body = Buffer.from(`${Object.entries(parameters).flat().join('\0')}\0\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(head.length + body.length, 0);
  head.writeInt16BE(3, 4);
  return Buffer.concat([head, body]);
}

/**
 * @param {string} sql
 * @returns {Buffer} the Query message
 */
function simpleQuery(sql) {
  const message = Buffer.alloc(1 + 4 + Buffer.byteLength(sql) + 1);
  message.write('Q');
  message.writeInt32BE(message.length - 1, 1);
  message.write(sql, 5);
  return message;
}

/**
 * @param {PGlite} database
 * @param {Uint8Array} bytes whole protocol messages
 * @returns {Promise<Uint8Array<ArrayBuffer>>} the answer
 */
async function execute(database, bytes) {
  /** @type {Uint8Array[]} */
  const chunks = [];
  // Not execProtocolRaw: that one also parses every answer, and keeps it for ever (0.5.16).
  await database.execProtocolRawStream(bytes, {
    // The chunk is a view on Postgres' memory, which changes with the next one.
    onRawData: (chunk) => chunks.push(chunk.slice()),
  });
  return new Uint8Array(Buffer.concat(chunks));
}

/**
 * @param {PGlite} database
 * @param {WorkerRequest} request
 */
async function handle(database, request) {
  switch (request.kind) {
    case 'startup':
      await execute(database, RESET_SESSION);
      return answer(request.connection, await execute(database, STARTUP));
    case 'messages':
      return answer(request.connection, await execute(database, request.bytes));
    case 'terminate':
      return reply({ kind: 'ended', connection: request.connection });
    case 'close':
      await database.close();
      process.exit(0);
  }
}

/**
 * @param {number} connection
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
function answer(connection, bytes) {
  reply({ kind: 'answer', connection, bytes }, [bytes.buffer]);
}

/**
 * @param {WorkerReply} message
 * @param {ArrayBuffer[]} [transfer]
 */
function reply(message, transfer) {
  parentPort?.postMessage(message, transfer);
}

async function main() {
  const database = await PGlite.create(workerData.dataFolder);
  let turn = Promise.resolve();
  parentPort?.on('message', (/** @type {WorkerRequest} */ request) => {
    // An error stays unhandled on purpose: it ends this thread, which the service reports.
    turn = turn.then(() => handle(database, request));
  });
  reply({ kind: 'ready' });
}

void main();
