import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Readable } from '../../../client/src/store/index';
import { renderInFrame } from './frames';

/** Renders an element anew whenever a part of the store changes. It listens while the element is shown. */
export class Observed<Snapshot> implements ReactiveController {
  #readable: Readable<Snapshot> | undefined;
  #stop: (() => void) | undefined;
  #isConnected = false;

  /** @param find the part, which may be another at the next update */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly find: () => Readable<Snapshot> | undefined,
  ) {
    host.addController(this);
  }

  /** The value now; undefined without a part. */
  get snapshot(): Snapshot | undefined {
    return this.#readable?.getSnapshot();
  }

  hostConnected(): void {
    this.#isConnected = true;
    this.host.requestUpdate();
  }

  hostUpdate(): void {
    if (this.#isConnected) this.#follow(this.find());
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    this.#follow(undefined);
  }

  #follow(readable: Readable<Snapshot> | undefined): void {
    if (readable === this.#readable) return;
    this.#stop?.();
    this.#readable = readable;
    this.#stop = readable?.subscribe(() => renderInFrame(this.host));
  }
}
