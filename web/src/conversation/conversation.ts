import { css, html, nothing, type PropertyValues } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { ChatSummary } from '../../../client/src/index';
import type { ChatSnapshot, ShownMessage, StoredChat } from '../../../client/src/store/index';
import { mayDo } from '../../../src/may-do';
import { titleOf } from '../list/chat-titles';
import type { MessageAction } from '../message/message-action';
import { common } from '../parts/theme';
import { Observed } from '../session/observed';
import { SessionElement } from '../session/session-element';
import { candidatesIn, mentionsOf } from './mention-candidates';
import type { MessageComposer, Written } from './message-composer';
import type { MessageLog } from './message-log';
import type { SeqRange } from './rows';

/** A chat: its messages, and where one is written. */
export class MessagingConversation extends SessionElement {
  static override properties = {
    chatId: { attribute: 'chat-id' },
    hasBack: { type: Boolean, attribute: 'has-back' },
    answered: { state: true },
    edited: { state: true },
    failure: { state: true },
  };
  declare chatId: string | undefined;
  /** Whether it offers the way back to the list. */
  declare hasBack: boolean;
  declare answered: ShownMessage | undefined;
  declare edited: ShownMessage | undefined;
  declare failure: string;
  readonly #chat = new Observed(this, () => this.#stored);
  /** What its user had not read when they opened it; undefined before it is known. */
  #unread: SeqRange | undefined;
  #isLoading = false;
  /** What was written and not sent, by chat. */
  readonly #drafts = new Map<string, string>();

  static override styles = [
    common,
    css`
      :host {
        container-type: inline-size;
        display: flex;
        flex-direction: column;
        min-block-size: 0;
        min-inline-size: 0;
        background: var(--_surface);
        color: var(--_text);
      }
      p {
        margin: auto;
        padding: 24px;
        text-align: center;
        color: var(--_quiet);
      }
      .typing {
        block-size: 20px;
        padding-inline: 24px;
        font-size: 0.85em;
        overflow: hidden;
        white-space: nowrap;
        text-overflow: ellipsis;
        color: var(--_quiet);
      }
      .failure {
        margin: 0 16px;
        padding: 4px 8px;
        font-size: 0.9em;
        color: var(--_danger);
      }
    `,
  ];

  constructor() {
    super();
    this.hasBack = false;
    this.failure = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#endSeen);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#endSeen);
  }

