import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ChatSummary } from '../../../client/src/index';
import type { ChatSnapshot, ShownMessage, StoredChat } from '../../../client/src/store/index';
import { mayDo } from '../../../src/may-do';
import type { MessageAction } from '../message/message-action';
import { common } from '../parts/theme';
import { Observed } from '../session/observed';
import { SessionElement } from '../session/session-element';
import { candidatesIn, mentionsOf } from './mention-candidates';
import type { MessageComposer, Written } from './message-composer';
import type { MessageLog } from './message-log';

type PageName = 'loadOlder' | 'loadNewer' | 'loadNewest';

/** What has messages of a chat, read page by page. */
export type Pages = Pick<StoredChat, PageName>;

/** Messages of a chat, what one does with them, and where one is written. */
export abstract class MessagePane extends SessionElement {
  static override properties = {
    chatId: { attribute: 'chat-id' },
    answered: { state: true },
    edited: { state: true },
    failure: { state: true },
  };
  declare chatId: string | undefined;
  declare answered: ShownMessage | undefined;
  declare edited: ShownMessage | undefined;
  declare failure: string;
  readonly #chat = new Observed(this, () => this.stored);
  /** Whether anything was written here since these messages are shown. */
  #hasWritten = false;
  /** The page that is being read. */
  #loading: Promise<void> | undefined;

  static override styles = [
    common,
    css`
      :host {
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
    this.failure = '';
  }

  /** Which messages it shows; undefined while there are none to show. */
  protected abstract readonly pages: Pages | undefined;
  /** The messages that it shows, in their order. */
  protected abstract readonly messages: readonly ShownMessage[];
  /** Whether there are messages after them. */
  protected abstract readonly hasNewer: boolean;
  /** What a message answers that is written here to none of them. */
  protected abstract readonly answersTo: string | undefined;
  /** What is said where one is written. */
  protected abstract readonly invitation: string;
  /** What was written here and not sent. */
  protected abstract draft: string;

  /** Shows a message of the chat, wherever it is. */
  abstract showMessage(messageId: string): void;

  protected get stored(): StoredChat | undefined {
    return this.chatId === undefined ? undefined : this.session?.store.chat(this.chatId);
  }

  protected get snapshot(): ChatSnapshot | undefined {
    return this.#chat.snapshot;
  }

  protected get log(): MessageLog | null {
    return this.renderRoot.querySelector('messaging-log');
  }

  get #composer(): MessageComposer | null {
    return this.renderRoot.querySelector('messaging-composer');
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('chatId')) this.startAnew();
  }

  /** It shows other messages than before. */
  protected startAnew(): void {
    this.answered = this.edited = undefined;
    this.failure = '';
    this.#loading = undefined;
    this.#hasWritten = false;
    this.#composer?.setText('');
  }

  /** What was written before is read a moment after the chat is. */
  protected override updated(): void {
    if (!this.#hasWritten && this.draft !== '' && this.#composer !== null) {
      this.#hasWritten = true;
      this.showDraft();
    }
  }

  /** What failed, and where a message is written. */
  protected writing(chat: ChatSummary): TemplateResult {
    const { failure } = this;
    return html`${
      failure === '' ? nothing : html`<div class="failure" role="alert">${failure}</div>`
    }
    ${this.#composerOf(chat)}`;
  }

  #composerOf(chat: ChatSummary) {
    const { texts, edited, answered } = this;
    const posting = chat.posting ?? 'everyone';
    if (chat.kind === 'group' && !mayDo('sendMessage', chat.role, { posting })) {
      return html`<p>${texts.onlyAdminsPost}</p>`;
    }
    return html`<messaging-composer
      .label=${this.invitation}
      .heading=${this.#heading()}
      .quote=${(edited ?? answered)?.content ?? ''}
      .candidates=${candidatesIn(chat, this.open.userId, this.users, texts)}
      ?isEditing=${edited !== undefined}
      @message-written=${this.#write}
      @typing=${this.#types}
      @cancelled=${this.#cancel}
      @last-wanted=${this.#editLast}
    ></messaging-composer>`;
  }

  #heading(): string {
    const { texts, edited, answered } = this;
    if (edited !== undefined) return texts.editing;
    return answered === undefined ? '' : texts.replyingTo(this.users.name(answered.senderId));
  }

  /** Puts what was written before where it is written. */
  protected showDraft(): void {
    this.#composer?.setText(this.draft);
  }

  /** Reads a page, one at a time; the newest one also while another is read. */
  protected load(name: PageName): void {
    const { pages } = this;
    const isBusy = this.#loading !== undefined && name !== 'loadNewest';
    if (isBusy || pages === undefined) return;
    const loading = pages[name]().catch(this.fail);
    this.#loading = loading;
    void loading.finally(() => {
      if (this.#loading !== loading) return;
      this.#loading = undefined;
      this.requestUpdate();
    });
  }

  protected readonly fail = (error: Error): void => {
    this.failure = this.texts.failed(error.message);
  };

  protected readonly act = ({ detail }: CustomEvent<MessageAction>): void => {
    this.failure = '';
    if (detail.kind === 'jump') return this.showMessage(detail.messageId);
    const { message, kind } = detail;
    const chat = this.stored!;
    const { stored } = message;
    if (kind === 'retry' || kind === 'discard') return chat[kind](message);
    if (stored === undefined) return;
    if (kind === 'reply') return this.#answer(message);
    if (kind === 'edit') return this.#edit(message);
    if (kind === 'thread') {
      return this.tell('thread-wanted', { threadId: stored.threadId ?? stored.id });
    }
    if (kind === 'reactions') {
      return this.tell('reactions-wanted', { chatId: stored.chatId, messageId: stored.id });
    }
    if (kind === 'react' || kind === 'unreact') return chat[kind](stored, detail.emoji);
    chat[kind](stored);
  };

  #answer(message: ShownMessage): void {
    this.edited = undefined;
    this.answered = message;
    this.#composer?.focus();
  }

  #edit(message: ShownMessage): void {
    this.answered = undefined;
    this.edited = message;
    this.#hasWritten = true;
    const chosen = mentionsOf(message, this.users, this.texts);
    this.#composer?.setText(message.content, chosen);
    this.#composer?.focus();
  }

  #editLast = (): void => {
    const last = this.messages.findLast(
      ({ senderId, stored, isDeleted }) =>
        senderId === this.open.userId && stored !== undefined && !isDeleted,
    );
    if (last !== undefined) this.#edit(last);
  };

  #cancel = (): void => {
    if (this.edited !== undefined) this.showDraft();
    this.edited = this.answered = undefined;
  };

  #types = ({ detail }: CustomEvent<{ text: string }>): void => {
    this.#hasWritten = true;
    if (this.edited !== undefined) return;
    this.draft = detail.text;
    this.stored?.setTyping(detail.text !== '');
  };

  #write = ({ detail }: CustomEvent<Written>): void => {
    const edited = this.edited?.stored;
    if (edited === undefined) this.#send(detail);
    else {
      const { content, mentions = [], mentionsAll = false } = detail;
      this.stored!.edit(edited, { content, mentions, mentionsAll });
      this.showDraft();
    }
    this.edited = this.answered = undefined;
  };

  #send({ content, ...mentioned }: Written): void {
    const replyTo = this.answered?.stored?.id ?? this.answersTo;
    this.stored!.send(content, { ...mentioned, ...(replyTo === undefined ? {} : { replyTo }) });
    this.draft = '';
    // What is sent stands at the end.
    if (this.hasNewer) this.load('loadNewest');
    this.log?.showEnd();
  }
}
