import type { OperationRequest } from '../../../generated/http/operations';
import type { Message } from '../../../generated/schemas';
import { mentionsOf } from '../mentions';

/** What to change of a message; what is not given stays as it is. */
export type MessageEdit = Omit<OperationRequest<'updateMessage'>['body'], 'ifVersion'>;

/** A message as an edit makes it. */
export function withEdit(message: Message, edit: MessageEdit): Message {
  const { metadata: _, mentions, mentionsAll, ...rest } = message;
  const metadata = edit.metadata ?? message.metadata;
  return {
    ...rest,
    content: edit.content ?? message.content,
    ...(metadata === undefined ? {} : { metadata }),
    ...mentionsOf({
      mentions: edit.mentions ?? mentions,
      mentionsAll: edit.mentionsAll ?? mentionsAll,
    }),
  };
}
