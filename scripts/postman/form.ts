/** The parts of Postman's collection format 2.1 that are written here. */

export interface Collection {
  info: { name: string; description: string; schema: string };
  auth: Auth;
  variable: Variable[];
  item: Folder[];
}

export interface Variable {
  key: string;
  value: string;
  description?: string;
}

export interface Folder {
  name: string;
  description?: string;
  item: (Folder | RequestItem)[];
}

/** A request that has none of its own inherits the collection's. */
export type Auth =
  | { type: 'noauth' }
  | { type: 'bearer'; bearer: [{ key: 'token'; value: string; type: 'string' }] };

/** An example of an answer, which Postman shows with its request. */
export interface ExampleResponse {
  name: string;
  originalRequest: PostmanRequest;
  status: string;
  code: number;
  _postman_previewlanguage: 'json';
  header: { key: string; value: string }[];
  body: string;
}

export interface RequestItem {
  name: string;
  request: PostmanRequest;
  response: ExampleResponse[];
  event: { listen: 'test'; script: { type: 'text/javascript'; exec: string[] } }[];
  protocolProfileBehavior: { disableCookies: true };
}

export interface PostmanRequest {
  method: string;
  auth?: Auth;
  description?: string;
  header: { key: string; value: string }[];
  url: PostmanUrl;
  body?: { mode: 'raw'; raw: string; options: { raw: { language: 'json' } } };
}

export interface PostmanUrl {
  raw: string;
  host: string[];
  path: string[];
  query: (Variable & { disabled?: boolean })[];
  variable: Variable[];
}
