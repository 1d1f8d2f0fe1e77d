import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { closeCodes } from '../generated/events/close-codes';
import type { Database } from './database/database';
import type { Job } from './job';
import type { Broker } from './realtime/cluster/broker';
import type { Gateway } from './realtime/commands/gateway';
import type { Occupancy } from './realtime/cluster/occupancy';
import type { Reconciler } from './realtime/delivery/reconciler';
import type { SocketIoTransportServer } from './realtime/entrance/socketio-transport';
import type { WebSocketTransportServer } from './realtime/entrance/websocket-transport';

const idleCheckMs = 50;
// What a client that does not read, or never finishes its request, may take of a stop.
const graceMs = 5000;

/** One node of the service, from the first request to the last. */
export class Service {
  readonly #sockets = new Set<Socket>();

  constructor(
    private readonly server: Server,
    private readonly realtime: {
      gateway: Gateway;
      webSockets: WebSocketTransportServer;
      socketIo: SocketIoTransportServer;
      reconciler: Reconciler;
    },
    private readonly jobs: readonly Job[],
    private readonly resources: { broker: Broker; occupancy: Occupancy; database: Database },
  ) {
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  /** Takes connections; gives the port, which the system chooses when 0 is asked for. */
  async listen(port: number, host: string): Promise<number> {
    this.server.listen(port, host);
    await once(this.server, 'listening');
    this.realtime.reconciler.start();
    this.jobs.forEach((job) => job.start());
    return (this.server.address() as AddressInfo).port;
  }

  /**
   * Stops in order: takes no more connections, sends the clients away with "come back elsewhere",
   * finishes the requests under way, then closes the database.
   */
  async close(): Promise<void> {
    const { gateway, webSockets, socketIo, reconciler } = this.realtime;
    reconciler.stop();
    const serverClosed = this.#closeServer();
    await gateway.closeAll(closeCodes.GOING_AWAY);
    webSockets.close();
    socketIo.close();
    await serverClosed;
    const { occupancy, broker, database } = this.resources;
    await occupancy.close();
    await Promise.all(this.jobs.map((job) => job.stop()));
    await broker.close();
    await database.close();
  }

  /** A kept-alive connection without a request would hold the server open for ever. */
  async #closeServer(): Promise<void> {
    if (!this.server.listening) return;
    const closed = once(this.server, 'close');
    this.server.close();
    const timer = setInterval(() => this.server.closeIdleConnections(), idleCheckMs);
    const limit = setTimeout(() => this.#sockets.forEach((socket) => socket.destroy()), graceMs);
    await closed;
    clearTimeout(limit);
    clearInterval(timer);
  }
}
