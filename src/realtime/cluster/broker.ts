import type { ChatChange, ChatId, Epoch, UserId } from '../../../generated/schemas';
import type { Signal } from '../../log/signal';
import type { UserChange } from '../../log/user-change';
import type { Topic } from './topic';

/** Of those who follow any of some chats: all, in whatever way, or who joined one. */
export type Audience = 'followers' | 'joined';

/** What one committed batch means for one topic. */
export type Publication =
  /** `epoch` as the publishing node knows it; older versions do not say. */
  | { kind: 'changes'; chatId: ChatId; changes: ChatChange[]; epoch?: Epoch | undefined }
  /** The chat has changes that only the database can tell. */
  | { kind: 'behind'; chatId: ChatId }
  | { kind: 'signal'; chatId: ChatId; signal: Signal }
  | { kind: 'wide-signal'; chatIds: ChatId[]; audience: Audience; signal: Signal }
  /** Changes of a user's own state. */
  | { kind: 'user-changes'; userId: UserId; changes: UserChange[]; epoch?: Epoch | undefined }
  /** A user's own state has changes that only the database can tell. */
  | { kind: 'user-behind'; userId: UserId };

/**
 * Carries publications between nodes, this one included. It gives hints, not promises: a
 * publication may be lost, come twice, or come after a later one of the same topic. The hub puts
 * that right from the database.
 */
export interface Broker {
  /** Gives a publication to every node that is subscribed to the topic. Never throws, never waits. */
  publish(topic: Topic, publication: Publication): void;
  /** From when the promise resolves, publications of the topic come to this node. */
  subscribe(topic: Topic): Promise<void>;
  /** Ends a subscription. */
  unsubscribe(topic: Topic): void;
  /** Where publications go. Called once, before the first subscription. */
  onPublication(receive: (publication: Publication) => void): void;
  close(): Promise<void>;
}