  get #stored(): StoredChat | undefined {
    return this.chatId === undefined ? undefined : this.session?.store.chat(this.chatId);
  }

  get #log(): MessageLog | null {
    return this.renderRoot.querySelector('messaging-log');
  }

  get #composer(): MessageComposer | null {
    return this.renderRoot.querySelector('messaging-composer');
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('chatId')) {
      this.#unread = undefined;
      this.answered = this.edited = undefined;
      this.failure = '';
      this.#isLoading = false;
    }
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('chatId')) this.#composer?.setText(this.#drafts.get(this.chatId!) ?? '');
  }

  protected override render() {
    const snapshot = this.#chat.snapshot;
    if (this.session === undefined || this.chatId === undefined || snapshot === undefined) {
      return nothing;
    }
    const { status, error, chat } = snapshot;
    if (status === 'ended') {
      return html`<p role="alert">${this.texts.chatEnded} ${error?.message}</p>`;
    }
    if (chat === undefined) return html`<p>${this.texts.loading}</p>`;
    this.#unread ??= { from: chat.readSeq + 1, to: chat.lastSeq };
    return this.#content(snapshot, chat);
  }

  #content({ messages, hasOlder, hasNewer, receipts }: ChatSnapshot, chat: ChatSummary) {
    const title = titleOf(chat, this.open.userId, this.users);
    return html`<messaging-header .chat=${chat} ?has-back=${this.hasBack}></messaging-header>
      ${keyed(
        chat.id,
        html`<messaging-log
          .messages=${messages}
          .chat=${chat}
          .receipts=${receipts}
          .unread=${this.#unread}
          .unreadAbove=${this.#unreadAbove(messages)}
          .label=${this.texts.conversationWith(title)}
          ?hasOlder=${hasOlder}
          ?hasNewer=${hasNewer}
          @older-wanted=${() => this.#load('loadOlder')}
          @newer-wanted=${() => this.#load('loadNewer')}
          @newest-wanted=${() => this.#load('loadNewest')}
          @first-unread-wanted=${() => this.#jump(this.#unread!.from)}
          @beginning-wanted=${() => this.#jump(1)}
          @end-seen=${this.#endSeen}
          @message-action=${this.#act}
        ></messaging-log>`,
      )}
      <div class="typing" aria-live="off">${this.#typing()}</div>
      ${this.failure === '' ? nothing : html`<div class="failure" role="alert">${this.failure}</div>`}
      ${this.#composerOf(chat)}`;
  }

  #typing() {
    const { texts } = this;
    const { typingUserIds = [] } = this.#chat.snapshot ?? {};
    if (typingUserIds.length === 0) return nothing;
    if (typingUserIds.length > 3) return texts.typing(texts.several, typingUserIds.length);
    const names = typingUserIds.map((id) => this.users.name(id)).join(', ');
    return texts.typing(names, typingUserIds.length);
  }

  #composerOf(chat: ChatSummary) {
    const { texts, edited, answered } = this;
    const posting = chat.posting ?? 'everyone';
    if (chat.kind === 'group' && !mayDo('sendMessage', chat.role, { posting })) {
      return html`<p>${texts.onlyAdminsPost}</p>`;
    }
    const about = edited ?? answered;
    const heading =
      edited !== undefined
        ? texts.editing
        : answered !== undefined
          ? texts.replyingTo(this.users.name(answered.senderId))
          : '';
    return html`<messaging-composer
      .label=${texts.writeMessage}
      .heading=${heading}
      .quote=${about?.content ?? ''}
      .candidates=${candidatesIn(chat, this.open.userId, this.users, texts)}
      ?isEditing=${edited !== undefined}
      @message-written=${this.#write}
      @typing=${this.#types}
      @cancelled=${this.#cancel}
      @last-wanted=${this.#editLast}
    ></messaging-composer>`;
  }

  #load(name: 'loadOlder' | 'loadNewer' | 'loadNewest'): void {
    const chat = this.#stored;
    if (this.#isLoading || chat === undefined) return;
    this.#isLoading = true;
    void chat[name]()
      .catch((error: Error) => this.#fail(error))
      .finally(() => {
        this.#isLoading = false;
        this.requestUpdate();
      });
  }

  #fail = (error: Error): void => void (this.failure = this.texts.failed(error.message));

  /** What is seen of a page that nobody looks at is not read. */
  #endSeen = (): void => {
    const { hasNewer = true } = this.#chat.snapshot ?? {};
    if (document.visibilityState !== 'visible' || hasNewer || this.#log?.isAway !== false) return;
    this.#stored?.markRead();
  };

  #act = ({ detail }: CustomEvent<MessageAction>): void => {
    this.failure = '';
    if (detail.kind === 'jump') return this.#jump(detail.messageId);
    const { message, kind } = detail;
    const chat = this.#stored!;
    const { stored } = message;
    if (kind === 'retry' || kind === 'discard') return chat[kind](message);
    if (stored === undefined) return;
    if (kind === 'reply') return this.#answer(message);
    if (kind === 'edit') return this.#edit(message);
    if (kind === 'thread') {
      return this.tell('thread-wanted', { messageId: stored.threadId ?? stored.id });
    }
    if (kind === 'react' || kind === 'unreact') return chat[kind](stored, detail.emoji);
    chat[kind](stored);
  };

  /** Shows a message of the chat, wherever it is. */
  showMessage(messageId: string): void {
    this.#jump(messageId);
  }

  /** How many are unread, where the first of them is before what is shown. */
  #unreadAbove(messages: readonly ShownMessage[]): number {
    const first = messages[0]?.stored?.seq;
    if (this.#unread === undefined || first === undefined) return 0;
    const { from, to } = this.#unread;
    return from < first && from <= to ? to - from + 1 : 0;
  }

  /** @param place a message's id, or its `seq` */
  #jump(place: string | number): void {
    const shown = this.#shownAt(place);
    if (shown !== undefined) return this.#log?.showMessage(shown.key);
    this.#stored
      ?.loadAround(place)
      .then(() => {
        const found = this.#shownAt(place);
        if (found !== undefined) this.#log?.showMessage(found.key);
      })
      .catch(this.#fail);
  }

  #shownAt(place: string | number): ShownMessage | undefined {
    return this.#chat.snapshot?.messages.find(({ stored }) =>
      typeof place === 'string' ? stored?.id === place : stored?.seq === place,
    );
  }

  #answer(message: ShownMessage): void {
    this.edited = undefined;
    this.answered = message;
    this.#composer?.focus();
  }

  #edit(message: ShownMessage): void {
    this.answered = undefined;
    this.edited = message;
    const chosen = mentionsOf(message, this.users, this.texts);
    this.#composer?.setText(message.content, chosen);
    this.#composer?.focus();
  }

  #editLast = (): void => {
    const messages = this.#chat.snapshot?.messages ?? [];
    const last = messages.findLast(
      ({ senderId, stored, isDeleted }) =>
        senderId === this.open.userId && stored !== undefined && !isDeleted,
    );
    if (last !== undefined) this.#edit(last);
  };

  #cancel = (): void => {
    if (this.edited !== undefined) this.#composer?.setText(this.#drafts.get(this.chatId!) ?? '');
    this.edited = this.answered = undefined;
  };

  #types = ({ detail }: CustomEvent<{ text: string }>): void => {
    if (this.edited !== undefined) return;
    this.#drafts.set(this.chatId!, detail.text);
    this.#stored?.setTyping(detail.text !== '');
  };

  #write = ({ detail }: CustomEvent<Written>): void => {
    const { content, mentions, mentionsAll } = detail;
    const chat = this.#stored!;
    const edited = this.edited?.stored;
    if (edited !== undefined) {
      chat.edit(edited, { content, mentions: mentions ?? [], mentionsAll: mentionsAll ?? false });
    } else {
      const replyTo = this.answered?.stored?.id;
      chat.send(content, {
        ...(mentions === undefined ? {} : { mentions }),
        ...(mentionsAll === undefined ? {} : { mentionsAll }),
        ...(replyTo === undefined ? {} : { replyTo }),
      });
      this.#drafts.delete(this.chatId!);
      if (this.#chat.snapshot?.hasNewer) this.#load('loadNewest');
      this.#log?.showEnd();
    }
    this.edited = this.answered = undefined;
  };
}
