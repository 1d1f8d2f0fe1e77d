import { html, nothing, type TemplateResult } from 'lit';
import type { ShownMessage } from '../../../client/src/store/index';
import type { SeenChat } from '../message/seen-chat';
import type { Texts } from '../texts/texts';
import type { Row } from './rows';

/** All that a row shows. */
export interface ShownRow extends Pick<Row, 'message' | 'isFirst' | 'isFirstUnread'> {
  chat: SeenChat;
  texts: Texts;
  /** The day that begins with it. */
  day: string | undefined;
  quoted: ShownMessage | undefined;
  deliveredCount: number;
  readCount: number;
  isOwn: boolean;
  isLit: boolean;
  inThread: boolean;
}

/** A message with what stands over it, as it is rendered. */
export function rowTemplate(row: ShownRow): TemplateResult {
  return html`<div data-key=${row.message.key}>
    ${row.day === undefined ? nothing : html`<div class="line">${row.day}</div>`}
    ${row.isFirstUnread ? html`<div class="line new">${row.texts.newMessages}</div>` : nothing}
    <messaging-message
      .message=${row.message}
      .chat=${row.chat}
      .quoted=${row.quoted}
      .deliveredCount=${row.deliveredCount}
      .readCount=${row.readCount}
      .inThread=${row.inThread}
      ?own=${row.isOwn}
      ?first=${row.isFirst}
      ?lit=${row.isLit}
    ></messaging-message>
  </div>`;
}
