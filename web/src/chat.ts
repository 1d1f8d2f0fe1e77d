import { css, html, nothing } from 'lit';
import type { MessagingConversation } from './conversation/conversation';
import { SessionHost } from './session/session-host';

/**
 * The whole chat: the list, and the conversation that is chosen in it. It tells `chat-selected`, and an
 * app may choose by `chatId`.
 */
export class MessagingChat extends SessionHost {
  static override properties = {
    ...SessionHost.properties,
    chatId: { attribute: 'chat-id' },
    dialog: { state: true },
  };
  /** The chat that is open. */
  declare chatId: string | undefined;
  declare dialog: 'new-chat' | 'details' | 'pins' | undefined;

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
        margin: auto;
        padding: 24px;
        color: var(--_quiet);
        text-align: center;
      }
      .failure {
        padding: 24px;
        text-align: center;
      }
      @container (max-width: 599px) {
        .panes {
          grid-template-columns: minmax(0, 1fr);
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

  protected override content() {
    const { chatId, session } = this;
    return html`<div
      class="all"
      @chat-selected=${this.#selected}
      @back=${() => (this.chatId = undefined)}
      @new-chat-wanted=${() => (this.dialog = 'new-chat')}
      @details-wanted=${() => (this.dialog = 'details')}
      @pins-wanted=${() => (this.dialog = 'pins')}
      @closed=${() => (this.dialog = undefined)}
      @left=${this.#left}
      @message-wanted=${this.#messageWanted}
    >
      <messaging-connection></messaging-connection>
      <div class="panes ${chatId === undefined ? '' : 'open'}">
        <messaging-chat-list .selected=${chatId}></messaging-chat-list>
        ${
          chatId === undefined
            ? html`<p class="nothing">${session!.texts.chooseChat}</p>`
            : html`<messaging-conversation .chatId=${chatId} has-back></messaging-conversation>`
        }
      </div>
      ${this.#dialog()}
    </div>`;
  }

  #dialog() {
    const { dialog, chatId } = this;
    if (dialog === 'new-chat') return html`<messaging-new-chat></messaging-new-chat>`;
    if (chatId === undefined) return nothing;
    if (dialog === 'details')
      return html`<messaging-details .chatId=${chatId}></messaging-details>`;
    if (dialog === 'pins') return html`<messaging-pins .chatId=${chatId}></messaging-pins>`;
    return nothing;
  }

  #left = (): void => {
    this.dialog = this.chatId = undefined;
  };

  #messageWanted = ({ detail }: CustomEvent<{ messageId: string }>): void => {
    this.dialog = undefined;
    const conversation =
      this.renderRoot.querySelector<MessagingConversation>('messaging-conversation');
    conversation?.showMessage(detail.messageId);
  };

  #selected = ({ detail }: CustomEvent<{ chatId: string }>): void => {
    this.chatId = detail.chatId;
    this.dialog = undefined;
  };
}
