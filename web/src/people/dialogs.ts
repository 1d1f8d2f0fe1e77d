import { html, nothing, type ReactiveControllerHost } from 'lit';
import { MessagePane } from '../conversation/message-pane';

/** What a dialog is about, as the element says that wants it. */
interface Subject {
  readonly chatId: string;
  readonly messageId: string;
}

/** The dialogs, by the event with which an element asks for one. */
const dialogs = {
  'new-chat-wanted': () => html`<messaging-new-chat></messaging-new-chat>`,
  'profile-wanted': () => html`<messaging-profile></messaging-profile>`,
  'details-wanted': ({ chatId }: Subject) =>
    html`<messaging-details .chatId=${chatId}></messaging-details>`,
  'pins-wanted': ({ chatId }: Subject) => html`<messaging-pins .chatId=${chatId}></messaging-pins>`,
  'reactions-wanted': ({ chatId, messageId }: Subject) =>
    html`<messaging-reactions .chatId=${chatId} .messageId=${messageId}></messaging-reactions>`,
};

type Wanted = keyof typeof dialogs;

/** The one dialog over the page that any of the elements in a session has asked for. */
export class Dialogs {
  #wanted: { readonly name: Wanted; readonly subject: Subject } | undefined;
  /** The conversation out of which it was asked for. */
  #asker: MessagePane | undefined;

  /** @param host all elements that may ask stand in it; it renders what is `shown` */
  constructor(private readonly host: ReactiveControllerHost & EventTarget) {
    for (const name of Object.keys(dialogs)) host.addEventListener(name, this.#open);
    for (const name of ['closed', 'left', 'chat-selected']) host.addEventListener(name, this.close);
    host.addEventListener('message-wanted', this.#messageWanted);
  }

  get shown() {
    if (this.#wanted === undefined) return nothing;
    const { name, subject } = this.#wanted;
    return dialogs[name](subject);
  }

  readonly #open = (event: Event): void => {
    const { type, detail } = event as CustomEvent<Subject>;
    this.#wanted = { name: type as Wanted, subject: detail };
    this.#asker = event.composedPath().find((one) => one instanceof MessagePane);
    this.host.requestUpdate();
  };

  readonly close = (): void => {
    this.#wanted = undefined;
    this.host.requestUpdate();
  };

  readonly #messageWanted = (event: Event): void => {
    this.close();
    this.#asker?.showMessage((event as CustomEvent<Subject>).detail.messageId);
  };
}
