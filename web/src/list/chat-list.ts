import { css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ChatSummary } from '../../../client/src/index';
import { icon } from '../parts/icons';
import { common } from '../parts/theme';
import { Observed } from '../session/observed';
import { SessionElement } from '../session/session-element';

// So far from its end the next page of the list is read.
const aheadPx = 400;

/** The user's chats, by activity. It tells `chat-selected`, `new-chat-wanted` and `profile-wanted`. */
export class MessagingChatList extends SessionElement {
  static override properties = {
    selected: { attribute: 'chat-id' },
    isArchive: { state: true },
  };
  /** The id of the chat that is open. */
  declare selected: string | undefined;
  declare isArchive: boolean;
  readonly #list = new Observed(this, () => this.#part);
  readonly #counts = new Observed(this, () => this.session?.store.counts);
  #isLoadingMore = false;

  static override styles = [
    common,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
        background: var(--_raised);
        color: var(--_text);
      }
      header {
        display: flex;
        align-items: center;
        gap: 4px;
        min-block-size: 64px;
        padding: 8px 8px 8px 16px;
      }
      messaging-avatar {
        --_avatar: 32px;
      }
      h2 {
        flex: 1;
        min-inline-size: 0;
        margin: 0 2px;
        overflow: hidden;
        white-space: nowrap;
        font-size: 1.3em;
        letter-spacing: -0.01em;
      }
      .count {
        padding: 2px 8px;
        border-radius: 12px;
        font-size: 0.6em;
        letter-spacing: 0;
        vertical-align: 3px;
        color: var(--_on-accent);
        background: var(--_accent);
      }
      .scroller {
        flex: 1;
        overflow-y: auto;
        padding: 0 8px 8px;
        /* Nothing around it is laid out or painted for what changes in it. */
        contain: strict;
        /* Where no height is given. */
        contain-intrinsic-block-size: 320px;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      p {
        padding: 16px;
        text-align: center;
        color: var(--_quiet);
      }
    `,
  ];

  constructor() {
    super();
    this.isArchive = false;
  }

  get #part() {
    const store = this.session?.store;
    return this.isArchive ? store?.archive : store?.chatList;
  }

  protected override render() {
    if (this.session === undefined) return nothing;
    const { texts, isArchive } = this;
    const label = isArchive ? texts.showChats : texts.showArchive;
    return html`<header>
        ${this.#own()}
        <h2 id="title">${isArchive ? texts.archive : html`${texts.chats} ${this.#count()}`}</h2>
        <button
          class="icon-button"
          aria-pressed=${isArchive}
          aria-label=${label}
          title=${label}
          @click=${() => (this.isArchive = !isArchive)}
        >
          ${icon('archive')}
        </button>
        <button
          class="icon-button"
          aria-label=${texts.newChat}
          title=${texts.newChat}
          @click=${() => this.tell('new-chat-wanted')}
        >
          ${icon('add')}
        </button>
      </header>
      <div class="scroller" @scroll=${this.#scrolled}>${this.#chats()}</div>`;
  }

  #own() {
    const { texts, open } = this;
    const { userId } = open;
    return html`<button
      class="icon-button"
      aria-label=${texts.yourself}
      title=${texts.yourself}
      @click=${() => this.tell('profile-wanted')}
    >
      <messaging-avatar
        .name=${this.users.name(userId)}
        .picture=${this.users.get(userId)?.avatarUrl}
      ></messaging-avatar>
    </button>`;
  }

  #count() {
    const count = this.#counts.snapshot?.unreadMessages ?? 0;
    if (count === 0) return nothing;
    const text = this.texts.unread(count);
    return html` <span class="count" aria-hidden="true" title=${text}
        >${count > 99 ? '99+' : count}</span
      ><span class="hidden">${text}</span>`;
  }

  #chats() {
    const { texts } = this;
    const { status, chats, error } = this.#list.snapshot ?? { status: 'loading', chats: [] };
    if (status === 'failed') return html`<p role="alert">${texts.failed(error?.message ?? '')}</p>`;
    if (status === 'loading' && chats.length === 0) return html`<p>${texts.loading}</p>`;
    if (chats.length === 0) return html`<p>${this.isArchive ? texts.noArchive : texts.noChats}</p>`;
    return html`<ul aria-labelledby="title" @keydown=${this.#move}>
      ${repeat(
        chats,
        ({ id }) => id,
        (chat) => this.#chat(chat),
      )}
    </ul>`;
  }

  #chat(chat: ChatSummary) {
    return html`<li>
      <messaging-chat-entry
        .chat=${chat}
        ?selected=${chat.id === this.selected}
      ></messaging-chat-entry>
    </li>`;
  }

  #scrolled = (event: Event): void => {
    const { scrollHeight, scrollTop, clientHeight } = event.target as HTMLElement;
    if (scrollHeight - scrollTop - clientHeight > aheadPx) return;
    if (this.#isLoadingMore || this.#list.snapshot?.hasMore !== true) return;
    this.#isLoadingMore = true;
    // What the list says of itself says why it failed.
    void this.#part
      ?.loadMore()
      .catch(() => undefined)
      .finally(() => (this.#isLoadingMore = false));
  };

  /** From chat to chat by the arrows. */
  #move = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const entries = [...this.renderRoot.querySelectorAll<HTMLElement>('messaging-chat-entry')];
    const at = entries.indexOf(event.target as HTMLElement);
    event.preventDefault();
    entries[at + step]?.focus();
  };
}
