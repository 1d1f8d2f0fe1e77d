import { css, html, nothing, type PropertyValues } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { ChatSummary } from '../../../client/src/index';
import type { ShownMessage, StoredThread } from '../../../client/src/store/index';
import { icon } from '../parts/icons';
import { Observed } from '../session/observed';
import { MessagePane } from './message-pane';

/** A thread: a message, its answers, and where one is written. It tells `thread-closed`. */
export class MessagingThread extends MessagePane {
  static override properties = {
    ...MessagePane.properties,
    threadId: { attribute: 'thread-id' },
  };
  /** The id of the message that it began with. */
  declare threadId: string;
  readonly #thread = new Observed(this, () => this.pages);
  readonly #drafts = new Map<string, string>();

  static override styles = [
    ...MessagePane.styles,
    css`
      header {
        display: flex;
        align-items: center;
        min-block-size: 64px;
        padding: 8px 12px 8px 16px;
        border-block-end: 1px solid var(--_line);
      }
      h2 {
        flex: 1;
        margin: 0;
        font-size: 1.05em;
      }
    `,
  ];

  protected override get pages(): StoredThread | undefined {
    return this.stored?.thread(this.threadId);
  }

  protected override get messages(): readonly ShownMessage[] {
    const { root, messages = [], hasOlder = true } = this.#thread.snapshot ?? {};
    return root === undefined || hasOlder ? messages : [root, ...messages];
  }

  protected override get hasNewer(): boolean {
    return this.#thread.snapshot?.hasNewer ?? false;
  }

  protected override get answersTo(): string {
    return this.threadId;
  }

  protected override get invitation(): string {
    return this.texts.writeAnswer;
  }

  protected override get draft(): string {
    return this.#drafts.get(this.threadId) ?? '';
  }

  protected override set draft(text: string) {
    this.#drafts.set(this.threadId, text);
  }

  override showMessage(messageId: string): void {
    const shown = this.messages.find(({ stored }) => stored?.id === messageId);
    if (shown !== undefined) this.log?.showMessage(shown.key);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('threadId')) this.startAnew();
  }

  protected override render() {
    const chat = this.snapshot?.chat;
    const thread = this.#thread.snapshot;
    if (this.session === undefined || thread === undefined || chat === undefined) return nothing;
    const { texts } = this;
    return html`<header>
        <h2>${texts.thread}</h2>
        <button
          class="icon-button"
          aria-label=${texts.close}
          title=${texts.close}
          @click=${() => this.tell('thread-closed')}
        >
          ${icon('close')}
        </button>
      </header>
      ${
        thread.status === 'ended'
          ? html`<p role="alert">${texts.chatEnded} ${thread.error?.message}</p>`
          : html`${keyed(this.threadId, this.#log(chat))} ${this.writing(chat)}`
      }`;
  }

  #log(chat: ChatSummary) {
    const { hasOlder, hasNewer } = this.#thread.snapshot!;
    return html`<messaging-log
      .messages=${this.messages}
      .chat=${chat}
      .receipts=${this.snapshot!.receipts}
      .label=${this.texts.thread}
      inThread
      ?hasOlder=${hasOlder}
      ?hasNewer=${hasNewer}
      @older-wanted=${() => this.load('loadOlder')}
      @newer-wanted=${() => this.load('loadNewer')}
      @newest-wanted=${() => this.load('loadNewest')}
      @message-action=${this.act}
    ></messaging-log>`;
  }
}
