import { css, html, LitElement, nothing, repeat } from '../../src/index';
import type { Line } from './line';
import { WireRow } from './wire-row';
import { controls } from './wire-styles';
import type { WireLog } from './wire-log';

customElements.define('wire-row', WireRow);

// Whoever is as near to the end as this follows what comes.
const nearPx = 40;

/** Shows what happens between the people of a page and the service, and cuts their connections. */
export class WirePanel extends LitElement {
  static override properties = {
    log: { attribute: false },
    lines: { attribute: false },
    shown: { state: true },
  };
  declare log: WireLog | undefined;
  declare lines: readonly Line[];
  /** Whose entries are shown; everyone's when it is nobody. */
  declare shown: string;
  #isFollowing = true;
  #unsubscribe: (() => void) | undefined;

  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        container-type: inline-size;
        font-size: 13px;
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 16px;
        padding: 0 16px 8px;
        border-block-end: 1px solid var(--line);
      }
      .line {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .state {
        color: var(--quiet);
      }
      .state::before {
        content: '●';
        margin-inline-end: 4px;
        color: var(--quiet);
      }
      .connected::before {
        color: var(--good);
      }
      .cut,
      .cut::before {
        color: var(--bad);
      }
      .clear {
        margin-inline-start: auto;
      }
      .log {
        flex: 1;
        min-block-size: 0;
        overflow: auto;
      }
      .empty {
        margin: 16px;
        color: var(--quiet);
      }
    `,
  ];

  constructor() {
    super();
    this.lines = [];
    this.shown = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('log')) this.#watch();
  }

  protected override updated(): void {
    // The rows render after this, and only then is it known how high they are.
    if (this.#isFollowing) requestAnimationFrame(() => this.#toEnd());
  }

  protected override render() {
    const { entries = [] } = this.log ?? {};
    const shown = entries.filter(({ who }) => this.shown === '' || who === this.shown);
    return html`<div class="bar">
        ${this.lines.map((line) => this.#line(line))}
        <label class="clear">Show ${this.#filter()}</label>
        <button @click=${() => this.log?.clear()}>Clear</button>
      </div>
      <div
        class="log"
        role="log"
        aria-live="off"
        aria-label="What went over the wire"
        tabindex="0"
        @scroll=${this.#scrolled}
        @folded=${this.#scrolled}
        @unfolded=${() => (this.#isFollowing = false)}
      >
        ${shown.length === 0 ? html`<p class="empty">Nothing yet. Write a message.</p>` : nothing}
        ${repeat(
          shown,
          ({ id }) => id,
          (entry) => html`<wire-row .entry=${entry} .side=${this.#sideOf(entry.who)}></wire-row>`,
        )}
      </div>`;
  }

  #watch(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = this.log?.subscribe(() => this.requestUpdate());
  }

  #line(line: Line) {
    const { who, isCut, isConnected } = line;
    const state = isCut ? 'cut' : isConnected ? 'connected' : 'not connected';
    const toggle = () => (isCut ? line.mend() : line.cut());
    return html`<span class="line" role="group" aria-label="Connection of ${who}">
      <b class="side${this.#sideOf(who)}">${who}</b>
      <span class="state ${state}" role="status">${state}</span>
      <button
        aria-label=${isCut ? `Reconnect ${who}` : `Cut the connection of ${who}`}
        @click=${toggle}
      >
        ${isCut ? 'Reconnect' : 'Cut the connection'}
      </button>
    </span>`;
  }

  #filter() {
    const people = [...new Set(this.lines.map(({ who }) => who))];
    return html`<select
      .value=${this.shown}
      @change=${({ target }: Event) => (this.shown = (target as HTMLSelectElement).value)}
    >
      <option value="">everyone</option>
      ${people.map((who) => html`<option value=${who} ?selected=${who === this.shown}>${who}</option>`)}
    </select>`;
  }

  /** By which someone's colour is chosen; those of before have none. */
  #sideOf(who: string): number {
    return this.lines.findIndex((line) => line.who === who) + 1;
  }

  get #list(): HTMLElement {
    return this.renderRoot.querySelector('.log')!;
  }

  #scrolled = (): void => {
    const { scrollHeight, scrollTop, clientHeight } = this.#list;
    this.#isFollowing = scrollHeight - scrollTop - clientHeight < nearPx;
  };

  #toEnd(): void {
    this.#list.scrollTop = this.#list.scrollHeight;
  }
}
