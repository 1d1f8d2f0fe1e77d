import { css, html, nothing } from 'lit';
import type { ChatSummary } from '../../../client/src/index';
import { mayDo } from '../../../src/may-do';
import { partnerIn, titleOf } from '../list/chat-titles';
import { formStyles } from '../parts/form-styles';
import { textIn } from '../parts/form-text';
import { common } from '../parts/theme';
import { Observed } from '../session/observed';
import { SessionElement } from '../session/session-element';

/** What a chat is, who is in it, and what one may change of that. It tells `closed` and `left`. */
export class ChatDetailsDialog extends SessionElement {
  static override properties = {
    chatId: { attribute: false },
    failure: { state: true },
    asked: { state: true },
  };
  declare chatId: string;
  declare failure: string;
  /** What is done when its user confirms it. */
  declare asked: 'leave' | 'delete' | undefined;
  readonly #chat = new Observed(this, () => this.session?.store.chat(this.chatId));
  readonly #blocked = new Observed(this, () => this.session?.store.blockedUsers);

  static override styles = [
    common,
    formStyles,
    css`
      form {
        margin-block-end: 18px;
      }
      h3 {
        margin: 18px 0 6px;
        font-size: 1em;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-block-start: 20px;
      }
    `,
  ];

  constructor() {
    super();
    this.failure = '';
  }

  protected override render() {
    const chat = this.#chat.snapshot?.chat;
    if (this.session === undefined || chat === undefined) return nothing;
    const { texts, failure } = this;
    return html`<messaging-dialog
      .heading=${titleOf(chat, this.open.userId, this.users)}
      .closeText=${texts.close}
      @closed=${() => this.tell('closed')}
    >
      ${this.#about(chat)}
      <h3>${texts.participants}</h3>
      <messaging-participants .chat=${chat}></messaging-participants>
      ${failure === '' ? nothing : html`<p class="danger" role="alert">${failure}</p>`}
      <div class="actions">${chat.kind === 'direct' ? this.#block(chat) : this.#ways(chat)}</div>
    </messaging-dialog>`;
  }

  #about(chat: ChatSummary) {
    const { texts } = this;
    const { name = '', description = '' } = chat;
    if (chat.kind === 'direct') return nothing;
    if (!mayDo('updateChat', chat.role)) {
      return description === '' ? nothing : html`<p dir="auto">${description}</p>`;
    }
    return html`<form @submit=${this.#save}>
      <label>
        ${texts.name}
        <input class="field" name="name" maxlength="100" dir="auto" .value=${name} />
      </label>
      <label>
        ${texts.description}
        <textarea
          class="field"
          name="description"
          rows="2"
          maxlength="500"
          dir="auto"
          .value=${description}
        ></textarea>
      </label>
      <button class="button">${texts.save}</button>
    </form>`;
  }

  #ways(chat: ChatSummary) {
    const { texts } = this;
    return html`${this.#asking('leave', texts.leave, this.#leave)}
    ${mayDo('deleteChat', chat.role) ? this.#asking('delete', texts.deleteChat, this.#delete) : nothing}`;
  }

  /** A button that is pressed twice. */
  #asking(what: 'leave' | 'delete', text: string, act: () => void) {
    const isAsked = this.asked === what;
    return html`<button
      class="button danger"
      @click=${() => (isAsked ? act() : (this.asked = what))}
    >
      ${text}${isAsked ? html` – ${this.texts.sure}` : nothing}
    </button>`;
  }

  #block(chat: ChatSummary) {
    const partner = partnerIn(chat, this.open.userId);
    if (partner === undefined) return nothing;
    const { texts, open } = this;
    const isBlocked = this.#blocked.snapshot?.has(partner) ?? false;
    const name = this.users.name(partner);
    const act = () => this.#do(isBlocked ? open.store.unblock(partner) : open.store.block(partner));
    return html`<button class="button danger" @click=${act}>
      ${isBlocked ? texts.unblock(name) : texts.block(name)}
    </button>`;
  }

  #save = (event: SubmitEvent): void => {
    event.preventDefault();
    const given = (name: string) => textIn(event.target as HTMLFormElement, name) || null;
    const body = { name: given('name'), description: given('description') };
    this.#do(this.open.client.rest.updateChat({ path: { chatId: this.chatId }, body }));
  };

  #leave = (): void => {
    const path = { chatId: this.chatId, userId: this.open.userId };
    this.#do(this.open.client.rest.removeParticipant({ path }).then(() => this.tell('left')));
  };

  #delete = (): void => {
    const path = { chatId: this.chatId };
    this.#do(this.open.client.rest.deleteChat({ path }).then(() => this.tell('left')));
  };

  #do(done: Promise<unknown>): void {
    this.failure = '';
    done.catch((error: Error) => (this.failure = this.texts.failed(error.message)));
  }
}
