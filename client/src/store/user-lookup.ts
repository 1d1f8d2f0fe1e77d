import type { UserId } from '../index';
import { keepTrying } from './keep-trying';
import { Observable, type Readable } from './observable';

// Of those to whom no one listens.
const maxUsers = 1000;
// What one request takes.
const maxIds = 100;
const maxCharacters = 4096;

/** What is looked up of users, and how. */
export interface Lookup<Value> {
  /** What there is of these users, whose ids have spaces between; of some there may be nothing. */
  read(userIds: string, signal: AbortSignal): Promise<{ items: readonly Value[] }>;
  /** Whose it is. */
  userOf(value: Value): UserId;
  /** What is so of who is not among what was read. */
  ofNone(userId: UserId): Value;
}

/** What is known of a user, as anyone who shows it listens to it. */
class UserView<Value> extends Observable<Value | undefined> {
  value: Value | undefined;
  /** Whether what changes of it has been told since it was read. */
  isFresh = false;

  constructor(
    readonly userId: UserId,
    private readonly users: {
      observed(view: UserView<Value>): void;
      unobserved(view: UserView<Value>): void;
    },
    onError: (error: unknown) => void,
  ) {
    super(onError);
  }

  show(value: Value): void {
    this.value = value;
    this.isFresh = true;
    this.changed();
  }

  protected take(): Value | undefined {
    return this.value;
  }

  protected override onObserved(): void {
    this.users.observed(this);
  }

  protected override onUnobserved(): void {
    this.users.unobserved(this);
  }
}

/**
 * Something of the users who are shown, such as what they are called: all that is asked for in one turn is
 * read together, and kept right by what is told since.
 */
export class UserLookup<Value> {
  /** In the order in which they were asked for last. */
  readonly #views = new Map<UserId, UserView<Value>>();
  readonly #observed = new Set<UserView<Value>>();
  readonly #wanted = new Set<UserId>();
  /** Of whom something newer was told while they were read. */
  readonly #toldMeanwhile = new Set<UserId>();
  #isReading = false;

  /** @param follow begins what tells of changes */
  constructor(
    private readonly lookup: Lookup<Value>,
    private readonly follow: () => void,
    private readonly onError: (error: unknown) => void,
    private readonly life: AbortSignal,
  ) {}

  /** The same object each time, as long as it is in use. */
  get(userId: UserId): Readable<Value | undefined> {
    const view = this.#views.get(userId) ?? new UserView<Value>(userId, this, this.onError);
    this.#keep(view);
    return view;
  }

  /** What is so of a user now was told. */
  readonly told = (value: Value): void => {
    this.#toldMeanwhile.add(this.lookup.userOf(value));
    this.#show(value);
  };

  /** From now on what changes is told; what changed before may have been missed. */
  followed(): void {
    for (const view of this.#views.values()) view.isFresh = false;
    for (const view of this.#observed) this.#want(view);
  }

  observed(view: UserView<Value>): void {
    this.#observed.add(view);
    this.#keep(view);
    this.follow();
    if (!view.isFresh) this.#want(view);
  }

  unobserved(view: UserView<Value>): void {
    this.#observed.delete(view);
  }

  #keep(view: UserView<Value>): void {
    this.#views.delete(view.userId);
    this.#views.set(view.userId, view);
    for (const oldest of this.#views.values()) {
      if (this.#views.size <= maxUsers + this.#observed.size) return;
      if (!oldest.isObserved) this.#views.delete(oldest.userId);
    }
  }

  #want({ userId }: UserView<Value>): void {
    this.#wanted.add(userId);
    if (this.#isReading) return;
    this.#isReading = true;
    // All that a page shows is asked for in one turn.
    setTimeout(() => void this.#readAll());
  }

  async #readAll(): Promise<void> {
    const { lookup, life } = this;
    while (this.#wanted.size > 0 && !life.aborted) {
      this.#toldMeanwhile.clear();
      const userIds = this.#nextIds();
      try {
        const { items } = await keepTrying(life, () => lookup.read(userIds.join(' '), life));
        const found = new Map(items.map((value) => [lookup.userOf(value), value]));
        for (const id of userIds) {
          if (!this.#toldMeanwhile.has(id)) this.#show(found.get(id) ?? lookup.ofNone(id));
        }
      } catch (error) {
        if (!life.aborted) this.onError(error);
      }
    }
    this.#isReading = false;
  }

  /** As many as one request takes. */
  #nextIds(): UserId[] {
    const ids: UserId[] = [];
    for (const userId of this.#wanted) {
      if (ids.length === maxIds || [...ids, userId].join(' ').length > maxCharacters) break;
      ids.push(userId);
      this.#wanted.delete(userId);
    }
    return ids;
  }

  #show(value: Value): void {
    const userId = this.lookup.userOf(value);
    const views = new Set([this.#views.get(userId), ...this.#observed]);
    for (const view of views) if (view?.userId === userId) view.show(value);
  }
}
