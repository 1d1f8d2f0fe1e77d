import type { RequestListener } from 'node:http';
import type { Request, Response } from 'express';
import { ServiceError } from '../errors';
import { type AppParts, createApp } from './app';
import { directRoute } from './direct-route';
import { answerProblem } from './problem';
import { logRequest } from './request-log';
import { withVersion } from './routing';

/** Answers every HTTP request: the busiest operation directly, all others by the Express app. */
export function createListener(parts: AppParts): RequestListener {
  const app = createApp(parts);
  // Express's own last answer would be a page of HTML.
  const viaExpress: RequestListener = (request, response) =>
    app(request as Request, response as Response, (error: unknown) =>
      answerProblem(parts.log, error ?? new ServiceError('NOT_FOUND'), request, response),
    );
  const { requestsUnderWay } = parts;
  const sendMessage = directRoute('sendMessage', parts.handlers.sendMessage, {
    ...parts,
    limit: parts.limits.send,
  });
  return (request, response) => {
    const address = parts.addressOf(request);
    logRequest(parts.log, address, request, response);
    // Who watches the service must be answered, whatever others do.
    const isCounted = withVersion(request.url!).startsWith('/v1/');
    const end = isCounted ? requestsUnderWay.begin(address) : notCounted;
    if (end !== undefined) {
      response.on('close', end);
      return sendMessage(request, response, () => viaExpress(request, response));
    }
    // Nobody will read what else is sent on this connection.
    response.setHeader('Connection', 'close');
    answerProblem(parts.log, tooManyUnderWay(), request, response);
  };
}

const notCounted = () => undefined;

function tooManyUnderWay(): ServiceError {
  const detail = 'Too many requests of this address are under way. Try again soon.';
  return new ServiceError('SERVICE_UNAVAILABLE', { detail });
}
