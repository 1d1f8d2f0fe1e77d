import type { Epoch, Revision, Seq } from '../../generated/schemas';

/** A lasting change in a log. */
export interface Change {
  revision: Revision;
}

/** How far a log has come, in which history of the database. */
export interface Head {
  revision: Revision;
  epoch: Epoch;
}

/** How far a chat has come, and from where on one of its participants sees it. */
export interface ChatHead extends Head {
  /** Messages up to this are not for them: they came later, and see only what was said since. */
  historySeq: Seq;
  /** Nor are changes up to this. */
  historyRevision: Revision;
}

/** A stretch of a log. */
export interface LogPage<C extends Change> {
  /** In ascending `revision`; what is missing between them is not to be had. */
  changes: C[];
  /** The revision up to which nothing else is to come. */
  through: Revision;
  /** How far the log has come: less than what was asked after, when that is none of its revisions. */
  head: Revision;
  epoch: Epoch;
}

/** Reads the changes of one log after a revision from the database, in order, at most `limit`. */
export type ReadLog<C extends Change> = (
  id: string,
  after: Revision,
  limit: number,
) => Promise<LogPage<C>>;

/** The logs of one kind: those of chats, or those of users. Each is named by an id. */
export interface Logs<C extends Change> {
  /** How far each of these logs has come; nothing of those that there are none of. */
  headsOf(ids: string[]): Promise<(Head & { id: string })[]>;
  readAfter: ReadLog<C>;
}
