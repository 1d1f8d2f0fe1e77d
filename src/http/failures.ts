import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '../logger';
import { answerProblem } from './problem';
import { countRefusal, type RequestLimits, tellStanding } from './rate-limits';

/** Answers a request with what it was refused with, or failed of, on whichever way that was. */
export function failureAnswers(parts: RequestLimits & { log: Logger }) {
  const answer = (error: unknown, request: IncomingMessage, response: ServerResponse) => {
    if (!response.headersSent) tellStanding(request, response);
    answerProblem(parts.log, error, request, response);
  };
  return (error: unknown, request: IncomingMessage, response: ServerResponse): void => {
    countRefusal(error, request, parts).then(
      () => answer(error, request, response),
      (refusal: unknown) => answer(refusal, request, response),
    );
  };
}
