import { css, html, nothing } from 'lit';
import type { ChatSummary } from '../../../client/src/index';
import { partnerIn, pictureOf, titleOf } from '../list/chat-titles';
import { icon } from '../parts/icons';
import { common } from '../parts/theme';
import { Observed } from '../session/observed';
import { SessionElement } from '../session/session-element';
import { agoOf } from '../texts/times';

/** Whose chat it is, and who is there. It tells `back`, `pins-wanted` and `details-wanted`. */
export class ConversationHeader extends SessionElement {
  static override properties = {
    chat: { attribute: false },
    hasBack: { type: Boolean, attribute: 'has-back' },
  };
  declare chat: ChatSummary;
  declare hasBack: boolean;
  readonly #presence = new Observed(this, () => {
    const partner = this.session && partnerIn(this.chat, this.session.userId);
    return partner === undefined ? undefined : this.session?.store.presence(partner);
  });

  static override styles = [
    common,
    css`
      header {
        display: flex;
        align-items: center;
        gap: 10px;
        min-block-size: 64px;
        padding: 8px 12px 8px 16px;
        border-block-end: 1px solid var(--_line);
      }
      .names {
        flex: 1;
        min-inline-size: 0;
      }
      h2,
      p {
        margin: 0;
        overflow: hidden;
        white-space: nowrap;
        text-overflow: ellipsis;
      }
      h2 {
        font-size: 1.05em;
      }
      p {
        font-size: 0.85em;
        color: var(--_quiet);
      }
      .back {
        display: var(--_back, inline-grid);
      }
      :host(:dir(rtl)) .back svg {
        scale: -1 1;
      }
    `,
  ];

  protected override render() {
    if (this.session === undefined) return nothing;
    const { chat, texts, open } = this;
    const title = titleOf(chat, open.userId, this.users);
    return html`<header>
      ${
        this.hasBack
          ? html`<button
              class="icon-button back"
              aria-label=${texts.back}
              title=${texts.back}
              @click=${() => this.tell('back')}
            >
              ${icon('back')}
            </button>`
          : nothing
      }
      <messaging-avatar
        .name=${title}
        .picture=${pictureOf(chat, open.userId, this.users)}
        ?online=${this.#presence.snapshot?.online ?? false}
      ></messaging-avatar>
      <div class="names">
        <h2 dir="auto">${title}</h2>
        <p>${this.#about()}</p>
      </div>
      ${this.#button('pin', texts.pins, 'pins-wanted')}
      ${this.#button('people', texts.details, 'details-wanted')}
    </header>`;
  }

  #button(name: 'pin' | 'people', text: string, event: string) {
    return html`<button
      class="icon-button"
      aria-label=${text}
      title=${text}
      @click=${() => this.tell(event, { chatId: this.chat.id })}
    >
      ${icon(name)}
    </button>`;
  }

  #about() {
    const { chat, texts, open } = this;
    if (chat.kind === 'group') return texts.participantCount(chat.participantCount);
    const presence = this.#presence.snapshot;
    if (presence?.online) return texts.online;
    if (presence?.lastSeenAt === undefined) return nothing;
    return texts.lastSeen(agoOf(presence.lastSeenAt, open.locale));
  }
}
