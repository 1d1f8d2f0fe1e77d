/** How a connection speaks: the service's frames, or Socket.IO over its websocket transport. */
export type TransportName = 'websocket' | 'socketio';

/** One protocol as a receiver needs it: where to connect, what to say, and what to look for. */
export interface Protocol {
  path(userId: string): string;
  /** What is sent once the socket is open, if anything. */
  greeting: string | undefined;
  /** Part of the text that says that the connection may be used; undefined: it may at once. */
  welcome: string | undefined;
  command(name: string, data: unknown): string;
  /** Where in a frame's text an event's name begins. */
  nameOffset: number;
  /** The answer to a text that asks for a sign of life. */
  pong(text: string): string | undefined;
}

const socketIoPrefix = '42/messaging,';

// Socket.IO protocol revision 5 over Engine.IO protocol revision 4.
export const protocols: Record<TransportName, Protocol> = {
  websocket: {
    path: (userId) => `/messaging?userId=${userId}`,
    greeting: undefined,
    welcome: undefined,
    command: (event, data) => JSON.stringify({ event, data }),
    nameOffset: '{"event":"'.length,
    pong: () => undefined,
  },
  socketio: {
    path: (userId) => `/socket.io/?userId=${userId}&EIO=4&transport=websocket`,
    greeting: '40/messaging,',
    welcome: '40/messaging,{"sid"',
    command: (name, data) => `${socketIoPrefix}${JSON.stringify([name, data])}`,
    nameOffset: `${socketIoPrefix}["`.length,
    pong: (text) => (text === '2' ? '3' : undefined),
  },
};
