import { css, html, nothing } from 'lit';
import type { ResultOf } from '../../../client/src/index';
import { common } from '../parts/theme';
import { SessionElement } from '../session/session-element';
import { peopleStyles } from './people-styles';

type UserReaction = ResultOf<'listReactions'>['items'][number];

const pageSize = 100;

/** Who reacted to a message, and with what, as it was when it was opened. It tells `closed`. */
export class WhoReacted extends SessionElement {
  static override properties = {
    chatId: { attribute: false },
    messageId: { attribute: false },
    reactions: { state: true },
    cursor: { state: true },
    failure: { state: true },
  };
  declare chatId: string;
  declare messageId: string;
  declare reactions: readonly UserReaction[];
  /** Where the next page begins; null after the last one. */
  declare cursor: string | null;
  declare failure: string;

  static override styles = [
    common,
    peopleStyles,
    css`
      .emoji {
        font-size: 1.3em;
      }
    `,
  ];

  constructor() {
    super();
    this.reactions = [];
    this.cursor = null;
    this.failure = '';
  }

  protected override firstUpdated(): void {
    this.#read();
  }

  protected override render() {
    if (this.session === undefined) return nothing;
    const { texts, failure, cursor } = this;
    return html`<messaging-dialog
      .heading=${texts.whoReacted}
      .closeText=${texts.close}
      @closed=${() => this.tell('closed')}
    >
      <ul aria-label=${texts.whoReacted}>
        ${this.reactions.map((one) => this.#reaction(one))}
      </ul>
      ${failure === '' ? nothing : html`<p class="danger" role="alert">${failure}</p>`}
      ${
        cursor === null
          ? nothing
          : html`<button class="button" @click=${() => this.#read(cursor)}>
              ${texts.showMore}
            </button>`
      }
    </messaging-dialog>`;
  }

  #reaction({ userId, emoji }: UserReaction) {
    const name = this.users.name(userId);
    return html`<li>
      <messaging-avatar
        .name=${name}
        .picture=${this.users.get(userId)?.avatarUrl}
      ></messaging-avatar>
      <bdi class="name">${name}</bdi>
      <span class="emoji">${emoji}</span>
    </li>`;
  }

  /** @param cursor where the page begins; without it, the first one is read */
  #read(cursor?: string): void {
    const { chatId, messageId } = this;
    const query = { limit: pageSize, ...(cursor === undefined ? {} : { cursor }) };
    this.failure = '';
    this.open.client.rest
      .listReactions({ path: { chatId, messageId }, query })
      .then(({ items, nextCursor }) => {
        this.reactions = [...this.reactions, ...items];
        this.cursor = nextCursor;
      })
      .catch((error: Error) => (this.failure = this.texts.failed(error.message)));
  }
}
