import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import http, { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type OperationId, operationRoutes } from '../../generated/http/operations';
import { ServiceError } from '../../src/errors';
import { answerProblem } from '../../src/http/problem';
import { pathOf, withVersion } from '../../src/http/request-target';
import type { Logger } from '../../src/logger';
import type { MockContract } from './mock-contract';
import { preferredAnswer } from './preferred-answer';
import { type Prism, startPrism } from './prism';
import type { Progress } from './progress';
import { explainedProblem } from './rest-problem';
import {
  findOperation,
  type OpenApiDocument,
  responseSchema,
  type RestOperation,
} from './rest-operations';
import { isObject, type Schema, type Values, withValues } from './schema';

/** Is told what a request has made: the title of its schema, and itself. */
export type OnMade = (schemaTitle: string, made: Values) => void;

export interface RestParts {
  /** The service's own way for requests, which ends in the state. */
  listener: RequestListener;
  /** The operations that the state answers. */
  stateful: ReadonlySet<string>;
  progress: Progress;
  onMade: OnMade;
  log: Logger;
}

/**
 * Answers REST requests as the service does, from the state. What the state does not know, and what
 * the header `Prefer` asks for, is answered by Prism from the document's examples; in an operation
 * that the state does not know, the values of the request stand where the names are the same.
 */
export class RestMock {
  private constructor(
    private readonly document: OpenApiDocument,
    private readonly prism: Prism,
    private readonly parts: RestParts,
  ) {}

  static async start({ openApi, operations }: MockContract, parts: RestParts): Promise<RestMock> {
    return new RestMock(openApi, await startPrism(operations), parts);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = withVersion(pathOf(request));
    const operation = findOperation(this.document, request.method!, path);
    const prefer = operation && preferredAnswer(operation, request.headers.prefer);
    if (operation === undefined || (prefer === undefined && this.#isStateful(operation))) {
      return void this.parts.listener(request, response);
    }
    // Of several successes Prism gives the lowest; the usual answer to what makes something is 201.
    const usual = '201' in operation.responses ? 'code=201' : undefined;
    await this.#answerByExample(request, response, operation, prefer ?? usual);
  }

  close(): Promise<void> {
    return this.prism.close();
  }

  #isStateful({ operationId, path }: RestOperation): boolean {
    const route = operationRoutes.find((candidate) => candidate.operationId === operationId);
    return route?.path === path && this.parts.stateful.has(operationId as OperationId);
  }

  async #answerByExample(
    request: IncomingMessage,
    response: ServerResponse,
    operation: RestOperation,
    prefer: string | undefined,
  ): Promise<void> {
    request.id = randomUUID();
    const body = await buffer(request);
    const answer = await this.#askPrism(request, body, prefer);
    const answered = await buffer(answer);
    if (!(answer.statusCode! in operation.responses)) {
      const detail = 'There is no example of such an answer.';
      const error = new ServiceError('INVALID_REQUEST', { detail });
      return answerProblem(this.parts.log, error, request, response);
    }
    const text = this.#fill(operation, body, answer, answered);
    const { 'transfer-encoding': _, connection: __, ...headers } = answer.headers;
    response.writeHead(answer.statusCode!, { ...headers, 'content-length': text.length });
    response.end(text);
  }

  async #askPrism(
    { url, method, headers }: IncomingMessage,
    body: Buffer,
    prefer: string | undefined,
  ): Promise<IncomingMessage> {
    // An answer has one media type in the contract, whatever the client would rather have.
    const { prefer: _, ...others } = headers;
    const asked = { ...others, accept: '*/*', ...(prefer === undefined ? {} : { prefer }) };
    const forwarded = http.request(this.prism.url + withVersion(url!), { method, headers: asked });
    forwarded.end(body);
    const [answer] = (await once(forwarded, 'response')) as [IncomingMessage];
    return answer;
  }

  /** What Prism answered, made to fit the request; tells of what the request has made. */
  #fill(
    operation: RestOperation,
    body: Buffer,
    { statusCode: status = 500, headers }: IncomingMessage,
    answered: Buffer,
  ): Buffer {
    const schema = responseSchema(operation, status, headers['content-type']);
    if (schema === undefined) return answered;
    const example: unknown = JSON.parse(answered.toString());
    if (status >= 300) {
      const violations = headers['sl-violations'] as string | undefined;
      return encode(explainedProblem(schema, example, violations));
    }
    if (this.#isStateful(operation)) return answered;
    return encode(this.#succeed(operation, schema, body, status, example));
  }

  /** Puts the values of the request into an example. */
  #succeed(
    { pathValues }: RestOperation,
    schema: Schema,
    body: Buffer,
    status: number,
    example: unknown,
  ): unknown {
    const { progress } = this.parts;
    const said = { ...pathValues, ...objectIn(body) };
    const isMade = status === 201;
    const counters = isMade ? progress.advance(said) : progress.current(said);
    const filled = withValues(schema, example, { ...said, ...counters });
    if (isMade) this.#tell(schema, filled);
    return filled;
  }

  #tell({ title }: Schema, made: unknown): void {
    if (title !== undefined && isObject(made)) this.parts.onMade(title, made);
  }
}

function encode(body: unknown): Buffer {
  return Buffer.from(JSON.stringify(body));
}

/** The object that a request body is; Prism has refused what is no JSON. */
function objectIn(body: Buffer): Values {
  if (body.length === 0) return {};
  const value: unknown = JSON.parse(body.toString());
  return isObject(value) ? value : {};
}
