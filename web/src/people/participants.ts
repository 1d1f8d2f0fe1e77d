import { css, html, nothing } from 'lit';
import type { ChatSummary, ResultOf, Role } from '../../../client/src/index';
import { mayDo } from '../../../src/may-do';
import { textIn } from '../parts/form-text';
import { icon } from '../parts/icons';
import { common } from '../parts/theme';
import { SessionElement } from '../session/session-element';
import { peopleStyles } from './people-styles';
import { userIdsIn } from './user-ids';

type Page = ResultOf<'listParticipants'>;
type Participant = Page['items'][number];

const pageSize = 100;

/** Who takes part in a chat and in which role, and what one may change of that. */
export class ChatParticipants extends SessionElement {
  static override properties = {
    chat: { attribute: false },
    people: { state: true },
    cursor: { state: true },
    failure: { state: true },
  };
  declare chat: ChatSummary;
  declare people: readonly Participant[];
  /** Where the next page begins; null after the last one, undefined before the first. */
  declare cursor: string | null | undefined;
  declare failure: string;
  #readAt: number | undefined;

  static override styles = [
    common,
    peopleStyles,
    css`
      select {
        padding: 4px;
        border: 1px solid var(--_line);
        border-radius: 8px;
        background: var(--_surface);
      }
      form {
        display: flex;
        gap: 8px;
        align-items: end;
      }
      label {
        flex: 1;
        font-size: 0.9em;
      }
    `,
  ];

  constructor() {
    super();
    this.people = [];
    this.failure = '';
  }

  protected override willUpdate(): void {
    // Someone came, went or has another role.
    if (this.session === undefined || this.chat.revision === this.#readAt) return;
    this.#readAt = this.chat.revision;
    this.#read(undefined);
  }

  protected override render() {
    if (this.session === undefined) return nothing;
    const { texts, failure, cursor } = this;
    return html`<ul aria-label=${texts.participants}>
        ${this.people.map((one) => this.#person(one))}
      </ul>
      ${
        typeof cursor === 'string'
          ? html`<button class="button" @click=${() => this.#read(cursor)}>
              ${texts.showMore}
            </button>`
          : nothing
      }
      ${failure === '' ? nothing : html`<p class="danger" role="alert">${failure}</p>`}
      ${this.chat.kind === 'group' && mayDo('addParticipants', this.chat.role) ? this.#form() : nothing}`;
  }

  #person({ userId, role }: Participant) {
    const { texts, chat, open } = this;
    const name = this.users.name(userId);
    const isOwn = userId === open.userId;
    const isGroup = chat.kind === 'group';
    const mayRemove = isGroup && !isOwn && mayDo('removeParticipant', chat.role, { role });
    return html`<li>
      <messaging-avatar
        .name=${name}
        .picture=${this.users.get(userId)?.avatarUrl}
      ></messaging-avatar>
      <span class="name"><bdi>${name}</bdi>${isOwn ? ` (${texts.you})` : nothing}</span>
      ${
        isGroup && !isOwn && mayDo('setRole', chat.role)
          ? this.#roles(userId, role, name)
          : html`<span class="quiet">${isGroup ? texts.roles[role] : nothing}</span>`
      }
      ${
        mayRemove
          ? html`<button
              class="icon-button"
              aria-label=${texts.remove(name)}
              title=${texts.remove(name)}
              @click=${() => this.#do(this.#remove(userId))}
            >
              ${icon('close')}
            </button>`
          : nothing
      }
    </li>`;
  }

  #roles(userId: string, role: Role, name: string) {
    const { texts } = this;
    const set = ({ target }: Event) =>
      this.#do(this.#setRole(userId, (target as HTMLSelectElement).value as Role));
    return html`<select aria-label=${texts.roleOf(name)} @change=${set}>
      ${(['owner', 'admin', 'member'] as const).map(
        (one) => html`<option value=${one} ?selected=${one === role}>${texts.roles[one]}</option>`,
      )}
    </select>`;
  }

  #form() {
    const { texts } = this;
    return html`<form @submit=${this.#add}>
      <label>
        ${texts.addPeople}: ${texts.userIds}
        <input class="field" name="people" required autocomplete="off" dir="auto" />
      </label>
      <button class="button primary">${texts.add}</button>
    </form>`;
  }

  #add = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const userIds = userIdsIn(textIn(form, 'people'));
    const { rest } = this.open.client;
    const path = { chatId: this.chat.id };
    this.#do(
      rest.addParticipants({ path, body: { participants: userIds } }).then(() => form.reset()),
    );
  };

  #remove(userId: string): Promise<unknown> {
    const path = { chatId: this.chat.id, userId };
    return this.open.client.rest.removeParticipant({ path });
  }

  #setRole(userId: string, role: Role): Promise<unknown> {
    const path = { chatId: this.chat.id, userId };
    return this.open.client.rest.setRole({ path, body: { role } });
  }

  #do(done: Promise<unknown>): void {
    this.failure = '';
    done.catch(this.#fail);
  }

  #fail = (error: Error): void => {
    this.failure = this.texts.failed(error.message);
    // What was chosen is not so.
    this.#read(undefined);
  };

  #read(cursor: string | undefined): void {
    const path = { chatId: this.chat.id };
    const query = { limit: pageSize, ...(cursor === undefined ? {} : { cursor }) };
    this.open.client.rest
      .listParticipants({ path, query })
      .then((page) => {
        this.people = cursor === undefined ? page.items : [...this.people, ...page.items];
        this.cursor = page.nextCursor;
      })
      .catch((error: Error) => (this.failure = this.texts.failed(error.message)));
  }
}
