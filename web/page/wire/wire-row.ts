import { html, LitElement, nothing } from '../../src/index';
import { pretty } from './json-text';
import { cookieFile } from './shell';
import type { WireEntry, WirePart } from './wire-log';
import { controls, row } from './wire-styles';

const arrows = {
  sent: html`<span role="img" aria-label="sent">→</span>`,
  received: html`<span role="img" aria-label="received">←</span>`,
  none: nothing,
};

const copiedMs = 1500;

/** One entry of the log: a line, and all of it when it is unfolded, and tells `unfolded` and `folded`. */
export class WireRow extends LitElement {
  static override properties = {
    entry: { attribute: false },
    side: { attribute: false },
    isOpen: { state: true },
    isCopied: { state: true },
  };
  declare entry: WireEntry;
  /** Which of the page's people it is about, from 1. */
  declare side: number;
  declare isOpen: boolean;
  declare isCopied: boolean;

  static override styles = [controls, row];

  constructor() {
    super();
    this.isOpen = false;
    this.isCopied = false;
  }

  protected override render() {
    return html`<details @toggle=${this.#toggled}>
      ${this.#summary()}${this.isOpen ? this.#details() : nothing}
    </details>`;
  }

  #summary() {
    const { at, who, direction, name, mark, text } = this.entry;
    return html`<summary>
      <time datetime=${at.toISOString()}>${timeOf(at)}</time>
      <span class="who side${this.side}">${who}</span>
      <span class="arrow">${arrows[direction]}</span>
      <code class="name" title=${name}>${name}</code>
      <span class="mark">${mark ?? nothing}</span>
      <span class="status">${this.#status()}</span>
      <code class="text">${text.slice(0, 300)}</code>
    </summary>`;
  }

  #status() {
    const { status, isGood, durationMs, kind } = this.entry;
    if (status === undefined) return kind === 'event' || kind === 'connection' ? nothing : '…';
    const ms = durationMs === undefined ? nothing : html`<span class="ms">${durationMs} ms</span>`;
    return html`<span class=${isGood ? 'good' : 'bad'}>${status}</span> ${ms}`;
  }

  #details() {
    const { parts, shell } = this.entry;
    return html`<div class="details">
      ${parts.map(partOf)}${shell === undefined ? nothing : this.#shell(shell)}
    </div>`;
  }

  #shell(shell: string) {
    return html`<section>
      <header>
        <h3>From a terminal</h3>
        <button @click=${() => this.#copy(shell)}>${this.isCopied ? 'Copied' : 'Copy'}</button>
      </header>
      <pre class="shell">${shell}</pre>
      ${this.entry.kind === 'request' ? this.#hint() : nothing}
    </section>`;
  }

  #hint() {
    const file = cookieFile(this.entry.who);
    return html`<p class="hint">
      <code>${file}</code> has the session: the curl of <code>POST /dev/sessions</code> writes it.
    </p>`;
  }

  async #copy(shell: string): Promise<void> {
    // Browsers give the clipboard to secure pages only; elsewhere it is made ready to be copied.
    if (navigator.clipboard === undefined) {
      getSelection()?.selectAllChildren(this.renderRoot.querySelector('.shell')!);
      return;
    }
    await navigator.clipboard.writeText(shell);
    this.isCopied = true;
    setTimeout(() => (this.isCopied = false), copiedMs);
  }

  #toggled = ({ target }: Event): void => {
    this.isOpen = (target as HTMLDetailsElement).open;
    this.dispatchEvent(new Event(this.isOpen ? 'unfolded' : 'folded', { bubbles: true }));
    if (this.isOpen) void this.updateComplete.then(() => this.scrollIntoView({ block: 'nearest' }));
  };
}

function partOf({ title, body, docs }: WirePart) {
  return html`<section>
    <header>
      <h3>${title}</h3>
      ${docs === undefined ? nothing : html`<a href="../docs/${docs}" target="_blank" aria-label="${title} in the docs">in the docs</a>`}
    </header>
    ${body === undefined ? nothing : html`<pre>${pretty(body)}</pre>`}
  </section>`;
}

function timeOf(at: Date): string {
  return `${at.toLocaleTimeString('en-GB')}.${String(at.getMilliseconds()).padStart(3, '0')}`;
}
