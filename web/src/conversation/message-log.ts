import { html, nothing, type PropertyValues } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import {
  type ReceiptPlaces,
  type Receipts,
  receiptsOf,
  type ShownMessage,
} from '../../../client/src/store/index';
import { type SeenChat, seenChat } from '../message/seen-chat';
import { icon } from '../parts/icons';
import { common } from '../parts/theme';
import { SessionElement } from '../session/session-element';
import { dayOf } from '../texts/times';
import { rowTemplate, type ShownRow } from './log-row';
import { RowWindow } from './row-window';
import { firstUnreadIn, type Row, rowsOf, type Unread } from './rows';
import { ScrollAnchor } from './scroll-anchor';
import { logStyles } from './log-styles';

// So far from an end the next page is read.
const aheadPx = 800;
// Where a message is put to which its user jumps, so that something is seen above it.
const jumpPx = 90;
const litMs = 2500;

const noPlaces: readonly ReceiptPlaces[] = [];
const nobody: Receipts = { read: [], delivered: [] };

/**
 * Messages one below the other. It tells `older-wanted`, `newer-wanted`, `newest-wanted`,
 * `first-unread-wanted` and `beginning-wanted`, and `end-seen` when the last of them is seen.
 */
export class MessageLog extends SessionElement {
  static override properties = {
    messages: { attribute: false },
    chat: seenChat,
    receipts: { attribute: false },
    hasOlder: { type: Boolean },
    hasNewer: { type: Boolean },
    unread: { attribute: false },
    inThread: { type: Boolean },
    label: {},
    isAway: { state: true },
    litKey: { state: true },
  };
  declare messages: readonly ShownMessage[];
  declare chat: SeenChat;
  declare receipts: readonly ReceiptPlaces[];
  declare hasOlder: boolean;
  declare hasNewer: boolean;
  /** What its user had not read when they opened it. */
  declare unread: Unread | undefined;
  declare inThread: boolean;
  /** What the messages are of. */
  declare label: string;
  declare isAway: boolean;
  declare litKey: string | undefined;
  readonly #anchor = new ScrollAnchor(this, () => this.#moved());
  readonly #window = new RowWindow();
  /** The place of the first unread message; -1 where that is not known. */
  #firstUnread = -1;
  /** Whether the line over it has stood in the page. */
  #wasUnreadShown = false;
  /** The chat, the same as long as it is not another for its messages. */
  #seen: SeenChat | undefined;
  /** The messages whose end was told to be seen. */
  #endSeenOf: readonly ShownMessage[] | undefined;
  #announced = '';
  #lastKey: string | undefined;
  #litTimer: ReturnType<typeof setTimeout> | undefined;

  static override styles = [common, logStyles];

  constructor() {
    super();
    this.messages = [];
    this.receipts = noPlaces;
    this.hasOlder = false;
    this.hasNewer = false;
    this.isAway = false;
    this.inThread = false;
    this.label = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#litTimer);
  }

  /** Shows one of the messages, marked for a moment. */
  showMessage(key: string): void {
    this.#anchor.to(key, jumpPx);
    this.requestUpdate();
    this.litKey = key;
    clearTimeout(this.#litTimer);
    this.#litTimer = setTimeout(() => (this.litKey = undefined), litMs);
  }

  /** Shows the end, and follows it. */
  showEnd(): void {
    this.#anchor.toEnd();
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('chat')) this.#seen = this.chat;
    // A session that has ended shows nothing more.
    if (this.session === undefined) return;
    if (changed.has('messages')) this.#announce();
    if (!this.hasUpdated) this.#beginAtUnread();
    const { wanted, isAtEnd } = this.#anchor;
    this.#window.update(this.messages, isAtEnd);
    if (wanted !== undefined) this.#window.toMessage(this.messages, wanted);
    this.#findUnread();
    this.#anchor.hasEnd = !this.hasNewer && this.#window.to === this.messages.length;
  }

  protected override updated(): void {
    const scroller = this.renderRoot.querySelector<HTMLElement>('.scroller');
    if (scroller === null) return;
    this.#anchor.attach(scroller);
    this.#anchor.rendered();
  }

