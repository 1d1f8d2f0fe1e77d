import type { Schema } from './schema';

/** A message as it stands in an AsyncAPI document. */
export interface DeclaredMessage {
  /** What it is called on the wire. */
  name: string;
  payload: Schema;
  examples?: { name?: string; payload: unknown }[];
}

export interface DeclaredOperation {
  action: 'send' | 'receive';
  messages: DeclaredMessage[];
  reply?: { messages: DeclaredMessage[] };
}

export interface DeclaredChannel {
  address: string;
  bindings?: { ws?: { query?: Schema } };
  'x-close-codes'?: { code: number; name: string }[];
}

/** What the mock reads of an AsyncAPI document, with every reference resolved. */
export interface AsyncApiDocument {
  channels: Record<string, DeclaredChannel>;
  operations: Record<string, DeclaredOperation>;
  components?: { schemas?: { Frame?: Schema } };
}
