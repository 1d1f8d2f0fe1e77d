import cookieParser from 'cookie-parser';
import express, { type ErrorRequestHandler, type Express, type Response, Router } from 'express';
import { type ChatService, HttpError } from './chat-service';
import type { Realtime } from './realtime';
import type { Sessions } from './sessions';

/** The guide's REST side. */
export function createApp(chats: ChatService, sessions: Sessions, realtime: Realtime): Express {
  const app = express();
  app.use(express.json());
  app.use(cookieParser());
  app.get('/readyz', (_request, response) => void response.json({ status: 'ready' }));
  app.post('/dev/sessions', async (request, response) => {
    const { userId } = request.body as { userId: string };
    response.status(201).json({ accessToken: await sessions.mint(userId) });
  });
  app.use('/v1/messaging', sessions.verify, messagingRoutes(chats, realtime));
  app.use(answerError);
  return app;
}

function messagingRoutes(chats: ChatService, realtime: Realtime): Router {
  const router = Router();
  router.get('/chats', async (_request, response) => {
    response.json(await chats.list(callerOf(response)));
  });
  router.post('/chats', async (request, response) => {
    const { participants, name } = request.body as { participants?: string[]; name?: string };
    if (!Array.isArray(participants)) throw new HttpError(400, 'participants must be a list');
    const chat = await chats.create(callerOf(response), participants, name ?? null);
    realtime.chatCreated(chat);
    response.status(201).json(chat);
  });
  router.get('/chats/:chatId/messages', async ({ params }, response) => {
    response.json(await chats.messages(callerOf(response), params.chatId));
  });
  router.post('/chats/:chatId/messages', async (request, response) => {
    const { content } = request.body as { content?: unknown };
    if (typeof content !== 'string' || content === '' || content.length > 4000) {
      throw new HttpError(400, 'content must be 1 to 4000 characters');
    }
    const message = await chats.send(callerOf(response), request.params.chatId, content);
    realtime.messageSent(message);
    response.status(201).json(message);
  });
  return router;
}

function callerOf(response: Response): string {
  return response.locals.userId as string;
}

const answerError: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) return next(error);
  if (!(error instanceof HttpError)) console.error(error);
  const status = error instanceof HttpError ? error.status : 500;
  response.status(status).json({ message: (error as Error).message });
};
