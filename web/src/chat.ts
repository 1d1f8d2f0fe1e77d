import { css, html, nothing } from 'lit';
import { icon } from './parts/icons';
import { SessionHost } from './session/session-host';

/**
 * The whole chat: the list, and the conversation that is chosen in it. It tells `chat-selected`, and an
 * app may choose by `chatId`.
 */
export class MessagingChat extends SessionHost {
  static override properties = {
    ...SessionHost.properties,
    chatId: { attribute: 'chat-id' },
    threadId: { state: true },
  };
  /** The chat that is open. */
  declare chatId: string | undefined;
  /** The thread that is open beside the conversation. */
  declare threadId: string | undefined;

  static override styles = [
    ...SessionHost.styles,
    css`
      :host {
        display: block;
        container-type: inline-size;
        block-size: 100%;
        min-block-size: 320px;
        overflow: hidden;
      }
      .all {
        display: flex;
        flex-direction: column;
        block-size: 100%;
      }
      .panes {
        display: grid;
        grid-template-columns: minmax(240px, 34%) minmax(0, 1fr);
        flex: 1;
        min-block-size: 0;
      }
      messaging-chat-list {
        border-inline-end: 1px solid var(--_line);
      }
      .nothing {
        display: grid;
        justify-items: center;
        gap: 14px;
        margin: auto;
        padding: 24px;
        color: var(--_quiet);
        text-align: center;
      }
      .nothing svg {
        inline-size: 72px;
        block-size: 72px;
        padding: 18px;
        border-radius: 50%;
        background: var(--_raised);
        stroke-width: 1.4;
      }
      .failure {
        padding: 24px;
        text-align: center;
      }
      messaging-thread {
        border-inline-start: 1px solid var(--_line);
      }
      @container (min-width: 900px) {
        .panes.thread {
          grid-template-columns: minmax(220px, 26%) minmax(0, 1fr) minmax(260px, 32%);
        }
      }
      @container (max-width: 899px) {
        .panes.thread messaging-conversation {
          display: none;
        }
      }
      @container (max-width: 599px) {
        .panes {
          grid-template-columns: minmax(0, 1fr);
        }
        messaging-chat-list {
          border: 0;
          background: var(--_surface);
        }
        .panes.open messaging-chat-list,
        .panes:not(.open) > :not(messaging-chat-list) {
          display: none;
        }
      }
      @container (min-width: 600px) {
        messaging-conversation {
          --_back: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    const told: Record<string, (event: never) => void> = {
      'chat-selected': this.#selected,
      back: this.#left,
      left: this.#left,
      'thread-wanted': this.#threadWanted,
      'thread-closed': this.#threadClosed,
    };
    for (const [name, listener] of Object.entries(told)) {
      this.addEventListener(name, listener as EventListener);
    }
  }

  protected override content() {
    const { chatId, threadId, session } = this;
    return html`<div class="all">
      <messaging-connection></messaging-connection>
      <div
        class="panes ${chatId === undefined ? '' : 'open'} ${threadId === undefined ? '' : 'thread'}"
      >
        <messaging-chat-list .selected=${chatId}></messaging-chat-list>
        ${
          chatId === undefined
            ? html`<p class="nothing">${icon('thread')}${session!.texts.chooseChat}</p>`
            : html`<messaging-conversation .chatId=${chatId} has-back></messaging-conversation>`
        }
        ${
          chatId === undefined || threadId === undefined
            ? nothing
            : html`<messaging-thread .chatId=${chatId} .threadId=${threadId}></messaging-thread>`
        }
      </div>
    </div>`;
  }

  #left = (): void => {
    this.threadId = this.chatId = undefined;
  };

  #threadWanted = ({ detail }: CustomEvent<{ threadId: string }>): void => {
    this.threadId = detail.threadId;
  };

  #threadClosed = (): void => {
    this.threadId = undefined;
  };

  #selected = ({ detail }: CustomEvent<{ chatId: string }>): void => {
    this.chatId = detail.chatId;
    this.threadId = undefined;
  };
}
