import { ContextProvider } from '@lit/context';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { MessagingError } from '../../../client/src/index';
import { common, theme } from '../parts/theme';
import { Dialogs } from '../people/dialogs';
import { textsFor } from '../texts/texts';
import { type ChatSession, endSession, openSession, sessionContext } from './chat-session';

/** What of an element decides whose chat it shows. */
const deciding = ['url', 'userId', 'development', 'getToken', 'fetch', 'webSocket', 'lang'];

/**
 * An element that opens a session, for all that stand in it. It is open while the element is in the page.
 */
export abstract class SessionHost extends LitElement {
  static override properties = {
    url: {},
    userId: { attribute: 'user-id' },
    development: { type: Boolean },
    lang: { reflect: true },
    getToken: { attribute: false },
    fetch: { attribute: false },
    webSocket: { attribute: false },
    session: { state: true },
    failure: { state: true },
  };
  /** Where the service is, for example `https://chat.example.com`. */
  declare url: string | undefined;
  /** Whose chat it is; whose the session is, if it is not said. */
  declare userId: string | undefined;
  /** Takes a session of development mode. */
  declare development: boolean;
  /** Gives an access token that is valid now; without it the cookie is the session. */
  declare getToken: (() => Promise<string>) | undefined;
  /** What is used in place of the browser's own, to watch or to route what is asked and sent. */
  declare fetch: typeof globalThis.fetch | undefined;
  declare webSocket: typeof WebSocket | undefined;
  declare session: ChatSession | undefined;
  declare failure: MessagingError | undefined;

  static override styles = [theme, common];

  readonly #provider = new ContextProvider(this, { context: sessionContext });
  readonly #dialogs = new Dialogs(this);
  #opening: object | undefined;

  constructor() {
    super();
    this.development = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('online', this.#online);
    window.addEventListener('pagehide', this.#hidden);
    window.addEventListener('pageshow', this.#shown);
    if (this.hasUpdated) void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('online', this.#online);
    window.removeEventListener('pagehide', this.#hidden);
    window.removeEventListener('pageshow', this.#shown);
    this.#end();
  }

  /** Opens the session anew. */
  restart(): void {
    void this.#start();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (deciding.some((name) => changed.has(name)) || !this.hasUpdated) void this.#start();
  }

  /** What stands in it, once there is a session. */
  protected abstract content(): TemplateResult;

  protected override render() {
    if (this.failure !== undefined) return this.#renderFailure(this.failure);
    return this.session === undefined ? nothing : html`${this.content()}${this.#dialogs.shown}`;
  }

  #renderFailure(failure: MessagingError) {
    const { texts } = this.#language();
    return html`<div class="failure" role="alert">
      <p>${failure.status === 401 ? texts.refused : texts.failed(failure.message)}</p>
      <button class="button" @click=${() => this.restart()}>${texts.again}</button>
    </div>`;
  }

  async #start(): Promise<void> {
    this.#end();
    const opening = (this.#opening = {});
    const { userId, getToken, development, fetch, webSocket } = this;
    const url = this.url ?? new URL('..', import.meta.url).href;
    const options = { url, userId, getToken, development, fetch, webSocket };
    try {
      const session = await openSession(options, this.#language());
      if (opening !== this.#opening) return endSession(session);
      this.failure = undefined;
      this.#show(session);
    } catch (error) {
      if (opening !== this.#opening) return;
      this.failure =
        error instanceof MessagingError
          ? error
          : new MessagingError('UNEXPECTED_RESPONSE', String(error), { retryable: false });
    }
  }

  #show(session: ChatSession | undefined): void {
    this.session = session;
    this.#provider.setValue(session);
  }

  #end(): void {
    this.#opening = undefined;
    this.#dialogs.close();
    if (this.session !== undefined) endSession(this.session);
    this.#show(undefined);
  }

  #language(): Pick<ChatSession, 'texts' | 'locale'> {
    const inherited = this.closest<HTMLElement>('[lang]')?.lang ?? '';
    const locale = this.lang || inherited || navigator.language;
    return { locale, texts: textsFor(locale) };
  }

  #online = (): void => void this.session?.client.connect().catch(() => undefined);

  /** A page that is left may never be told of it again. */
  #hidden = (): void => this.#end();

  #shown = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) void this.#start();
  };
}
