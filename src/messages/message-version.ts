import type { Message, MessageVersion } from '../../generated/schemas';

/** The version that a message has. */
export function versionOf({ version, content, createdAt, editedAt }: Message): MessageVersion {
  return { version, content, createdAt: editedAt ?? createdAt };
}
