import { html, nothing, type TemplateResult } from 'lit';
import type { ShownMessage, ShownReaction } from '../../../client/src/store/index';
import { mayDo } from '../../../src/may-do';
import { quickEmoji } from '../parts/emoji';
import { icon } from '../parts/icons';
import type { MenuItem } from '../parts/menu';
import { common } from '../parts/theme';
import { SessionElement } from '../session/session-element';
import { momentOf, timeOf } from '../texts/times';
import type { MessageAction } from './message-action';
import { messageMenu } from './message-menu';
import { messageStyles } from './message-styles';
import type { SeenChat } from './seen-chat';
import { textParts } from './text-parts';

// Texts of up to three emoji are shown large.
const fewEmoji = new RegExp('^(?:\\p{RGI_Emoji}\\s?){1,3}$', 'v');

/** A message, and what its user may do with it. It tells `message-action`. */
export class ChatMessage extends SessionElement {
  static override properties = {
    message: { attribute: false },
    chat: { attribute: false },
    quoted: { attribute: false },
    deliveredCount: { type: Number },
    readCount: { type: Number },
    own: { type: Boolean, reflect: true },
    first: { type: Boolean, reflect: true },
    lit: { type: Boolean, reflect: true },
    inThread: { type: Boolean },
    isAsking: { state: true },
    isActive: { state: true },
  };
  static override shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };
  declare message: ShownMessage;
  declare chat: SeenChat;
  /** The message that it answers, where that is shown. */
  declare quoted: ShownMessage | undefined;
  /** How many of the others have it; for the user's own messages. */
  declare deliveredCount: number;
  /** How many of the others have read it; for the user's own messages. */
  declare readCount: number;
  declare own: boolean;
  /** Whether it is the first of several by one sender. */
  declare first: boolean;
  /** Whether it was jumped to. */
  declare lit: boolean;
  declare inThread: boolean;
  declare isAsking: boolean;
  /** Whether its user is at it, by the pointer or by the focus. */
  declare isActive: boolean;

  static override styles = [common, messageStyles];

  constructor() {
    super();
    this.isAsking = false;
    this.isActive = false;
    this.inThread = false;
    for (const begun of ['mouseenter', 'focusin']) {
      this.addEventListener(begun, () => (this.isActive = true));
    }
    this.addEventListener('mouseleave', () => (this.isActive = this.#hasFocus));
    this.addEventListener('focusout', this.#left);
  }

  protected override render() {
    if (this.session === undefined) return nothing;
    const { message, own, first, chat } = this;
    if (message.stored?.kind === 'system') {
      return html`<article class="system">
        <p class="text" dir="auto">${message.content}</p>
      </article>`;
    }
    const name = this.users.name(message.senderId);
    const picture = this.users.get(message.senderId)?.avatarUrl;
    return html`<article tabindex="0" aria-label=${this.#label(name)}>
      ${own || !first ? nothing : html`<messaging-avatar .name=${name} .picture=${picture}></messaging-avatar>`}
      <div class="column">
        ${own || !first || chat.kind === 'direct' ? nothing : html`<span class="name" dir="auto">${name}</span>`}
        <div class="bubble ${message.pending === undefined ? '' : 'pending'}">
          ${this.#quote()}
          <div class="said">${this.#text()} ${this.#meta()}</div>
        </div>
        ${this.#failure()} ${this.#reactions()} ${this.#thread()}
      </div>
      ${this.#tools()}
    </article>`;
  }

  #label(name: string): string {
    const { texts, message, own } = this;
    return texts.said(own ? texts.you : name, this.#said(message));
  }

  #said({ isDeleted, isHidden, content }: ShownMessage): string {
    const { texts } = this;
    if (isDeleted) return texts.deletedMessage;
    return isHidden ? texts.hiddenMessage : content;
  }

  #text(): TemplateResult {
    const { message } = this;
    const { isDeleted, isHidden, content } = message;
    if (isDeleted || isHidden) return html`<p class="text gone">${this.#said(message)}</p>`;
    const look = fewEmoji.test(content) ? 'text big' : 'text';
    // White space counts here.
    return html`<p class=${look} dir="auto">${textParts(content, this.#mentioned())}</p>`;
  }

  #mentioned(): string[] {
    const { mentions = [], mentionsAll } = this.message;
    const names = mentions.map((id) => this.users.name(id));
    return mentionsAll === true ? [...names, this.texts.everyone] : names;
  }

  #quote() {
    const { quoted, message, texts } = this;
    if (message.replyTo === undefined || message.isDeleted) return nothing;
    const messageId = message.replyTo;
    const who =
      quoted === undefined
        ? texts.answerToUnknown
        : texts.answerTo(this.users.name(quoted.senderId));
    return html`<button class="quote" @click=${() => this.#act({ kind: 'jump', messageId })}>
      <span class="name">${who}</span>
      ${quoted === undefined ? nothing : html`<span dir="auto">${this.#said(quoted)}</span>`}
    </button>`;
  }

  #meta() {
    const { message, texts, open } = this;
    const { createdAt, isDeleted, isPinned, stored } = message;
    const isEdited = stored?.editedAt !== undefined && !isDeleted;
    return html`<div class="meta">
      ${isPinned ? html`${icon('pin')}<span class="hidden">${texts.pinnedMessage}</span>` : nothing}
      ${isEdited ? html`<span>${texts.edited}</span>` : nothing}
      <time datetime=${createdAt} title=${momentOf(createdAt, open.locale)}
        >${timeOf(createdAt, open.locale)}</time
      >
      ${this.own && !isDeleted ? this.#progress() : nothing}
    </div>`;
  }

  /** How far an own message has come. */
  #progress() {
    const { message, texts, readCount, deliveredCount, chat } = this;
    const { stored, pending } = message;
    if (pending?.error !== undefined) return nothing;
    if (stored === undefined) return progress('clock', texts.sending);
    const others = chat.participantCount - 1;
    if (readCount > 0) {
      const text = readCount >= others ? texts.readByAll : texts.readBy(readCount);
      return html`<span class="seen" title=${text}>${progress('checks', text)}</span>`;
    }
    return deliveredCount > 0 ? progress('checks', texts.delivered) : progress('check', texts.sent);
  }

  #failure() {
    const { message, texts } = this;
    const error = message.pending?.error ?? message.reactions.find(isRefused)?.pending?.error;
    if (error === undefined) return nothing;
    return html`<div class="failure" role="alert">
      <span>${message.stored === undefined ? texts.notSent : texts.notDone} ${error.message}</span>
      <button @click=${() => this.#act({ kind: 'retry', message })}>${texts.again}</button>
      <button @click=${() => this.#act({ kind: 'discard', message })}>${texts.discard}</button>
    </div>`;
  }

  #reactions() {
    const { message, texts } = this;
    const shown = message.reactions.filter(({ count }) => count > 0);
    if (shown.length === 0 || message.isDeleted) return nothing;
    return html`<div class="reactions">
      ${shown.map(({ emoji, count, userIds, isMine }) => {
        const names = userIds.map((id) => this.users.name(id)).join(', ');
        return html`<button
          class="reaction"
          aria-pressed=${isMine}
          aria-label=${texts.reactedBy(emoji, count, names)}
          title=${names}
          @click=${() => this.#react(emoji)}
        >
          <span>${emoji}</span><span>${count}</span>
        </button>`;
      })}
    </div>`;
  }

  #thread() {
    const { message, texts, inThread } = this;
    const count = message.stored?.replyCount ?? 0;
    if (count === 0 || inThread) return nothing;
    return html`<button class="thread" @click=${() => this.#act({ kind: 'thread', message })}>
      ${icon('thread')}${texts.replies(count)}
    </button>`;
  }

  /** Many messages are shown, and their tools take more than they: only the one that its user is at has them. */
  #tools() {
    const { message, texts, chat } = this;
    if (!this.isActive && !this.isAsking) return nothing;
    if (message.stored === undefined || message.isDeleted || message.isHidden) return nothing;
    const mayPost = mayDo('sendMessage', chat.role, { posting: chat.posting ?? 'everyone' });
    return html`<div class="tools" role="group" aria-label=${texts.messageActions}>
      ${
        this.isAsking
          ? this.#question()
          : html`${quickEmoji.slice(0, 3).map((emoji) => this.#quick(emoji))}
              <messaging-emoji-picker
                .label=${texts.react}
                @emoji-chosen=${({ detail }: CustomEvent<{ emoji: string }>) => this.#react(detail.emoji)}
              ></messaging-emoji-picker>
              ${
                mayPost
                  ? html`<button
                      class="icon-button"
                      aria-label=${texts.reply}
                      title=${texts.reply}
                      @click=${() => this.#act({ kind: 'reply', message })}
                    >
                      ${icon('reply')}
                    </button>`
                  : nothing
              }
              <messaging-menu
                .label=${texts.messageActions}
                .items=${this.#menu()}
              ></messaging-menu>`
      }
    </div>`;
  }

  #quick(emoji: string) {
    const text = this.texts.reactWith(emoji);
    return html`<button
      class="icon-button quick"
      aria-label=${text}
      title=${text}
      @click=${() => this.#react(emoji)}
    >
      ${emoji}
    </button>`;
  }

  #question() {
    const { texts, message } = this;
    return html`<button
        class="button danger"
        @click=${() => this.#act({ kind: 'delete', message })}
      >
        ${texts.deleteQuestion}
      </button>
      <button class="button" @click=${() => (this.isAsking = false)}>${texts.cancel}</button>`;
  }

  #menu(): MenuItem[] {
    const { message, chat, own, inThread } = this;
    return messageMenu({ message, chat, own, inThread }, this.texts, {
      act: (kind) => this.#act({ kind, message }),
      askToDelete: () => (this.isAsking = true),
    });
  }

  #left = ({ relatedTarget }: FocusEvent): void => {
    const isWithin = relatedTarget instanceof Node && this.contains(relatedTarget);
    this.isActive = isWithin || this.#hasFocus || this.matches(':hover');
  };

  /** Also where it is in a menu that is open, of which `:focus-within` does not tell in all browsers. */
  get #hasFocus(): boolean {
    return this.shadowRoot!.activeElement !== null;
  }

  #react(emoji: string): void {
    const { message } = this;
    const isMine = message.reactions.some((one) => one.emoji === emoji && one.isMine);
    this.#act({ kind: isMine ? 'unreact' : 'react', message, emoji });
  }

  #act(action: MessageAction): void {
    this.isAsking = false;
    this.tell('message-action', action);
  }
}

function progress(name: 'clock' | 'check' | 'checks', text: string) {
  return html`${icon(name)}<span class="hidden">${text}</span>`;
}

function isRefused({ pending }: ShownReaction): boolean {
  return pending?.error !== undefined;
}
