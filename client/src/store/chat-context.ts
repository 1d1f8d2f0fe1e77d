import type { MessagingClient } from '../index';
import type { Blocks } from './blocks';
import type { Chat } from './chat';
import type { Deliveries } from './deliveries';
import type { Drafts } from './drafts';
import type { Outbox } from './outbox';
import type { OwnEdits } from './own-edits';
import type { ReadMarks } from './read-marks';

/** What a chat needs of the store. */
export interface ChatContext {
  client: Pick<MessagingClient, 'rest' | 'userId' | 'joinChat' | 'onError' | 'setTyping'>;
  outbox: Outbox;
  drafts: Pick<Drafts, 'read' | 'of' | 'set'>;
  marks: ReadMarks;
  edits: Pick<OwnEdits, 'set' | 'over'>;
  deliveries: Deliveries;
  blocks: Pick<Blocks, 'hides' | 'over'>;
  maxMessages: number;
  /** Aborted when nothing is to be opened any more. */
  life: AbortSignal;
  /** An earlier state of a chat was restored. */
  restarted: () => void;
  /** A chat was joined, from when on it is told who of its participants is there. */
  joined: () => void;
  /** Is told when the first listener of the chat came, and when the last one went. */
  observed: (chat: Chat) => void;
  unobserved: (chat: Chat) => void;
}
