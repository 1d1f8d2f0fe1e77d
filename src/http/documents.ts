import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import compression from 'compression';
import express, { Router, type RequestHandler } from 'express';
import helmet from 'helmet';
import asyncApiDocument from '../../generated/events/asyncapi.json';
import { asyncApiYaml } from '../../generated/events/asyncapi-yaml';
import openApiDocument from '../../generated/http/openapi.json';
import { openApiYaml } from '../../generated/http/openapi-yaml';
import { ServiceError } from '../errors';
import { projectFolder } from '../project-folder';
import { onlyReading } from './only-reading';
import { pageHeaders } from './page-headers';
import { redirectTo } from './redirect-to';

/** Where `npm run build` puts the site. */
export const builtDocsFolder = path.join(projectFolder, 'dist/docs');

const documents = [
  { path: '/openapi.json', type: 'application/json', text: asText(openApiDocument) },
  { path: '/openapi.yaml', type: 'application/yaml', text: openApiYaml },
  { path: '/asyncapi.json', type: 'application/json', text: asText(asyncApiDocument) },
  { path: '/asyncapi.yaml', type: 'application/yaml', text: asyncApiYaml },
];

// A browser asks each time whether its copy is current: there is one address for all versions.
const cacheControl = 'no-cache';

/**
 * The two documents at `/openapi.json`, `/openapi.yaml`, `/asyncapi.json` and `/asyncapi.yaml`, and
 * at `/docs` the site that `npm run build` built, if it did. All this is for
 * reading only and is no operation of the contract. Throws NOT_FOUND and METHOD_NOT_ALLOWED.
 */
export function serveDocuments(docsFolder: string): Router {
  const router = Router();
  const paths = [...documents.map((document) => document.path), '/docs'];
  // All of it is text, also YAML, which compression does not know as such.
  router.use(paths, onlyReading, compression({ filter: () => true }));
  for (const document of documents) {
    router.get(document.path, helmet(), sendDocument(document));
  }
  router.use('/docs', withSlash, pageHeaders(), serveSite(docsFolder), siteNotFound(docsFolder));
  return router;
}

/** The links of the site's pages start at its folder. */
const withSlash: RequestHandler = (request, response, next) => {
  if (/^\/docs(\?|$)/i.test(request.originalUrl)) redirectTo('docs/')(request, response, next);
  else next();
};

function sendDocument({ type, text }: { type: string; text: string }): RequestHandler {
  // Weak, since the compressed and the plain form have the same one.
  const etag = `W/"${createHash('sha256').update(text).digest('base64url')}"`;
  return (_request, response) => {
    response.set({ ETag: etag, 'Cache-Control': cacheControl }).type(type).send(text);
  };
}

function serveSite(folder: string): RequestHandler {
  return express.static(folder, {
    redirect: false,
    setHeaders: (response) => response.setHeader('Cache-Control', cacheControl),
  });
}

function siteNotFound(folder: string): RequestHandler {
  return () => {
    if (existsSync(path.join(folder, 'index.html'))) throw new ServiceError('NOT_FOUND');
    throw new ServiceError('NOT_FOUND', {
      detail: 'The documentation is not built here: `npm run build` builds it.',
    });
  };
}

function asText(document: object): string {
  return JSON.stringify(document, null, 2) + '\n';
}
