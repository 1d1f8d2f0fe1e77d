import { css, html, nothing } from 'lit';
import { SessionElement } from '../session/session-element';
import { emojiGroups } from './emoji';
import { icon } from './icons';
import { Popover } from './popover';
import { common } from './theme';

const columns = 8;

/** A button that opens a choice of emoji, without any network. It tells `emoji-chosen`. */
export class EmojiPicker extends SessionElement {
  static override properties = {
    label: {},
  };
  declare label: string;
  readonly #popover = new Popover(this, '.emoji');

  static override styles = [
    common,
    css`
      :host {
        display: inline-grid;
      }
      [popover] {
        position: fixed;
        margin: 0;
        inset: auto;
        inline-size: 316px;
        max-inline-size: calc(100vw - 8px);
        block-size: 300px;
        overflow-y: auto;
        padding: 4px 10px 10px;
        border: 1px solid var(--_line);
        border-radius: 14px;
        background: var(--_surface);
        color: var(--_text);
        box-shadow: var(--_shadow);
        /* What it stands in may take none, as soon as the pointer has left that. */
        pointer-events: auto;
      }
      h3 {
        position: sticky;
        inset-block-start: -4px;
        margin: 0;
        padding: 8px 4px 4px;
        font-size: 0.82em;
        background: var(--_surface);
        color: var(--_quiet);
      }
      .group {
        display: grid;
        grid-template-columns: repeat(8, 1fr);
      }
      .emoji {
        aspect-ratio: 1;
        font-size: 21px;
        line-height: 1;
      }
      .emoji:hover,
      .emoji:focus {
        background: var(--_hover);
      }
    `,
  ];

  constructor() {
    super();
    this.label = '';
  }

  protected override render() {
    if (this.session === undefined) return nothing;
    return html`<button
        class="icon-button"
        aria-haspopup="dialog"
        aria-expanded=${this.#popover.isOpen}
        aria-label=${this.label}
        title=${this.label}
        @click=${this.#popover.open}
      >
        ${icon('smile')}
      </button>
      <div
        popover
        role="dialog"
        aria-label=${this.texts.emoji}
        @toggle=${this.#popover.toggled}
        @keydown=${this.#move}
        @click=${this.#chosen}
      >
        ${this.#popover.isOpen ? this.#groups() : nothing}
      </div>`;
  }

  #groups() {
    return Object.entries(emojiGroups).map(([name, emoji], at) => {
      const title = this.texts[name as keyof typeof emojiGroups];
      return html`<h3 id="group-${at}">${title}</h3>
        <div class="group" role="group" aria-labelledby="group-${at}">
          ${emoji.split(' ').map((one) => html`<button class="emoji" tabindex="-1">${one}</button>`)}
        </div>`;
    });
  }

  #chosen = ({ target }: MouseEvent): void => {
    const button = (target as HTMLElement).closest('.emoji');
    if (button === null) return;
    this.#popover.close();
    this.dispatchEvent(new CustomEvent('emoji-chosen', { detail: { emoji: button.textContent } }));
  };

  #move = (event: KeyboardEvent): void => {
    const { buttons, focused: at } = this.#popover;
    const forward = getComputedStyle(this).direction === 'rtl' ? -1 : 1;
    const step = {
      ArrowRight: forward,
      ArrowLeft: -forward,
      ArrowDown: columns,
      ArrowUp: -columns,
    }[event.key];
    if (step === undefined || at === -1) return;
    event.preventDefault();
    event.stopPropagation();
    buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus();
  };
}
