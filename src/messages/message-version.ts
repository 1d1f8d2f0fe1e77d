import type { Message, MessageVersion } from '../../generated/schemas';

/** The version that a message has. */
export function versionOf(message: Message): MessageVersion {
  const { version, content, createdAt, editedAt, metadata } = message;
  return { version, content, createdAt: editedAt ?? createdAt, ...(metadata && { metadata }) };
}
