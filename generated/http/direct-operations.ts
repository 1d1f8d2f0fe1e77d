// Generated from specs/openapi.yaml by `npm run generate`. Do not edit.

import * as validators from './direct-validators';
import type { OperationRequest } from './operations';

interface Validator<T> {
  (value: unknown): value is T;
  errors?: { instancePath: string; message?: string }[] | null;
}

export type DirectOperationId = 'sendMessage';

/** The checks of an operation's requests and, by status, of its responses. */
export interface OperationChecks<Op extends DirectOperationId> {
  params: Validator<OperationRequest<Op>['params']>;
  body: Validator<OperationRequest<Op>['body']>;
  responses: Record<number, Validator<unknown>>;
}

export const directChecks: { [Op in DirectOperationId]: OperationChecks<Op> } = {
  sendMessage: {
    params: validators.sendMessageParams as unknown as OperationChecks<'sendMessage'>['params'],
    body: validators.sendMessageBody as unknown as OperationChecks<'sendMessage'>['body'],
    responses: { 200: validators.sendMessage200 as unknown as Validator<unknown>, 201: validators.sendMessage201 as unknown as Validator<unknown> },
  },
};
