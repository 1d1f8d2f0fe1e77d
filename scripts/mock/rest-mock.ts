import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { withVersion } from '../../src/http/routing';
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

/**
 * Answers REST requests with what Prism answers, in which the values of the request stand where the
 * names are the same: who sends "Hello" gets a message that says "Hello".
 */
export class RestMock {
  private constructor(
    private readonly document: OpenApiDocument,
    private readonly prism: Prism,
    private readonly progress: Progress,
    private readonly onMade: OnMade,
  ) {}

  static async start(
    document: OpenApiDocument,
    progress: Progress,
    onMade: OnMade,
  ): Promise<RestMock> {
    return new RestMock(document, await startPrism(document), progress, onMade);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    request.url = withVersion(request.url!);
    const body = await buffer(request);
    const { pathname } = new URL(request.url, 'http://localhost');
    const operation = findOperation(this.document, request.method!, pathname);
    const answer = await this.#askPrism(request, body, operation);
    const answered = await buffer(answer);
    const text = operation === undefined ? answered : this.#fill(operation, body, answer, answered);
    const { 'transfer-encoding': _, connection: __, ...headers } = answer.headers;
    response.writeHead(answer.statusCode!, { ...headers, 'content-length': text.length });
    response.end(text);
  }

  close(): Promise<void> {
    return this.prism.close();
  }

  async #askPrism(
    { url, method, headers }: IncomingMessage,
    body: Buffer,
    operation: RestOperation | undefined,
  ): Promise<IncomingMessage> {
    // Of several successes Prism gives the lowest; the usual answer to what makes something is 201.
    const makes = operation !== undefined && '201' in operation.responses;
    const prefer = makes ? { prefer: 'code=201' } : {};
    const forwarded = http.request(this.prism.url + url, {
      method,
      headers: { ...prefer, ...headers },
    });
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
    if (status < 300) return encode(this.#succeed(operation, schema, body, status, example));
    const violations = headers['sl-violations'] as string | undefined;
    const declared = operation.responses[status]!;
    return encode(explainedProblem(declared, schema, status, example, violations));
  }

  /** Puts the values of the request into an example. */
  #succeed(
    { pathValues }: RestOperation,
    schema: Schema,
    body: Buffer,
    status: number,
    example: unknown,
  ): unknown {
    const said = { ...pathValues, ...objectIn(body) };
    const isMade = status === 201;
    const counters = isMade ? this.progress.advance(said) : this.progress.current(said);
    const filled = withValues(schema, example, { ...said, ...counters });
    if (isMade) this.#tell(schema, filled);
    return filled;
  }

  #tell({ title }: Schema, made: unknown): void {
    if (title !== undefined && isObject(made)) this.onMade(title, made);
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
