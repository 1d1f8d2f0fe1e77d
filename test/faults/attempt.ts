import type { OperationId } from '../../generated/http/operations';
import type { ApiClient, ApiRequest } from '../support/api-client';

const timeoutMs = 3000;
const expected = [200, 204, 409, 503];

/**
 * Asks once for an operation, through whatever fault there is; gives whether the service said that it was done.
 * What is not answered may have been done. Throws for an answer that no fault explains.
 */
export async function attempt(
  api: ApiClient,
  operation: OperationId,
  request: ApiRequest,
): Promise<boolean> {
  const signal = AbortSignal.timeout(timeoutMs);
  const answer = await api.call(operation, { ...request, signal }).catch((error: Error) => {
    if (error.message.includes('contract')) throw error;
  });
  if (answer === undefined) return false;
  if (!expected.includes(answer.status)) throw new Error(`${operation}: ${answer.status}`);
  return answer.status < 300;
}
