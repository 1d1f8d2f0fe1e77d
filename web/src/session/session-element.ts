import { ContextConsumer } from '@lit/context';
import { LitElement } from 'lit';
import type { Texts } from '../texts/texts';
import { type ChatSession, sessionContext } from './chat-session';
import { KnownUsers } from './known-users';

/** An element that shows something of the session in which it stands. */
export abstract class SessionElement extends LitElement {
  readonly #session = new ContextConsumer(this, { context: sessionContext, subscribe: true });

  /** Whom it shows; of those the names are kept right. */
  protected readonly users = new KnownUsers(this, (userId) => this.session?.store.user(userId));

  /** Undefined until it is open. */
  protected get session(): ChatSession | undefined {
    return this.#session.value;
  }

  /** The session, where nothing is rendered without one. */
  protected get open(): ChatSession {
    return this.session!;
  }

  protected get texts(): Texts {
    return this.open.texts;
  }

  /** Tells elements around this one, also through shadow roots. */
  protected tell(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
