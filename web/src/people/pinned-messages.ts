import { css, html, nothing } from 'lit';
import type { ShownMessage, StoredChat } from '../../../client/src/store/index';
import { common } from '../parts/theme';
import { Observed } from '../session/observed';
import { SessionElement } from '../session/session-element';
import { dayOf, momentOf, timeOf } from '../texts/times';

/** What is pinned in a chat. It tells `message-wanted` and `closed`. */
export class PinnedMessages extends SessionElement {
  static override properties = {
    chatId: { attribute: false },
    failure: { state: true },
  };
  declare chatId: string;
  declare failure: string;
  readonly #chat = new Observed(this, () => this.#stored);

  static override styles = [
    common,
    css`
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      li + li {
        margin-block-start: 8px;
      }
      button {
        display: block;
        inline-size: 100%;
        padding: 10px 14px;
        border-radius: 12px;
        background: var(--_raised);
        text-align: start;
      }
      button:hover {
        background: var(--_hover);
      }
      .line {
        display: flex;
        gap: 8px;
        align-items: baseline;
        font-size: 0.88em;
        color: var(--_quiet);
      }
      b {
        flex: 1;
        overflow: hidden;
        white-space: nowrap;
        text-overflow: ellipsis;
        color: var(--_text);
      }
      .text {
        display: block;
        overflow-wrap: anywhere;
      }
    `,
  ];

  constructor() {
    super();
    this.failure = '';
  }

  get #stored(): StoredChat | undefined {
    return this.session?.store.chat(this.chatId);
  }

  protected override firstUpdated(): void {
    this.#stored?.loadPins().catch((error: Error) => {
      this.failure = this.texts.failed(error.message);
    });
  }

  protected override render() {
    if (this.session === undefined) return nothing;
    const { texts } = this;
    return html`<messaging-dialog
      .heading=${texts.pins}
      .closeText=${texts.close}
      @closed=${() => this.tell('closed')}
    >
      ${this.failure === '' ? this.#pins() : html`<p role="alert">${this.failure}</p>`}
    </messaging-dialog>`;
  }

  #pins() {
    const { texts } = this;
    const pins = this.#chat.snapshot?.pins;
    if (pins === undefined) return html`<p class="quiet">${texts.loading}</p>`;
    if (pins.length === 0) return html`<p class="quiet">${texts.noPins}</p>`;
    return html`<ul>
      ${pins.map((message) => html`<li>${this.#pin(message)}</li>`)}
    </ul>`;
  }

  #pin({ senderId, createdAt, content, isHidden, stored }: ShownMessage) {
    const { texts, open } = this;
    return html`<button @click=${() => this.tell('message-wanted', { messageId: stored?.id })}>
      <span class="line">
        <b dir="auto">${this.users.name(senderId)}</b>
        <time datetime=${createdAt} title=${momentOf(createdAt, open.locale)}
          >${dayOf(createdAt, open.locale, texts)}, ${timeOf(createdAt, open.locale)}</time
        >
      </span>
      <span class="text" dir="auto">${isHidden ? texts.hiddenMessage : content}</span>
    </button>`;
  }
}
