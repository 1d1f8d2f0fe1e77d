import { css, html, LitElement, nothing } from 'lit';
import { type IconName, icon } from './icons';
import { Popover } from './popover';
import { common } from './theme';

/** One of the things that a menu offers. */
export interface MenuItem {
  readonly text: string;
  readonly icon: IconName;
  readonly isDangerous?: boolean;
  readonly choose: () => unknown;
}

/** A button that opens a menu. */
export class MessagingMenu extends LitElement {
  static override properties = {
    label: {},
    items: { attribute: false },
  };
  declare label: string;
  declare items: readonly MenuItem[];
  readonly #popover = new Popover(this, '[role=menuitem]');

  static override styles = [
    common,
    css`
      :host {
        display: inline-grid;
      }
      [role='menu'] {
        position: fixed;
        margin: 0;
        inset: auto;
        min-inline-size: 190px;
        padding: 6px;
        border: 1px solid var(--_line);
        border-radius: 12px;
        background: var(--_surface);
        color: var(--_text);
        box-shadow: var(--_shadow);
        /* What it stands in may take none, as soon as the pointer has left that. */
        pointer-events: auto;
      }
      [role='menuitem'] {
        display: flex;
        gap: 10px;
        align-items: center;
        inline-size: 100%;
        padding: 8px 10px;
        text-align: start;
      }
      [role='menuitem']:hover,
      [role='menuitem']:focus {
        background: var(--_hover);
      }
    `,
  ];

  constructor() {
    super();
    this.label = '';
    this.items = [];
  }

  protected override render() {
    return html`<button
        class="icon-button"
        aria-haspopup="menu"
        aria-expanded=${this.#popover.isOpen}
        aria-label=${this.label}
        title=${this.label}
        @click=${this.#popover.open}
      >
        ${icon('more')}
      </button>
      <div
        role="menu"
        aria-label=${this.label}
        popover
        @toggle=${this.#popover.toggled}
        @keydown=${this.#move}
      >
        ${this.#popover.isOpen ? this.items.map((item) => this.#item(item)) : nothing}
      </div>`;
  }

  #item({ text, icon: name, isDangerous = false, choose }: MenuItem) {
    const chosen = () => {
      this.#popover.close();
      choose();
    };
    return html`<button
      role="menuitem"
      tabindex="-1"
      class=${isDangerous ? 'danger' : ''}
      @click=${chosen}
    >
      ${icon(name)}${text}
    </button>`;
  }

  #move = (event: KeyboardEvent): void => {
    const { buttons, focused: at } = this.#popover;
    const next: Record<string, number> = {
      ArrowDown: (at + 1) % buttons.length,
      ArrowUp: (at - 1 + buttons.length) % buttons.length,
      Home: 0,
      End: buttons.length - 1,
    };
    const place = next[event.key];
    if (event.key === 'Tab') this.#popover.close();
    if (place === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    buttons[place]?.focus();
  };
}
