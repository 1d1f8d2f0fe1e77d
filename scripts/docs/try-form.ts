import { type Markup, markup } from './markup';
import type { Parameter, RestOperation } from './contract';
import { sampleRequest } from './samples';

/** A form that sends the operation's request to the service that the page comes from. */
export function tryForm(operation: RestOperation): Markup {
  const { operationId, method, path, summary } = operation;
  const { path: inPath, query, body } = sampleRequest(operation);
  const values = { ...inPath, ...query };
  const inputs = operation.parameters.map((parameter) =>
    input(operationId, parameter, values[parameter.name]),
  );
  return markup`<details class="try"><summary>Try it</summary>
<form data-try data-method="${method}" data-path="${path}" aria-label="Try: ${summary}">${inputs}${
    body !== undefined && bodyField(operationId, body)
  }<button type="submit">Send</button><div class="answer" role="status"></div></form></details>`;
}

/** Where a session is got, in development mode. */
export function sessionForm(): Markup {
  return markup`<form class="session" data-session aria-label="Session">
<label for="session-user">Session for trying it out</label>
<div><input id="session-user" name="userId" value="alice" required maxlength="64" autocomplete="off" spellcheck="false"><button type="submit">Get a session</button></div>
<p class="quiet" role="status">In development mode anyone can be anyone. Elsewhere the session of your app is used: sign in there.</p></form>`;
}

function input(
  operationId: string,
  { name, in: place, required }: Parameter,
  value: unknown,
): Markup {
  const id = `try-${operationId}-${name}`;
  // What an example names does not exist here; a chat's id is what the reader made.
  const filled = place === 'query' && value !== undefined ? JSON.stringify(value) : '';
  return markup`<label for="${id}">${name}${!required && markup` <span class="quiet">optional</span>`}</label>
<input id="${id}" name="${name}" data-in="${place}" value="${filled}"${required && markup` required`} autocomplete="off" spellcheck="false">`;
}

function bodyField(operationId: string, body: unknown): Markup {
  const id = `try-${operationId}-body`;
  const text = JSON.stringify(body, null, 2);
  return markup`<label for="${id}">Body</label><textarea id="${id}" name="body" rows="${text.split('\n').length}" spellcheck="false">${text}</textarea>`;
}
