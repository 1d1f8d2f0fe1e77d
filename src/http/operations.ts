import type { IncomingMessage } from 'node:http';
import { type Check, checks } from '../../generated/http/checks';
import {
  type Handlers,
  type OperationId,
  type OperationRoute,
  operationRoutes,
} from '../../generated/http/operations';
import type { Session } from '../sessions/session';
import { OperationTree, type Place } from './operation-tree';
import { pathOf } from './request-target';

declare module 'node:http' {
  interface IncomingMessage {
    /** The path of its operation as the contract writes it, once that is found. */
    template?: string;
    /** The operation that it asks for, once that is found. */
    operation?: OperationRoute;
  }
}

/** A request of any operation after it was read. */
export interface AnyRequest {
  params: Record<string, string> | undefined;
  query: object;
  body: unknown;
}

/** The answer of any operation. */
export interface AnyAnswer {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
}

/** An operation of the contract, with what serves it. */
export interface Operation {
  route: OperationRoute;
  checkRequest: Check<AnyRequest>;
  /** By status. */
  checkAnswer: Readonly<Record<number, Check<AnyAnswer>>>;
  handle: (request: AnyRequest, caller: Session | undefined) => Promise<AnyAnswer>;
}

/** What was found for a request. */
export interface Found {
  operation: Operation;
  /** The path parameters, or undefined when they cannot be decoded. */
  params: Record<string, string> | undefined;
}

/** The operations that a service offers. */
export class Operations {
  readonly #tree = new OperationTree<Operation>();

  /** @param absent operations that it does not offer, although the contract has them */
  constructor(handlers: Handlers<Session>, absent: ReadonlySet<OperationId>) {
    for (const route of operationRoutes) {
      if (absent.has(route.operationId)) continue;
      this.#tree.add(route.method, route.path, operationOf(route, handlers));
    }
  }

  /** The operation that a request asks for, or undefined; notes on the request what was found. */
  find(request: IncomingMessage): Found | undefined {
    const found = this.#tree.find(pathOf(request));
    if (found === undefined) return undefined;
    const { place, values } = found;
    request.template = place.template;
    const operation = place.byMethod.get(request.method!);
    if (operation === undefined) return undefined;
    request.operation = operation.route;
    return { operation, params: decoded(place, values) };
  }

  /** The methods of the operations at the path of a request; none where there is no operation. */
  methodsAt(request: IncomingMessage): string[] {
    return [...(this.#tree.find(pathOf(request))?.place.byMethod.keys() ?? [])];
  }
}

/** What the compiler has checked for each operation by itself is handled as one from here on. */
function operationOf(route: OperationRoute, handlers: Handlers<Session>): Operation {
  const { operationId } = route;
  const { request, answers } = checks[operationId];
  return {
    route,
    checkRequest: request,
    checkAnswer: answers,
    handle: handlers[operationId] as unknown as Operation['handle'],
  };
}

function decoded({ names }: Place<unknown>, values: string[]): Found['params'] {
  try {
    return Object.fromEntries(
      names.map((name, index) => [name, decodeURIComponent(values[index]!)]),
    );
  } catch {
    return undefined;
  }
}
