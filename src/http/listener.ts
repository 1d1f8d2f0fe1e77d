import type { RequestListener } from 'node:http';
import { type AppParts, createApp } from './app';
import { directRoute } from './direct-route';
import { logRequest } from './request-log';

/** Answers every HTTP request: the busiest operation directly, all others by the Express app. */
export function createListener(parts: AppParts): RequestListener {
  const app = createApp(parts);
  const sendMessage = directRoute('sendMessage', parts.handlers.sendMessage, parts);
  return (request, response) => {
    logRequest(parts.log, request, response);
    sendMessage(request, response, () => void app(request, response));
  };
}
