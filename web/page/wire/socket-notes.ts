import { closeCodes, commands, errorPlace, events, replies } from './docs-places';
import { parsed } from './json-text';
import { wscatOf } from './shell';
import type { WireLog } from './wire-log';

interface Frame {
  event: string;
  data?: { ref?: number; epoch?: string; code?: string; message?: string };
}

/** How a connection ends that nobody ended (RFC 6455, section 7.1.5). */
export const lostCode = 1006;

/** Notes what goes over one connection. */
export class SocketNotes {
  readonly #opening: number;
  #isOpen = false;
  /** The entries of commands without a reply, by their `ref`. */
  readonly #unanswered = new Map<number, number>();

  /** Notes that it is asked for. */
  constructor(
    private readonly log: WireLog,
    private readonly who: string,
    url: string,
  ) {
    const { pathname, search } = new URL(url);
    this.#opening = log.add({
      ...{ who, kind: 'connection', direction: 'sent', name: 'WebSocket' },
      text: pathname + search,
      shell: wscatOf(url),
      parts: [{ title: url, docs: 'events.html' }],
    });
  }

  opened(): void {
    this.#isOpen = true;
    this.log.complete(this.#opening, { status: 'open', isGood: true });
  }

  sent(text: string): void {
    const { event: name, data } = frameOf(text);
    const id = this.log.add({
      ...{ who: this.who, kind: 'command', direction: 'sent', name },
      text: commandText(data),
      // Whoever joins for the first time may name a revision too, but knows no epoch.
      mark: data?.epoch === undefined ? undefined : 'resume',
      parts: [{ title: name, body: text, docs: commands[name] }],
    });
    if (data?.ref !== undefined) this.#unanswered.set(data.ref, id);
  }

  received(text: string): void {
    const { event: name, data = {} } = frameOf(text);
    const refusal = name === 'error' ? data.code : undefined;
    const command = this.#unanswered.get(data.ref ?? NaN);
    if (command !== undefined) {
      this.#unanswered.delete(data.ref!);
      this.#replied(command, { title: name, body: text }, refusal, data.message);
      return;
    }
    this.log.add({
      ...{ who: this.who, kind: 'event', direction: 'received', name },
      ...(refusal === undefined ? {} : { status: refusal, isGood: false }),
      text: eventText(data),
      parts: [{ title: name, body: text, docs: events[name] }],
    });
  }

  /** Whatever has no reply gets none any more. */
  ended(code: number, reason: string): void {
    for (const id of this.#unanswered.values())
      this.log.complete(id, { status: 'no reply', isGood: false });
    this.#unanswered.clear();
    const part = { title: `Close code ${code}`, docs: closeCodes[code] };
    if (!this.#isOpen) {
      this.log.complete(this.#opening, { status: 'failed', isGood: false, part });
      return;
    }
    const isLost = code === lostCode;
    this.log.add({
      ...{ who: this.who, kind: 'connection', direction: 'none', name: 'connection closed' },
      ...{ status: `${code}`, isGood: !isLost && closeCodes[code] === undefined },
      text: isLost ? 'Lost: nobody ended it.' : reason,
      parts: [part],
    });
  }

  #replied(
    id: number,
    part: { title: string; body: string },
    refusal: string | undefined,
    message = '',
  ): void {
    this.log.complete(id, {
      status: refusal ?? part.title,
      isGood: refusal === undefined,
      ...(refusal === undefined ? {} : { text: message }),
      part: { ...part, docs: refusal === undefined ? replies[part.title] : errorPlace(refusal) },
    });
  }
}

function frameOf(text: string): Frame {
  return (parsed(text) ?? { event: 'not JSON' }) as Frame;
}

/** A command in one line; that it has a number says nothing of it. */
function commandText(data: Frame['data'] = {}): string {
  return lineOf(data, ['ref']);
}

/** An event in one line: without ids, which are long, there is room for what happened. */
function eventText(data: Frame['data'] = {}): string {
  return lineOf(data, ['id', 'chatId']);
}

function lineOf(data: object, omitted: string[]): string {
  const line = JSON.stringify(data, (name, value: unknown) =>
    omitted.includes(name) ? undefined : value,
  );
  return line === '{}' ? '' : line;
}
