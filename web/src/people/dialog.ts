import { css, html, LitElement, type PropertyValues } from 'lit';
import { icon } from '../parts/icons';
import { common } from '../parts/theme';

/** A dialog over the page, with a heading and a way out. It tells `closed`. */
export class MessagingDialog extends LitElement {
  static override properties = { heading: {}, closeText: {} };
  declare heading: string;
  declare closeText: string;

  static override styles = [
    common,
    css`
      dialog {
        inline-size: min(440px, calc(100vw - 24px));
        max-block-size: min(680px, calc(100vh - 24px));
        padding: 0;
        border: 1px solid var(--_line);
        border-radius: 18px;
        background: var(--_surface);
        color: var(--_text);
        box-shadow: var(--_shadow);
        font: inherit;
      }
      dialog::backdrop {
        background: #0c102073;
      }
      header {
        position: sticky;
        inset-block-start: 0;
        display: flex;
        align-items: center;
        padding: 14px 12px 10px 20px;
        background: var(--_surface);
        z-index: 1;
      }
      h2 {
        flex: 1;
        margin: 0;
        font-size: 1.15em;
        letter-spacing: -0.01em;
      }
      .content {
        padding: 4px 20px 20px;
      }
    `,
  ];

  protected override firstUpdated(_changed: PropertyValues): void {
    this.renderRoot.querySelector('dialog')!.showModal();
  }

  protected override render() {
    return html`<dialog aria-labelledby="heading" @close=${this.#closed} @click=${this.#clicked}>
      <header>
        <h2 id="heading">${this.heading}</h2>
        <button
          class="icon-button"
          aria-label=${this.closeText}
          title=${this.closeText}
          @click=${this.#close}
        >
          ${icon('close')}
        </button>
      </header>
      <div class="content"><slot></slot></div>
    </dialog>`;
  }

  #close = (): void => this.renderRoot.querySelector('dialog')!.close();

  /** Beside it is outside. */
  #clicked = (event: MouseEvent): void => {
    if ((event.composedPath()[0] as HTMLElement).tagName === 'DIALOG') this.#close();
  };

  #closed = (): void => void this.dispatchEvent(new CustomEvent('closed'));
}
