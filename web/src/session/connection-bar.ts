import { css, html, nothing } from 'lit';
import { icon } from '../parts/icons';
import { common } from '../parts/theme';
import { Observed } from './observed';
import { SessionElement } from './session-element';

// What is over sooner nobody needs to know of.
const patienceMs = 1500;

/** Says quietly that there is no connection. */
export class ConnectionBar extends SessionElement {
  static override properties = { isLong: { state: true } };
  declare isLong: boolean;
  readonly #connection = new Observed(this, () => this.session?.store.connection);
  #timer: ReturnType<typeof setTimeout> | undefined;

  static override styles = [
    common,
    css`
      .bar {
        display: flex;
        gap: 10px;
        align-items: center;
        justify-content: center;
        padding: 6px 12px;
        font-size: 0.88em;
        background: light-dark(#fff3d6, #3a2f14);
        color: light-dark(#5c4300, #ffdf9a);
      }
      svg {
        flex: none;
        inline-size: 18px;
        block-size: 18px;
      }
      button {
        flex: none;
        padding: 2px 6px;
        font-weight: 600;
        text-decoration: underline;
        text-underline-offset: 2px;
      }
    `,
  ];

  constructor() {
    super();
    this.isLong = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(): void {
    const isLost = this.#status !== undefined && this.#status !== 'connected';
    if (!isLost) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.isLong = false;
    } else this.#timer ??= setTimeout(() => (this.isLong = true), patienceMs);
  }

  get #status() {
    return this.#connection.snapshot?.status;
  }

  protected override render() {
    return html`<div role="status">${this.isLong ? this.#bar() : nothing}</div>`;
  }

  #bar() {
    const { texts } = this;
    const reason = this.#connection.snapshot;
    const isRefused = reason?.status === 'closed' && reason.reason?.status === 401;
    return html`<div class="bar">
      ${icon('warning')}
      <span>${isRefused ? texts.refused : texts.offline}</span>
      <button @click=${this.#tryNow}>${texts.tryNow}</button>
    </div>`;
  }

  #tryNow = (): void => void this.open.client.connect().catch(() => undefined);
}
