import type { EventName, OutgoingEvent } from '../../../generated/events/gateway';
import type { Ref } from './ref';
import { textFrame } from './text-frame';

/** The Socket.IO namespace, and the path of the raw WebSocket. */
export const messagingPath = '/messaging';

// Engine.IO's packet type "message" (4) and Socket.IO's "event" (2), then the namespace:
// Socket.IO protocol revision 5, Engine.IO protocol revision 4.
const socketIoPrefix = `42${messagingPath},`;

/**
 * An event that was checked, in the form in which it leaves. It is serialised once and framed once
 * for each protocol, however many connections it goes to.
 */
export class EncodedEvent {
  /** Gives a reply once more, as Socket.IO's acknowledgement, which leaves right behind the event. */
  acknowledge: ((reply: OutgoingEvent) => void) | undefined;
  readonly #json: string;
  #rawFrame: Buffer | undefined;
  #socketIoFrame: Buffer | undefined;

  /** @param outerRef the `ref` that stands beside `data` in a raw frame */
  constructor(
    readonly event: OutgoingEvent,
    private readonly outerRef?: Ref,
  ) {
    this.#json = JSON.stringify(event.data);
  }

  get name(): EventName {
    return this.event.event;
  }

  /** About how many bytes a frame of it takes. */
  get size(): number {
    return this.#json.length;
  }

  /** The payload as JSON. */
  get json(): string {
    return this.#json;
  }

  get rawFrame(): Buffer {
    return (this.#rawFrame ??= textFrame(
      `{"event":"${this.name}","data":${this.#json}${this.#outerRefMember()}}`,
    ));
  }

  get socketIoFrame(): Buffer {
    return (this.#socketIoFrame ??= textFrame(`${socketIoPrefix}["${this.name}",${this.#json}]`));
  }

  #outerRefMember(): string {
    return this.outerRef === undefined ? '' : `,"ref":${JSON.stringify(this.outerRef)}`;
  }
}
