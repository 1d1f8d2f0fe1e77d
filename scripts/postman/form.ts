/** The parts of Postman's collection format 2.1 that are written here. */

export interface Collection {
  info: { name: string; description: string; schema: string };
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

export interface RequestItem {
  name: string;
  request: PostmanRequest;
  event: { listen: 'test'; script: { type: 'text/javascript'; exec: string[] } }[];
  protocolProfileBehavior: { disableCookies: true };
}

export interface PostmanRequest {
  method: string;
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
