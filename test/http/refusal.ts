import type { ErrorCode, Problem } from '../../generated/schemas';
import { type ApiResponse, problemOf } from '../support/api-client';
import { storedRows } from '../support/stored-rows';
import type { TestService } from '../support/test-service';

/** Fails unless a request is refused like this, and nothing that is stored changed. */
export async function expectRefusal(
  service: TestService,
  request: () => Promise<ApiResponse>,
  status: number,
  code: ErrorCode,
): Promise<Problem> {
  const before = await storedRows(service.database.url);
  const response = await request();
  const problem = problemOf(response, status);
  expect(problem).toMatchObject({ code, type: `urn:messaging:error:${code}`, retryable: false });
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(response.headers.get('x-request-id')).toBe(problem.requestId);
  expect(await storedRows(service.database.url)).toEqual(before);
  return problem;
}
