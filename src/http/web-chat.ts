import path from 'node:path';
import compression from 'compression';
import express, { Router, type RequestHandler } from 'express';
import { ServiceError } from '../errors';
import { projectFolder } from '../project-folder';
import { onlyReading } from './only-reading';
import { pageHeaders } from './page-headers';
import { redirectTo } from './redirect-to';

/** Where `npm run build` puts the web chat. */
const folder = path.join(projectFolder, 'dist/web');

// The module that other pages embed.
const moduleFile = 'messaging-chat.js';

// What there is besides in development mode is for nobody's users.
const forUsers = new Set(
  ['', 'index.html', 'page.css', moduleFile, `${moduleFile}.map`].map((file) => `/${file}`),
);

// Pictures of people are wherever the app has them. Nothing makes script or markup of a text.
const policy = {
  'img-src': ["'self'", 'data:', 'https:', 'http:'],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ['lit-html'],
};

/**
 * The web chat at `/chat/`: the page of a session's user, or in development mode the one with two people
 * side by side; and the module that any page of an allowed origin embeds. All of it is for reading only
 * and is no operation of the contract. Throws NOT_FOUND and METHOD_NOT_ALLOWED.
 */
export function serveWebChat(isDevelopment: boolean): Router {
  const router = Router();
  router.use('/chat', onlyReading, compression());
  router.use('/chat', withSlash, pageHeaders(policy), embeddable, filesOf(isDevelopment), missing);
  return router;
}

/** The page's links start at its folder. */
const withSlash: RequestHandler = (request, response, next) => {
  if (/^\/chat(\?|$)/i.test(request.originalUrl)) redirectTo('chat/')(request, response, next);
  else next();
};

/** A page of another origin may take the module, as CORS says. */
const embeddable: RequestHandler = ({ path: file }, response, next) => {
  if (file === `/${moduleFile}`) response.set('Cross-Origin-Resource-Policy', 'cross-origin');
  next();
};

function filesOf(isDevelopment: boolean): RequestHandler {
  const files = builtFiles(isDevelopment ? 'first-minute.html' : 'index.html');
  return (request, response, next) => {
    if (isDevelopment || forUsers.has(request.path)) files(request, response, next);
    else next();
  };
}

function builtFiles(index: string): RequestHandler {
  return express.static(folder, {
    index,
    redirect: false,
    // There is one address for all versions.
    setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache'),
  });
}

const missing: RequestHandler = () => {
  throw new ServiceError('NOT_FOUND');
};
