import {
  addressOf,
  closeCodes,
  restOperations,
  socketOperations,
  type SocketOperation,
} from './contract';

/** Where the site says what something of the contract is: addresses within the site, by names. */
export interface DocsPlaces {
  /** Those without parameters first, since their paths fit others too. */
  operations: { operationId: string; method: string; path: string; place: string }[];
  commands: Record<string, string>;
  replies: Record<string, string>;
  events: Record<string, string>;
  closeCodes: Record<string, string>;
}

/** The places of all that clients send and receive. */
export function docsPlaces(): DocsPlaces {
  const operations = socketOperations();
  const commands = operations.filter(({ action }) => action === 'receive');
  const events = operations.filter(({ action }) => action === 'send');
  return {
    operations: restPlaces(),
    commands: Object.fromEntries(
      commands.map(({ message: { name } }) => [name, `events.html#command-${name}`]),
    ),
    replies: Object.fromEntries(
      commands.flatMap(({ replies }) =>
        replies.map(({ name }) => [name, `events.html#reply-${name}`]),
      ),
    ),
    events: Object.fromEntries(events.map((event) => [event.message.name, placeOf(event)])),
    closeCodes: Object.fromEntries(
      closeCodes().map(({ code }) => [code, `errors.html#close-${code}`]),
    ),
  };
}

function restPlaces(): DocsPlaces['operations'] {
  return restOperations()
    .map((operation) => {
      const { operationId, method, path } = operation;
      return { operationId, method, path, place: addressOf(operation) };
    })
    .sort((one, other) => parametersOf(one) - parametersOf(other));
}

function parametersOf({ path }: { path: string }): number {
  return path.split('{').length;
}

/** An event with a tag is on the page of it. */
function placeOf({ tags: [tag] = [], message }: SocketOperation): string {
  return `events${tag === undefined ? '' : `-${tag.name}`}.html#event-${message.name}`;
}
