import { css, html, nothing } from 'lit';
import { formStyles } from '../parts/form-styles';
import { textIn } from '../parts/form-text';
import { common } from '../parts/theme';
import { SessionElement } from '../session/session-element';
import { userIdsIn } from './user-ids';

/** Begins a chat. It tells `chat-selected` and `closed`. */
export class NewChat extends SessionElement {
  static override properties = {
    failure: { state: true },
    isBusy: { state: true },
  };
  declare failure: string;
  declare isBusy: boolean;

  static override styles = [
    common,
    formStyles,
    css`
      p {
        margin: 0;
      }
    `,
  ];

  constructor() {
    super();
    this.failure = '';
    this.isBusy = false;
  }

  protected override render() {
    if (this.session === undefined) return nothing;
    const { texts } = this;
    return html`<messaging-dialog
      .heading=${texts.newChat}
      .closeText=${texts.close}
      @closed=${() => this.tell('closed')}
    >
      <form @submit=${this.#create}>
        <label>
          ${texts.userIds}
          <input class="field" name="people" required autofocus autocomplete="off" dir="auto" />
        </label>
        <label>
          ${texts.nameOptional}
          <input class="field" name="name" maxlength="100" autocomplete="off" dir="auto" />
        </label>
        ${this.failure === '' ? nothing : html`<p class="danger" role="alert">${this.failure}</p>`}
        <button class="button primary" ?disabled=${this.isBusy}>${texts.create}</button>
      </form>
    </messaging-dialog>`;
  }

  #create = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const participants = userIdsIn(textIn(form, 'people'));
    const name = textIn(form, 'name');
    const body = { participants, ...(name === '' ? {} : { name }) };
    this.isBusy = true;
    this.open.client.rest
      .createChat({ body })
      .then(({ id }) => this.tell('chat-selected', { chatId: id }))
      .catch((error: Error) => (this.failure = this.texts.failed(error.message)))
      .finally(() => (this.isBusy = false));
  };
}
