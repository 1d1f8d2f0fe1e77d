import type { EventPayloads } from '../../../generated/events/gateway';
import type { Message } from '../../../generated/schemas';
import { type News, Told } from './told';

/** Whether no change after one revision and before another is to be had. */
type IsMissing = (after: number, before: number) => boolean;

/** How far a client has come in one chat, and whether what it is sent fits that. */
export class Progress {
  isFollowing = false;
  /** What it has seen may be of a history that is no more, and it is to be told so. */
  isOutdated = false;
  #epoch: string | undefined;
  /** The last revision that it saw. */
  #seen: number | undefined;
  /** What was stored when it began, while it has seen nothing. */
  #latestStart = Infinity;
  #joining: 'from now on' | 'after what it saw' | undefined;
  /** The first change that came before the reply to a join without `after`. */
  #firstBeforeReply: number | undefined;
  #removedAt: number | undefined;
  /** What it was told since it has followed without a gap. */
  readonly #told = new Told();

  get hasSeen(): boolean {
    return this.#seen !== undefined;
  }

  /** Begins to join; gives what the command says of where. */
  join(resume: boolean): { after?: number; epoch?: string } {
    this.#removedAt = undefined;
    this.#firstBeforeReply = undefined;
    if (!this.isFollowing && !resume) this.#forget();
    const after = this.isFollowing ? undefined : this.#seen;
    this.#joining = after === undefined ? 'from now on' : 'after what it saw';
    if (after === undefined) return {};
    return this.#epoch === undefined ? { after } : { after, epoch: this.#epoch };
  }

  /** Follows from a revision on. */
  start(revision: number): void {
    this.isFollowing = true;
    this.#seen = revision;
  }

  /** Follows from a revision on that is not known, but not greater than this. */
  startUpTo(revision: number): void {
    this.isFollowing = true;
    this.#forget();
    this.#latestStart = revision;
  }

  /** Goes on anew, from a revision that is not known, but not greater than this. */
  startAnew(revision: number): void {
    this.isOutdated = false;
    this.#epoch = undefined;
    this.#forget();
    this.#firstBeforeReply = undefined;
    this.#latestStart = revision;
  }

  end(): void {
    this.isFollowing = false;
    this.#joining = undefined;
  }

  /** It did not join; what it followed before it still follows. */
  refused(): void {
    this.#joining = undefined;
  }

  /** The client takes no part any more: nothing may follow, unless it is joining again. */
  remove(revision: number): void {
    this.isFollowing = false;
    this.#removedAt = revision;
    if (this.#joining === 'from now on') this.#forget();
  }

  /** The database has another history. */
  historyChanged(): void {
    if (this.isFollowing || this.#joining !== undefined) this.isOutdated = true;
  }

  /**
   * The database went back to an earlier state, in the same epoch. Whoever follows is told. Who comes
   * back once the chat has come as far as they had seen cannot be told that their last changes are
   * others now.
   */
  wentBack(): void {
    if (!this.isFollowing) this.#told.clear();
  }

  /**
   * Takes a change; gives what is wrong with it.
   *
   * @param isMissing whether nothing is to be had after one revision and before another
   * @param news that it tells
   */
  take(revision: number, isMissing: IsMissing, news: News): string | undefined {
    const seen = this.#seen;
    this.#told.take(news);
    this.#seen = revision;
    if (!this.isFollowing && this.#joining === undefined)
      return `${revision} came, which was not asked for`;
    if (this.isOutdated) return undefined;
    if (seen === undefined) {
      if (!this.isFollowing) this.#firstBeforeReply ??= revision;
      const isEarly = revision > this.#latestStart && !isMissing(this.#latestStart, revision);
      return isEarly ? `${revision} came first` : undefined;
    }
    const isNext = revision > seen && isMissing(seen, revision);
    return isNext ? undefined : `${revision} came after ${seen}`;
  }

  /** Takes the reply to a join; gives what is wrong with it. */
  joined(
    { revision, through, epoch }: EventPayloads['chat-joined'],
    isMissing: IsMissing,
    epochNow: string,
  ): string | undefined {
    const isResumed = this.#joining === 'after what it saw';
    this.#joining = undefined;
    if (isResumed && (this.#epoch ?? epoch) !== epoch) return `resumed from ${this.#epoch}`;
    this.#epoch = epoch;
    if (this.isOutdated) {
      this.isFollowing = true;
      this.isOutdated = epoch !== epochNow;
      this.#forget();
      this.#latestStart = Infinity;
      return undefined;
    }
    if (this.#removedAt !== undefined && revision <= this.#removedAt) return 'joined, but removed';
    this.isFollowing = true;
    const first = this.#firstBeforeReply;
    if (first !== undefined && (first <= revision || !isMissing(revision, first))) {
      return `${first} came first, but the reply says ${revision}`;
    }
    const seen = (this.#seen ??= revision);
    this.#seen = Math.max(seen, through);
    return this.#seen < revision || !isMissing(seen, revision + 1)
      ? `the reply says ${through} of ${revision}, but ${seen} came last`
      : undefined;
  }

  /** What is missing when everything up to a revision must have arrived. */
  missing(revision: number): string | undefined {
    if (!this.isFollowing) return undefined;
    const last = this.#seen ?? this.#latestStart;
    return last === revision ? undefined : `${last} came last of ${revision}`;
  }

  /** What is wrong with what it was told of messages, when everything must have arrived. */
  outdated(messageNow: (id: Message['id']) => Message | undefined): string | undefined {
    if (!this.isFollowing || this.isOutdated) return undefined;
    return this.#told.outdated(messageNow);
  }

  #forget(): void {
    this.#seen = undefined;
    this.#told.clear();
  }
}