  protected override render() {
    if (this.session === undefined) return nothing;
    const { texts, messages, unread } = this;
    return html`<div
        class="scroller"
        role="log"
        aria-live="off"
        aria-label=${this.label}
        tabindex="-1"
      >
        <div class="rows" @keydown=${this.#move}>
          ${this.hasOlder || this.#window.from > 0 || this.inThread ? nothing : html`<p class="beginning">${texts.beginning}</p>`}
          ${repeat(
            rowsOf(messages, this.#firstUnread, this.#window),
            ({ message }) => message.key,
            (row) => this.#row(row),
          )}
        </div>
      </div>
      <div class="hidden" role="status">${this.#announced}</div>
      ${
        this.#isUnreadAbove
          ? html`<button class="button to-unread" @click=${() => this.tell('first-unread-wanted')}>
              ${texts.toUnread(unread!.count)} ↑
            </button>`
          : nothing
      }
      ${
        this.isAway || this.hasNewer
          ? html`<button
              class="icon-button to-newest"
              aria-label=${texts.toNewest}
              title=${texts.toNewest}
              @click=${this.#toNewest}
            >
              ${icon('down')}
            </button>`
          : nothing
      }`;
  }

  /** Many rows stand here: only those are gone through again of which something changed. */
  #row({ message, ...row }: Row) {
    const { texts, open, inThread } = this;
    const isOwn = message.senderId === open.userId;
    const { read, delivered } = isOwn ? this.#receiptsOf(message) : nobody;
    const shown: ShownRow = {
      ...{ message, isOwn, inThread, texts, chat: this.#seen!, isFirst: row.isFirst },
      day: row.isNewDay ? dayOf(message.createdAt, open.locale, texts) : undefined,
      isFirstUnread: row.isFirstUnread,
      quoted: this.#quotedIn(message),
      ...{ deliveredCount: delivered.length, readCount: read.length },
      isLit: message.key === this.litKey,
    };
    return guard(Object.values(shown), () => rowTemplate(shown));
  }

  #quotedIn({ replyTo }: ShownMessage): ShownMessage | undefined {
    if (replyTo === undefined) return undefined;
    return this.messages.find(({ stored }) => stored?.id === replyTo);
  }

  #receiptsOf({ stored }: ShownMessage): Receipts {
    return stored === undefined ? nobody : receiptsOf(this.receipts, stored);
  }

  /** Who has unread messages sees the first of them first. */
  #beginAtUnread(): void {
    const { messages, unread } = this;
    const first = messages[firstUnreadIn(messages, this.open.userId, unread)];
    if (first !== undefined) this.#anchor.to(first.key, jumpPx);
  }

  #findUnread(): void {
    const { messages, unread, hasOlder } = this;
    const first = firstUnreadIn(messages, this.open.userId, unread);
    // Where it is the first of all that are read, there may be others before it.
    this.#firstUnread = first === 0 && hasOlder ? -1 : first;
    const { from, to } = this.#window;
    if (this.#firstUnread >= from && this.#firstUnread < to) this.#wasUnreadShown = true;
  }

  /** Whether the first unread message is further up than its user has been. */
  get #isUnreadAbove(): boolean {
    const { count = 0 } = this.unread ?? {};
    return count > 0 && !this.#wasUnreadShown && this.#firstUnread < this.#window.from;
  }

  /** Says what came at the end, and of several that came together how many. */
  #announce(): void {
    const { messages, open, texts, hasNewer } = this;
    const last = messages.at(-1);
    const before = this.#lastKey;
    this.#lastKey = hasNewer ? undefined : last?.key;
    if (before === undefined || last === undefined || hasNewer) return;
    const at = messages.findIndex(({ key }) => key === before);
    const come = messages.slice(at + 1).filter(({ senderId }) => senderId !== open.userId);
    const newest = come.at(-1);
    if (at === -1 || newest === undefined) return;
    this.#announced =
      come.length > 1
        ? texts.unread(come.length)
        : texts.said(
            this.users.name(newest.senderId),
            newest.isHidden ? texts.hiddenMessage : newest.content,
          );
  }

  #moved(): void {
    const { above, below } = this.#anchor.room;
    if (above < aheadPx) this.#more('older', this.hasOlder);
    if (below < aheadPx) this.#more('newer', this.hasNewer);
    this.isAway = !this.#anchor.isAtEnd;
    this.#tellEndSeen();
  }

  #tellEndSeen(): void {
    const seen = this.isAway || this.hasNewer ? undefined : this.messages;
    if (seen === this.#endSeenOf) return;
    this.#endSeenOf = seen;
    if (seen !== undefined) this.tell('end-seen');
  }

  /** Has more of the messages stand in the page, or read. @param isMore whether there are more to be read */
  #more(side: 'older' | 'newer', isMore: boolean): void {
    // What is rendered is not what is to be: this is asked again.
    if (this.isUpdatePending || this.messages.length === 0) return;
    const { from, to } = this.#window;
    const isKnown = this.#window[side](this.messages, this.#anchor.isAtEnd);
    if (this.#window.from !== from || this.#window.to !== to) this.requestUpdate();
    else if (!isKnown && isMore) this.tell(`${side}-wanted`);
  }

  #toNewest = (): void => {
    if (this.hasNewer) this.tell('newest-wanted');
    this.showEnd();
  };

  /** From message to message by the arrows; to the beginning of the chat and to its end. */
  #move = (event: KeyboardEvent): void => {
    if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      return event.key === 'End' ? this.#toNewest() : this.tell('beginning-wanted');
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const messages = [...this.renderRoot.querySelectorAll<HTMLElement>('messaging-message')];
    const at = messages.indexOf(event.target as HTMLElement);
    if (step === undefined || at === -1) return;
    event.preventDefault();
    messages[at + step]?.focus();
  };
}
