import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { User, UserId } from '../../../client/src/index';
import type { Readable } from '../../../client/src/store/index';
import { renderInFrame } from './frames';

/** Gives the users that an element shows, and renders it anew when one of them changes. */
export class KnownUsers implements ReactiveController {
  readonly #followed = new Map<Readable<User | undefined>, () => void>();
  readonly #asked = new Set<Readable<User | undefined>>();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly find: (userId: UserId) => Readable<User | undefined> | undefined,
  ) {
    host.addController(this);
  }

  /** A user as far as they are known, while the element renders. */
  get(userId: UserId): User | undefined {
    const readable = this.find(userId);
    if (readable === undefined) return undefined;
    this.#asked.add(readable);
    if (!this.#followed.has(readable)) {
      this.#followed.set(
        readable,
        readable.subscribe(() => renderInFrame(this.host)),
      );
    }
    return readable.getSnapshot();
  }

  /** What a user is called; their id where they have no name. */
  name(userId: UserId): string {
    return this.get(userId)?.name ?? userId;
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostUpdate(): void {
    this.#asked.clear();
  }

  hostUpdated(): void {
    for (const [readable, stop] of this.#followed) {
      if (this.#asked.has(readable)) continue;
      stop();
      this.#followed.delete(readable);
    }
  }

  hostDisconnected(): void {
    for (const stop of this.#followed.values()) stop();
    this.#followed.clear();
  }
}
