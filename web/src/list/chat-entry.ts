import { html, nothing, type PropertyValues } from 'lit';
import type { ChatSummary } from '../../../client/src/index';
import { icon } from '../parts/icons';
import type { MenuItem } from '../parts/menu';
import { common } from '../parts/theme';
import { Observed } from '../session/observed';
import { SessionElement } from '../session/session-element';
import { briefly, momentOf } from '../texts/times';
import { partnerIn, pictureOf, titleOf } from './chat-titles';
import { entryStyles } from './entry-styles';

// A mute without an end ends here.
const forever = '9999-12-31T23:59:59.000Z';

/** One chat of the list. */
export class ChatEntry extends SessionElement {
  static override properties = {
    chat: { attribute: false },
    selected: { type: Boolean, reflect: true },
  };
  static override shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };
  declare chat: ChatSummary;
  declare selected: boolean;
  readonly #presence = new Observed(this, () => {
    const partner = this.session && partnerIn(this.chat, this.session.userId);
    return partner === undefined ? undefined : this.session?.store.presence(partner);
  });
  #failure = '';

  static override styles = [common, entryStyles];

  constructor() {
    super();
    this.selected = false;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('selected') && this.selected) this.scrollIntoView({ block: 'nearest' });
  }

  protected override render() {
    if (this.session === undefined) return nothing;
    const { chat, texts, open } = this;
    const title = titleOf(chat, open.userId, this.users);
    const isUnread = chat.unreadCount > 0 || chat.markedUnread;
    const look = ['chat', isUnread ? 'unread' : '', this.#isMuted ? 'muted' : ''];
    return html`<button
        class=${look.join(' ')}
        aria-current=${this.selected ? 'true' : nothing}
        @click=${() => this.tell('chat-selected', { chatId: chat.id })}
      >
        <messaging-avatar
          .name=${title}
          .picture=${pictureOf(chat, open.userId, this.users)}
          ?online=${this.#presence.snapshot?.online ?? false}
        ></messaging-avatar>
        <span class="about">
          <span class="line"><span class="title" dir="auto">${title}</span>${this.#time()}</span>
          <span class="line">
            <span class="preview" dir="auto">${this.#failure || this.#preview()}</span>
            <span class="marks">${this.#marks()}</span>
          </span>
        </span>
      </button>
      <messaging-menu .label=${texts.chatMenu(title)} .items=${this.#menu()}></messaging-menu>`;
  }

  get #isMuted(): boolean {
    const { mutedUntil } = this.chat;
    return mutedUntil !== undefined && Date.parse(mutedUntil) > Date.now();
  }

  #time() {
    const { chat, open } = this;
    const at = chat.lastMessage?.createdAt ?? chat.createdAt;
    const { locale, texts } = open;
    return html`<time datetime=${at} title=${momentOf(at, locale)}
      >${briefly(at, locale, texts)}</time
    >`;
  }

  #preview(): string {
    const { texts, open } = this;
    const { lastMessage, kind } = this.chat;
    if (lastMessage === undefined) return texts.noMessages;
    const { senderId, content, deletedAt } = lastMessage;
    const said = deletedAt === undefined ? content : texts.deletedMessage;
    if (senderId === open.userId) return texts.said(texts.you, said);
    return kind === 'direct' ? said : texts.said(this.users.name(senderId), said);
  }

  #marks() {
    const { texts } = this;
    const { pinned, unreadCount, mentionCount, markedUnread } = this.chat;
    const isMuted = this.#isMuted;
    const look = isMuted ? 'badge muted' : 'badge';
    return html`${pinned ? named('pin', texts.pinnedChat) : nothing}
    ${isMuted ? named('mute', texts.mutedChat) : nothing}
    ${
      mentionCount > 0
        ? html`<span class=${look} aria-hidden="true">@</span
            ><span class="hidden">${texts.mentioned(mentionCount)}</span>`
        : nothing
    }
    ${
      unreadCount > 0
        ? html`<span class=${look} aria-hidden="true"
              >${unreadCount > 99 ? '99+' : unreadCount}</span
            ><span class="hidden">${texts.unread(unreadCount)}</span>`
        : markedUnread
          ? html`<span class=${look} aria-hidden="true">•</span
              ><span class="hidden">${texts.markedUnread}</span>`
          : nothing
    }`;
  }

  #menu(): MenuItem[] {
    const { texts } = this;
    const { pinned, archived, markedUnread } = this.chat;
    const isMuted = this.#isMuted;
    return [
      {
        text: pinned ? texts.unpinChat : texts.pinChat,
        icon: 'pin',
        choose: () => this.#set({ pinned: !pinned }),
      },
      {
        text: isMuted ? texts.unmuteChat : texts.muteChat,
        icon: 'mute',
        choose: () => this.#set({ mutedUntil: isMuted ? null : forever }),
      },
      {
        text: archived ? texts.unarchiveChat : texts.archiveChat,
        icon: 'archive',
        choose: () => this.#set({ archived: !archived }),
      },
      ...(markedUnread
        ? []
        : [
            {
              text: texts.markUnread,
              icon: 'check' as const,
              choose: () => this.#set({ markedUnread: true }),
            },
          ]),
    ];
  }

  #set(own: Parameters<ReturnType<typeof this.open.store.chat>['setOwn']>[0]): void {
    this.#failure = '';
    this.open.store
      .chat(this.chat.id)
      .setOwn(own)
      .catch((error: Error) => {
        this.#failure = this.texts.failed(error.message);
        this.requestUpdate();
      });
  }
}

function named(name: 'pin' | 'mute', text: string) {
  return html`${icon(name)}<span class="hidden">${text}</span>`;
}
