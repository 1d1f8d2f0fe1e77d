import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { clientFrame, FrameReader } from './frame-reader';
import { type Protocol, protocols, type TransportName } from './protocol';
import { readStamp, type Stamp } from './stamp';

const opcodes = { text: 1, close: 8, ping: 9, pong: 10 };
// "new-message" is the only event that begins like this.
const messageName = Buffer.from('new-me');
// What a socket reads goes through here and is looked at before the next one reads.
const readBuffer = Buffer.alloc(64 * 1024);

/**
 * A connection that counts the messages it receives. It speaks just enough of WebSocket and of
 * Socket.IO: the load shares the processor with what it measures, so it must cost little, and the
 * same for every server.
 */
export class Receiver {
  /** How many messages came. */
  messages = 0;
  isOpen = true;
  /** Is told of each message's stamp; without it stamps are not read. */
  onMessage: ((stamp: Stamp) => void) | undefined;
  /** Is told of the text of whatever else comes. */
  onOther: ((text: string) => void) | undefined;
  /** Is told when the server ends the connection. */
  onLost: (() => void) | undefined;
  readonly #socket: Socket;
  readonly #protocol: Protocol;
  readonly #frames = new FrameReader((...frame) => this.#take(...frame));
  #head = '';
  #isUpgraded = false;
  #waiting: { part: string; found: () => void; failed: (error: Error) => void } | undefined;

  private constructor(url: URL, transport: TransportName) {
    this.#protocol = protocols[transport];
    const onread = { buffer: readBuffer, callback: this.#read.bind(this) };
    this.#socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true, onread });
    this.#socket.on('error', () => this.#lost());
    this.#socket.on('close', () => this.#lost());
  }

  /** Connects as a user; resolves when the server takes commands. */
  static async open(url: string, transport: TransportName, userId: string): Promise<Receiver> {
    const target = new URL(url);
    const receiver = new Receiver(target, transport);
    const { greeting, welcome } = receiver.#protocol;
    receiver.#socket.write(upgradeRequest(receiver.#protocol.path(userId), target.host));
    await receiver.#until('\r\n\r\n');
    if (greeting !== undefined) receiver.#send(opcodes.text, greeting);
    if (welcome !== undefined) await receiver.#until(welcome);
    return receiver;
  }

  /** Joins a chat; with `after`, resolves when what was missed since then came too. */
  async join(chatId: string, after?: number): Promise<void> {
    this.#send(opcodes.text, this.#protocol.command('join-chat', { chatId, after }));
    await this.#until('chat-joined');
  }

  /** Sends texts so many times, in one write. */
  repeat(texts: string[], times: number): void {
    const frames = texts.map((text) => clientFrame(opcodes.text, Buffer.from(text)));
    this.#socket.write(Buffer.concat(Array.from({ length: times }, () => frames).flat()));
  }

  close(): void {
    this.#socket.destroy();
  }

  #send(opcode: number, text: string): void {
    this.#socket.write(clientFrame(opcode, Buffer.from(text)));
  }

  /** Resolves when a text comes that holds this part. */
  #until(part: string): Promise<void> {
    return new Promise((found, failed) => {
      this.#waiting = { part, found, failed };
    });
  }

  #lost(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.onLost?.();
    this.#waiting?.failed(new Error('The server ended a connection'));
  }

  #read(length: number, buffer: Uint8Array): boolean {
    const chunk = (buffer as Buffer).subarray(0, length);
    if (this.#isUpgraded) this.#frames.read(chunk);
    else this.#readHead(chunk);
    return true;
  }

  #readHead(chunk: Buffer): void {
    this.#head += chunk.toString('latin1');
    const end = this.#head.indexOf('\r\n\r\n') + 4;
    if (end < 4) return;
    if (!this.#head.startsWith('HTTP/1.1 101')) return this.close();
    this.#isUpgraded = true;
    this.#found(this.#head);
    this.#frames.read(Buffer.from(this.#head.slice(end), 'latin1'));
  }

  #take(opcode: number, buffer: Buffer, start: number, end: number): void {
    if (opcode === opcodes.close) this.close();
    if (opcode === opcodes.ping) this.#send(opcodes.pong, buffer.toString('utf8', start, end));
    if (opcode !== opcodes.text) return;
    const name = start + this.#protocol.nameOffset;
    if (end > name && messageName.compare(buffer, name, name + messageName.length) === 0) {
      this.messages += 1;
      this.onMessage?.(readStamp(buffer, start));
    } else {
      this.#takeReply(buffer.toString('utf8', start, end));
    }
  }

  #takeReply(text: string): void {
    const pong = this.#protocol.pong(text);
    if (pong !== undefined) return this.#send(opcodes.text, pong);
    this.#found(text);
    this.onOther?.(text);
  }

  #found(text: string): void {
    if (!this.#waiting || !text.includes(this.#waiting.part)) return;
    const { found } = this.#waiting;
    this.#waiting = undefined;
    found();
  }
}

function upgradeRequest(path: string, host: string): string {
  const key = randomBytes(16).toString('base64');
  return (
    `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
    `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`
  );
}
