import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { placeBeside } from './place-beside';

/**
 * What an element opens over the page beside its first button: it is rendered while `isOpen`, begins with
 * the focus in it, and gives the focus back.
 */
export class Popover implements ReactiveController {
  #isOpen = false;

  /** @param items what in it can have the focus */
  constructor(
    private readonly host: ReactiveControllerHost & { readonly shadowRoot: ShadowRoot | null },
    private readonly items: string,
  ) {
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** What in it can have the focus, in order. */
  get buttons(): HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>(this.items)];
  }

  /** Which of them has it; -1 for none. */
  get focused(): number {
    return this.buttons.indexOf(this.#root.activeElement as HTMLElement);
  }

  hostDisconnected(): void {
    this.#isOpen = false;
  }

  readonly open = async (): Promise<void> => {
    this.#isOpen = true;
    this.host.requestUpdate();
    await this.host.updateComplete;
    this.#popover.showPopover();
    placeBeside(this.#popover, this.#button);
    this.buttons[0]?.focus();
  };

  close(): void {
    this.#popover.hidePopover();
  }

  readonly toggled = (event: ToggleEvent): void => {
    if (event.newState === 'open') return;
    this.#isOpen = false;
    this.host.requestUpdate();
    if (this.#root.activeElement !== null) this.#button.focus();
  };

  get #root(): ShadowRoot {
    return this.host.shadowRoot!;
  }

  get #popover(): HTMLElement {
    return this.#root.querySelector<HTMLElement>('[popover]')!;
  }

  get #button(): HTMLElement {
    return this.#root.querySelector<HTMLElement>('button')!;
  }
}
