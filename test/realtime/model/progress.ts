import type { EventPayloads } from '../../../generated/events/gateway';

/** How far a client has come in one chat, and whether what it is sent fits that. */
export class Progress {
  isFollowing = false;
  /** The last revision that it saw. */
  #seen: number | undefined;
  /** What was stored when it began, while it has seen nothing. */
  #latestStart = Infinity;
  #joining: 'from now on' | 'after what it saw' | undefined;
  /** The first change that came before the reply to a join without `after`. */
  #firstBeforeReply: number | undefined;
  #removedAt: number | undefined;

  get hasSeen(): boolean {
    return this.#seen !== undefined;
  }

  /** Begins to join; gives what the command says of where. */
  join(resume: boolean): { after?: number } {
    this.#removedAt = undefined;
    this.#firstBeforeReply = undefined;
    if (!this.isFollowing && !resume) this.#seen = undefined;
    const after = this.isFollowing ? undefined : this.#seen;
    this.#joining = after === undefined ? 'from now on' : 'after what it saw';
    return after === undefined ? {} : { after };
  }

  /** Follows from a revision on. */
  start(revision: number): void {
    this.isFollowing = true;
    this.#seen = revision;
  }

  /** Follows from a revision on that is not known, but not greater than this. */
  startUpTo(revision: number): void {
    this.isFollowing = true;
    this.#seen = undefined;
    this.#latestStart = revision;
  }

  /** Goes on anew, from a revision that is not known, but not greater than this. */
  startAnew(revision: number): void {
    this.#seen = undefined;
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
    if (this.#joining === 'from now on') this.#seen = undefined;
  }

  /** Takes a change; gives what is wrong with it. */
  take(revision: number): string | undefined {
    const seen = this.#seen;
    this.#seen = revision;
    if (!this.isFollowing && this.#joining === undefined)
      return `${revision} came, which was not asked for`;
    if (seen === undefined) {
      if (!this.isFollowing) this.#firstBeforeReply ??= revision;
      return revision > this.#latestStart + 1 ? `${revision} came first` : undefined;
    }
    return revision === seen + 1 ? undefined : `${revision} came after ${seen}`;
  }

  /** Takes the reply to a join; gives what is wrong with it. */
  joined({ revision }: EventPayloads['chat-joined']): string | undefined {
    this.#joining = undefined;
    if (this.#removedAt !== undefined && revision <= this.#removedAt) return 'joined, but removed';
    this.isFollowing = true;
    if (this.#firstBeforeReply !== undefined && this.#firstBeforeReply !== revision + 1) {
      return `${this.#firstBeforeReply} came first, but the reply says ${revision}`;
    }
    this.#seen ??= revision;
    return this.#seen < revision
      ? `the reply says ${revision}, but ${this.#seen} came last`
      : undefined;
  }

  /** What is missing when everything up to a revision must have arrived. */
  missing(revision: number): string | undefined {
    if (!this.isFollowing) return undefined;
    const last = this.#seen ?? this.#latestStart;
    return last === revision ? undefined : `${last} came last of ${revision}`;
  }
}
