import { css, html } from 'lit';
import { SessionHost } from './session-host';

/** A session for parts that stand where the page has them. */
export class MessagingSessionElement extends SessionHost {
  static override styles = [
    ...SessionHost.styles,
    css`
      :host {
        display: contents;
      }
    `,
  ];

  protected override content() {
    return html`<slot></slot>`;
  }
}
