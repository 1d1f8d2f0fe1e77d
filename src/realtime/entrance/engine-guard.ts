import type { Socket as NetSocket } from 'node:net';
import type { Socket } from 'socket.io';
import type { Lobby } from './lobby';

/** A socket of Engine.IO, the layer under Socket.IO. */
export type EngineConnection = Socket['conn'];

/** What is used of it beyond its public types (engine.io 6.6, ws 8). */
interface EngineInternals {
  readyState: string;
  upgrading: boolean;
  writeBuffer: unknown[];
  transport: EngineTransport;
}

interface EngineTransport {
  name: string;
  writable: boolean;
  socket?: { _socket?: NetSocket };
  close(): void;
}

interface EnginePacket {
  type: string;
  data?: unknown;
}

// Socket.IO's packet type CONNECT (protocol revision 5).
const connectPacketType = '0';

/**
 * Bounds what Engine.IO and Socket.IO do for a client of whom nothing is known yet: they answer each
 * CONNECT and each probe, at any time and without an end.
 */
export class EngineGuard {
  readonly #waiting = new WeakMap<EngineConnection, () => void>();

  constructor(private readonly lobby: Lobby) {}

  /** Looks after a connection that has just been opened. */
  watch(connection: EngineConnection): void {
    const leave = this.lobby.enter(connection.request, () => cut(connection));
    if (leave === undefined) return cut(connection);
    this.#waiting.set(connection, leave);
    connection.once('close', leave);
    allowOneConnect(connection);
    allowOneProbe(connection);
  }

  /** The client is known now, and may stay. */
  admit(connection: EngineConnection): void {
    this.#waiting.get(connection)?.();
  }
}

/**
 * The socket under Engine.IO, for frames that are ready as they are. Undefined when the engine is
 * polling, upgrading, or has something in its own buffer that must go first.
 */
export function idleNetSocket(connection: EngineConnection): NetSocket | undefined {
  const { readyState, upgrading, writeBuffer, transport } = internalsOf(connection);
  const isIdle = readyState === 'open' && !upgrading && writeBuffer.length === 0;
  const isWritable = transport.name === 'websocket' && transport.writable;
  return isIdle && isWritable ? transport.socket?._socket : undefined;
}

/** Ends a connection at once, whether its client reads or not. */
export function cut(connection: EngineConnection): void {
  const netSocket = internalsOf(connection).transport.socket?._socket;
  connection.close(true);
  netSocket?.destroy();
}

/** A client connects to one namespace, once: being refused ends what it may ask of this socket. */
function allowOneConnect(connection: EngineConnection): void {
  let hasAsked = false;
  connection.on('packet', ({ type, data }: EnginePacket) => {
    if (type !== 'message' || typeof data !== 'string' || data[0] !== connectPacketType) return;
    if (hasAsked) cut(connection);
    hasAsked = true;
  });
}

/** Each probe of a WebSocket that is to replace polling is answered, so there must be one only. */
function allowOneProbe(connection: EngineConnection): void {
  const probed = new WeakSet<EngineTransport>();
  connection.on('upgrading', (transport: EngineTransport) => {
    if (probed.has(transport)) {
      transport.socket?._socket?.destroy();
    }
    probed.add(transport);
  });
}

function internalsOf(connection: EngineConnection): EngineInternals {
  return connection as unknown as EngineInternals;
}
