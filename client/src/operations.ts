import type { operations } from '../../generated/http/types';

export type OperationId = keyof operations;
type PathOf<Op extends OperationId> = operations[Op]['parameters'] extends { path: infer Path }
  ? { path: Path }
  : { path?: undefined };

type QueryOf<Op extends OperationId> = operations[Op]['parameters'] extends { query: infer Query }
  ? { query: Query }
  : { query?: operations[Op]['parameters']['query'] };

type BodyOf<Op extends OperationId> = operations[Op] extends {
  requestBody: { content: { 'application/json': infer Body } };
}
  ? { body: Body }
  : { body?: undefined };

interface CallOptions {
  /** Ends the call, its retries included. */
  signal?: AbortSignal;
}

/** What an operation takes. */
export type RequestOf<Op extends OperationId> = PathOf<Op> & QueryOf<Op> & BodyOf<Op> & CallOptions;

type SuccessStatus = 200 | 201 | 204;

/** What an operation gives when it succeeds. */
export type ResultOf<Op extends OperationId> = {
  [
    Status in keyof operations[Op]['responses'] & SuccessStatus
  ]: operations[Op]['responses'][Status] extends {
    content: { 'application/json': infer Body };
  }
    ? Body
    : undefined;
}[keyof operations[Op]['responses'] & SuccessStatus];

/** One function for each operation, named as in the OpenAPI document. Fails with MessagingError. */
export type Rest = {
  [Op in OperationId]: object extends RequestOf<Op>
    ? (request?: RequestOf<Op>) => Promise<ResultOf<Op>>
    : (request: RequestOf<Op>) => Promise<ResultOf<Op>>;
};
