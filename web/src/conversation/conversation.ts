import { css, html, nothing, type PropertyValues } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { ChatSummary } from '../../../client/src/index';
import type { ChatSnapshot, ShownMessage } from '../../../client/src/store/index';
import { titleOf } from '../list/chat-titles';
import { MessagePane } from './message-pane';
import type { Unread } from './rows';

// More who type are not named.
const maxNamed = 3;

/** A chat: its messages, and where one is written. */
export class MessagingConversation extends MessagePane {
  static override properties = {
    ...MessagePane.properties,
    hasBack: { type: Boolean, attribute: 'has-back' },
  };
  /** Whether it offers the way back to the list. */
  declare hasBack: boolean;
  /** What its user had not read when they opened it; undefined before it is known. */
  #unread: Unread | undefined;

  static override styles = [
    ...MessagePane.styles,
    css`
      .typing {
        block-size: 18px;
        padding-inline: 28px;
        font-size: 0.82em;
        line-height: 18px;
        overflow: hidden;
        white-space: nowrap;
        text-overflow: ellipsis;
        color: var(--_quiet);
      }
    `,
  ];

  constructor() {
    super();
    this.hasBack = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#endSeen);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#endSeen);
  }

  protected override get pages() {
    return this.stored;
  }

  protected override get messages(): readonly ShownMessage[] {
    return this.snapshot?.messages ?? [];
  }

  protected override get hasNewer(): boolean {
    return this.snapshot?.hasNewer ?? false;
  }

  protected override get answersTo(): undefined {
    return undefined;
  }

  protected override get invitation(): string {
    return this.texts.writeMessage;
  }

  protected override get draft(): string {
    return this.snapshot?.draft ?? '';
  }

  protected override set draft(text: string) {
    this.stored?.setDraft(text);
  }

  override showMessage(messageId: string): void {
    this.#jump(messageId);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('chatId')) this.#unread = undefined;
  }

  protected override render() {
    const { snapshot } = this;
    if (this.session === undefined || snapshot === undefined) return nothing;
    const { status, error, chat } = snapshot;
    if (status === 'ended') {
      return html`<p role="alert">${this.texts.chatEnded} ${error?.message}</p>`;
    }
    if (chat === undefined) return html`<p>${this.texts.loading}</p>`;
    this.#unread ??= unreadOf(chat);
    return html`<messaging-header .chat=${chat} ?has-back=${this.hasBack}></messaging-header>
      ${keyed(chat.id, this.#log(snapshot, chat))}
      <div class="typing">${this.#typing()}</div>
      ${this.writing(chat)}`;
  }

  #log({ messages, hasOlder, hasNewer, receipts }: ChatSnapshot, chat: ChatSummary) {
    const title = titleOf(chat, this.open.userId, this.users);
    return html`<messaging-log
      .messages=${messages}
      .chat=${chat}
      .receipts=${receipts}
      .unread=${this.#unread}
      .label=${this.texts.conversationWith(title)}
      ?hasOlder=${hasOlder}
      ?hasNewer=${hasNewer}
      @older-wanted=${() => this.load('loadOlder')}
      @newer-wanted=${() => this.load('loadNewer')}
      @newest-wanted=${() => this.load('loadNewest')}
      @first-unread-wanted=${() => this.#jump(this.#unread!.from)}
      @beginning-wanted=${() => this.#jump(0)}
      @end-seen=${this.#endSeen}
      @message-action=${this.act}
    ></messaging-log>`;
  }

  #typing() {
    const { texts } = this;
    const { typingUserIds = [] } = this.snapshot ?? {};
    const { length } = typingUserIds;
    if (length === 0) return nothing;
    if (length > maxNamed) return texts.typing(texts.several, length);
    return texts.typing(typingUserIds.map((id) => this.users.name(id)).join(', '), length);
  }

  /** What is seen of a page that nobody looks at is not read. */
  #endSeen = (): void => {
    const { hasNewer = true } = this.snapshot ?? {};
    if (document.visibilityState !== 'visible' || hasNewer || this.log?.isAway !== false) return;
    this.stored?.markRead();
  };

  /** @param place a message's id, or a `seq`: 0 is before all that the user may see */
  #jump(place: string | number): void {
    const shown = this.#shownAt(place);
    if (shown !== undefined) return this.log?.showMessage(shown.key);
    this.stored
      ?.loadAround(place)
      .then(() => {
        const found = this.#shownAt(place);
        if (found !== undefined) this.log?.showMessage(found.key);
      })
      .catch(this.fail);
  }

  /** The message with this id, or the first from this `seq` on, if it is among those that are shown. */
  #shownAt(place: string | number): ShownMessage | undefined {
    const { messages, snapshot } = this;
    if (typeof place === 'string') return messages.find(({ stored }) => stored?.id === place);
    const first = messages[0]?.stored?.seq ?? Infinity;
    if (place < first && snapshot?.hasOlder !== false) return undefined;
    return messages.find(({ stored }) => stored !== undefined && stored.seq >= place);
  }
}

/** What is unread in a chat, of which the user's own messages are no part. */
function unreadOf({ readSeq, lastSeq, unreadCount: count }: ChatSummary): Unread {
  return { from: readSeq + 1, to: count === 0 ? readSeq : lastSeq, count };
}
