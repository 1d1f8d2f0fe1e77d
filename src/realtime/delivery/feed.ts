import type { Epoch, Revision } from '../../../generated/schemas';
import type { Change, Head, ReadLog } from '../../log/log';

const pageSize = 200;

/**
 * One log as this node delivers it: by `revision`, in order, without a gap and without a repeat,
 * whatever order publications come in. The next change is delivered at once, one that is old is
 * dropped, and one that is too early makes the feed read what lies between from the database. What
 * the database does not have there is passed over. In another epoch nobody may go on from where they
 * are: all are sent away, to come back.
 */
export abstract class Feed<C extends Change> {
  #delivered: Revision | undefined;
  /** Empty until it is known. */
  #epoch: Epoch = '';
  #early: { changes: C[]; epoch: Epoch | undefined }[] = [];
  #catchingUp: Promise<void> | undefined;
  #behind = false;
  /** The greatest head that a connection was told, which may be ahead of what is delivered. */
  #head: Revision = 0;

  constructor(
    readonly id: string,
    protected readonly read: ReadLog<C>,
  ) {}

  /** Whether no connection follows it. */
  abstract get isIdle(): boolean;
  /** Gives a change to who follows. */
  protected abstract deliver(change: C): void;
  /** What lies between two revisions, both included, is not to be had. */
  protected abstract passedOver(from: Revision, to: Revision): void;
  /** The log went back to an earlier state of the same epoch. */
  protected abstract wentBack(from: Revision, to: Revision): void;
  /** Sends away who follows, because the epoch is another one. */
  protected abstract renewed(from: Revision, to: Revision): void;
  /** Whether this is another change than the last one delivered, of the same revision. */
  protected abstract isReplaced(change: C): boolean;

  /** The revision up to which changes are delivered; undefined until the feed is opened. */
  get delivered(): Revision | undefined {
    return this.#delivered;
  }

  /** The epoch that delivery is in; empty until it is known. */
  get epoch(): Epoch {
    return this.#epoch;
  }

  /** The greatest revision that is known to be committed: connections may start after it. */
  get known(): Revision | undefined {
    return this.#delivered === undefined ? undefined : Math.max(this.#delivered, this.#head);
  }

  /** Starts delivery after a revision that was read once publications reach this feed. */
  async open({ revision, epoch }: Head): Promise<void> {
    this.#delivered = revision;
    this.#epoch = epoch;
    const early = this.#early;
    this.#early = [];
    for (const published of early) await this.accept(published.changes, published.epoch);
  }

  /**
   * Takes changes in ascending `revision`, from the broker. Those of another epoch are only a hint:
   * either side may not have noticed yet which one it is.
   */
  async accept(changes: C[], epoch?: Epoch): Promise<void> {
    if (this.#delivered === undefined) {
      this.#early.push({ changes, epoch });
      return;
    }
    if ((epoch ?? this.#epoch) !== this.#epoch) return this.catchUp();
    for (const change of changes) {
      if (change.revision === this.#delivered && this.isReplaced(change)) {
        this.#goBack(change.revision - 1);
      }
      if (change.revision > this.#delivered + 1) return this.catchUp();
      if (change.revision === this.#delivered + 1) this.#deliver(change);
    }
  }

  /**
   * Reads what was committed after the last delivered change and delivers it. Fails when the
   * database does; the next call goes on from there.
   */
  async catchUp(read: ReadLog<C> = this.read): Promise<void> {
    if (this.#delivered === undefined) return;
    this.#behind = true;
    await (this.#catchingUp ??= this.#readToEnd(read));
  }

  /**
   * Learns how far the log has come; goes back with it when that is less than was known before it
   * was read.
   *
   * @param knownBefore what `known` was then; undefined when that is not to be compared
   */
  noticeHead({ revision, epoch }: Head, knownBefore: Revision | undefined): void {
    // It may have gone back meanwhile, for the same reason.
    const isComparable = knownBefore !== undefined && knownBefore <= this.known!;
    if (this.#isOther(epoch)) this.#renew({ revision, epoch });
    else if (isComparable && revision < knownBefore) this.#goBack(revision);
    else this.#head = Math.max(this.#head, revision);
    this.#epoch = epoch;
  }

  async #readToEnd(read: ReadLog<C>): Promise<void> {
    try {
      while (this.#behind) await this.#readPage(this.#delivered!, read);
    } finally {
      this.#catchingUp = undefined;
    }
  }

  async #readPage(after: Revision, read: ReadLog<C>): Promise<void> {
    this.#behind = false;
    const { changes, through, head, epoch } = await read(this.id, after, pageSize);
    if (this.#isOther(epoch)) return this.#renew({ revision: head, epoch });
    // What was delivered before the page was read was committed before.
    if (head < after) this.#goBack(head);
    for (const change of changes) {
      // What the broker brought meanwhile is dropped here, because it is delivered.
      if (change.revision <= this.#delivered!) continue;
      this.#passOver(change.revision - 1);
      this.#deliver(change);
    }
    this.#passOver(through);
    this.#behind ||= through < head;
  }

  #deliver(change: C): void {
    this.#delivered = change.revision;
    this.deliver(change);
  }

  /** Goes on after changes that are not to be had, if there are any up to a revision. */
  #passOver(through: Revision): void {
    const from = this.#delivered! + 1;
    if (through < from) return;
    this.#delivered = through;
    this.passedOver(from, through);
  }

  /** Goes on from a revision that is past, because the log went back to an earlier state. */
  #goBack(revision: Revision): void {
    const from = this.known!;
    this.#delivered = Math.min(this.#delivered!, revision);
    this.#head = revision;
    this.wentBack(from, revision);
  }

  #isOther(epoch: Epoch): boolean {
    return this.#epoch !== '' && epoch !== this.#epoch;
  }

  /** Goes on in another epoch, without those who followed in the one before. */
  #renew({ revision, epoch }: Head): void {
    const from = this.known!;
    this.#delivered = revision;
    this.#epoch = epoch;
    this.#head = revision;
    this.renewed(from, revision);
  }
}
