import type { MessagingClient, ResultOf } from '../index';
import { keepTrying } from './keep-trying';
import { Observable } from './observable';

/** What is unread in all of the user's chats that are not muted; undefined until it is read. */
export type CountsSnapshot = ResultOf<'getCounts'> | undefined;

/** What the counts need of the store. */
export interface CountsContext {
  client: Pick<MessagingClient, 'rest' | 'onError'>;
  /** Aborted when nothing is to be read any more. */
  life: AbortSignal;
  /** Sees to it that the counts are told what happens. */
  follow: () => void;
}

// Where much happens, the service is not asked for each of it.
const pauseMs = 1000;

/**
 * What is unread in all of the user's chats. Events tell of single chats, of which most are not known here,
 * so the service is asked when something happened, while anyone listens.
 */
export class Counts extends Observable<CountsSnapshot> {
  #counts: CountsSnapshot;
  #isDue = false;
  #isReading = false;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly context: CountsContext) {
    super(context.client.onError);
    context.life.addEventListener('abort', () => clearTimeout(this.#pause));
  }

  /** Something happened that may have changed them. */
  happened(): void {
    this.#isDue = true;
    this.#go();
  }

  protected take(): CountsSnapshot {
    return this.#counts;
  }

  protected override onObserved(): void {
    this.context.follow();
    this.happened();
  }

  #go(): void {
    const { aborted } = this.context.life;
    if (this.#isDue && this.isObserved && !this.#isReading && !aborted) void this.#read();
  }

  async #read(): Promise<void> {
    const { client, life: signal } = this.context;
    [this.#isReading, this.#isDue] = [true, false];
    try {
      this.#counts = await keepTrying(signal, () => client.rest.getCounts({ signal }));
      this.changed();
    } catch (error) {
      if (!signal.aborted) client.onError(error);
    }
    if (signal.aborted) return;
    this.#pause = setTimeout(() => {
      this.#isReading = false;
      this.#go();
    }, pauseMs);
  }
}
