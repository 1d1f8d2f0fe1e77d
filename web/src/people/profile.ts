import { css, html, nothing } from 'lit';
import type { ResultOf } from '../../../client/src/index';
import { formStyles } from '../parts/form-styles';
import { textIn } from '../parts/form-text';
import { common } from '../parts/theme';
import { SessionElement } from '../session/session-element';

/** What the user is called, their picture, and what they share. It tells `closed`. */
export class ProfileDialog extends SessionElement {
  static override properties = {
    me: { state: true },
    failure: { state: true },
    isBusy: { state: true },
  };
  /** Undefined until it is read. */
  declare me: ResultOf<'getMe'> | undefined;
  declare failure: string;
  declare isBusy: boolean;

  static override styles = [
    common,
    formStyles,
    css`
      label.choice {
        grid-template-columns: auto 1fr;
        gap: 10px;
        font-weight: 400;
      }
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

  protected override firstUpdated(): void {
    this.#do(this.open.client.rest.getMe().then((me) => (this.me = me)));
  }

  protected override render() {
    if (this.session === undefined) return nothing;
    const { texts, me, failure } = this;
    return html`<messaging-dialog
      .heading=${texts.yourself}
      .closeText=${texts.close}
      @closed=${() => this.tell('closed')}
    >
      ${failure === '' ? nothing : html`<p class="danger" role="alert">${failure}</p>`}
      ${me === undefined ? nothing : this.#form(me)}
    </messaging-dialog>`;
  }

  #form({ name, avatarUrl, receipts, presence }: ResultOf<'getMe'>) {
    const { texts } = this;
    return html`<form @submit=${this.#save}>
      <label>
        ${texts.name}
        <input class="field" name="name" maxlength="100" dir="auto" .value=${name ?? ''} />
      </label>
      <label>
        ${texts.picture}
        <input class="field" name="picture" type="url" dir="ltr" .value=${avatarUrl ?? ''} />
      </label>
      <label class="choice">
        <input name="receipts" type="checkbox" .checked=${receipts} /> ${texts.shareReceipts}
      </label>
      <label class="choice">
        <input name="presence" type="checkbox" .checked=${presence} /> ${texts.sharePresence}
      </label>
      <p class="quiet">${texts.shareBoth}</p>
      <button class="button primary" ?disabled=${this.isBusy}>${texts.save}</button>
    </form>`;
  }

  #save = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const isChosen = (name: string) => new FormData(form).has(name);
    const saved = this.open.store.updateMe({
      name: textIn(form, 'name') || null,
      avatarUrl: textIn(form, 'picture') || null,
      receipts: isChosen('receipts'),
      presence: isChosen('presence'),
    });
    this.#do(saved.then(() => this.tell('closed')));
  };

  #do(done: Promise<unknown>): void {
    this.failure = '';
    this.isBusy = true;
    done
      .catch((error: Error) => (this.failure = this.texts.failed(error.message)))
      .finally(() => (this.isBusy = false));
  }
}
