import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { pathOf } from '../../src/http/request-target';
import type { EventsMock } from './events-mock';
import type { Message } from './message';

const prefix = '/emit/';

/**
 * `POST /emit/EVENT` lets an event happen in the chats that clients follow. With a body, which must
 * fit the document, that very payload goes to every client that subscribed, whatever the state is.
 * The answer says how many clients got it.
 */
export class EmitRequests {
  constructor(private readonly mock: EventsMock) {}

  /** Whether a request is for this, not for REST. */
  takes({ url = '' }: IncomingMessage): boolean {
    return url.startsWith(prefix);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { events } = this.mock.contract;
    const event = events.get(pathOf(request).slice(prefix.length));
    const body = await text(request);
    if (request.method !== 'POST') {
      answer(response, 405, { message: 'Emit with POST.' });
    } else if (event === undefined) {
      answer(response, 404, { message: 'There is no such event.', events: [...events.keys()] });
    } else {
      this.#emit(event, body, response);
    }
  }

  #emit(event: Message, body: string, response: ServerResponse): void {
    if (body === '') return answer(response, 200, { emitted: this.mock.emitOne(event) });
    const payload = parseJson(body);
    const errors = event.mistakes(payload).map(({ path, message }) => ({ path, message }));
    if (errors.length === 0) answer(response, 200, { emitted: this.mock.emit(event, payload) });
    else answer(response, 400, { message: `The payload does not fit ${event.name}.`, errors });
  }
}

/** Text that is not JSON fits no schema either. */
function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body) + '\n');
}
