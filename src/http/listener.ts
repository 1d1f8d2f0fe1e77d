import type { RequestListener } from 'node:http';
import type { Request, Response } from 'express';
import type { Handlers, OperationId } from '../../generated/http/operations';
import { ServiceError } from '../errors';
import type { ConcurrencyLimit } from '../limits/concurrency-limit';
import type { Logger } from '../logger';
import type { Session } from '../sessions/session';
import { type AppParts, createApp } from './app';
import { createExecutor, type ExecutorParts } from './executor';
import { failureAnswers } from './failures';
import { Operations } from './operations';
import { answerProblem } from './problem';
import { logRequest } from './request-log';
import { withVersion } from './request-target';

/** What the REST side is made of. */
export interface ListenerParts extends Omit<AppParts & ExecutorParts, 'operations'> {
  handlers: Handlers<Session>;
  /** Operations of the contract that this service does not offer. */
  absent: ReadonlySet<OperationId>;
  /** What each address may have under way. */
  requestsUnderWay: ConcurrencyLimit;
  log: Logger;
}

/** Answers every HTTP request. */
export function createListener(parts: ListenerParts): RequestListener {
  const { addressOf, requestsUnderWay, log } = parts;
  const execute = executorOf(parts);
  return (request, response) => {
    const address = addressOf(request);
    logRequest(log, address, request, response);
    request.url = withVersion(request.url!);
    // Who watches the service must be answered, whatever others do.
    const isCounted = request.url.startsWith('/v1/');
    const end = isCounted ? requestsUnderWay.begin(address) : notCounted;
    if (end !== undefined) {
      response.on('close', end);
      return execute(request, response);
    }
    // Nobody will read what else is sent on this connection.
    response.setHeader('Connection', 'close');
    answerProblem(log, tooManyUnderWay(), request, response);
  };
}

/** The executor of all operations, with the Express app for what it leaves. */
function executorOf(parts: ListenerParts): RequestListener {
  const operations = new Operations(parts.handlers, parts.absent);
  const app = createApp({ ...parts, operations });
  const fail = failureAnswers(parts);
  // Express itself has nothing to say of a target that is no path.
  const explain: RequestListener = (request, response) =>
    app(request as Request, response as Response, (error: unknown) =>
      fail(error ?? new ServiceError('NOT_FOUND'), request, response),
    );
  return createExecutor({ ...parts, operations }, { explain, fail });
}

const notCounted = () => undefined;

function tooManyUnderWay(): ServiceError {
  const detail = 'Too many requests of this address are under way. Try again soon.';
  return new ServiceError('SERVICE_UNAVAILABLE', { detail });
}
