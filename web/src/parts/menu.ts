import { css, html, LitElement, nothing } from 'lit';
import { type IconName, icon } from './icons';
import { placeBeside } from './place-beside';
import { common } from './theme';

/** One of the things that a menu offers. */
export interface MenuItem {
  readonly text: string;
  readonly icon: IconName;
  readonly isDangerous?: boolean;
  readonly choose: () => void;
}

/** A button that opens a menu. */
export class MessagingMenu extends LitElement {
  static override properties = {
    label: {},
    items: { attribute: false },
    isOpen: { state: true },
  };
  declare label: string;
  declare items: readonly MenuItem[];
  declare isOpen: boolean;

  static override styles = [
    common,
    css`
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
    this.isOpen = false;
  }

  protected override render() {
    return html`<button
        class="icon-button"
        aria-haspopup="menu"
        aria-expanded=${this.isOpen}
        aria-label=${this.label}
        title=${this.label}
        @click=${this.#open}
      >
        ${icon('more')}
      </button>
      <div
        role="menu"
        aria-label=${this.label}
        popover
        @toggle=${this.#toggled}
        @keydown=${this.#move}
      >
        ${this.isOpen ? this.items.map((item) => this.#item(item)) : nothing}
      </div>`;
  }

  #item({ text, icon: name, isDangerous = false, choose }: MenuItem) {
    const chosen = () => {
      this.#menu.hidePopover();
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

  get #menu(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('[role=menu]')!;
  }

  get #button(): HTMLElement {
    return this.renderRoot.querySelector('button')!;
  }

  #open = async (): Promise<void> => {
    this.isOpen = true;
    await this.updateComplete;
    this.#menu.showPopover();
    placeBeside(this.#menu, this.#button);
    this.#itemButtons[0]?.focus();
  };

  #toggled = (event: ToggleEvent): void => {
    if (event.newState === 'open') return;
    this.isOpen = false;
    if (this.shadowRoot?.activeElement !== null) this.#button.focus();
  };

  #move = (event: KeyboardEvent): void => {
    const buttons = this.#itemButtons;
    const at = buttons.indexOf(this.shadowRoot!.activeElement as HTMLElement);
    const next: Record<string, number> = {
      ArrowDown: (at + 1) % buttons.length,
      ArrowUp: (at - 1 + buttons.length) % buttons.length,
      Home: 0,
      End: buttons.length - 1,
    };
    const place = next[event.key];
    if (event.key === 'Tab') this.#menu.hidePopover();
    if (place === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    buttons[place]?.focus();
  };

  get #itemButtons(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role=menuitem]')];
  }
}
