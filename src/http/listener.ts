import type { RequestListener } from 'node:http';
import type { Request, Response } from 'express';
import { ServiceError } from '../errors';
import { type AppParts, createApp } from './app';
import { directRoute } from './direct-route';
import { answerProblem } from './problem';
import { logRequest } from './request-log';

/** Answers every HTTP request: the busiest operation directly, all others by the Express app. */
export function createListener(parts: AppParts): RequestListener {
  const app = createApp(parts);
  const sendMessage = directRoute('sendMessage', parts.handlers.sendMessage, parts);
  // Express's own last answer would be a page of HTML.
  const viaExpress: RequestListener = (request, response) =>
    app(request as Request, response as Response, (error: unknown) =>
      answerProblem(parts.log, error ?? new ServiceError('NOT_FOUND'), request, response),
    );
  return (request, response) => {
    logRequest(parts.log, parts.addressOf, request, response);
    sendMessage(request, response, () => viaExpress(request, response));
  };
}
