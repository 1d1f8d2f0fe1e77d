import type { Message } from '../../../generated/schemas';

/** Makes a message another one: what was told of it before refers to it, and shows that too. */
export function become(message: Message, next: Message): void {
  for (const name of Object.keys(message)) delete message[name as keyof Message];
  Object.assign(message, next);
}
