import type { MessagingClient, User, UserId } from '../index';
import { keepTrying } from './keep-trying';
import { Observable, type Readable } from './observable';

// Of those to whom no one listens.
const maxUsers = 1000;
// What one request takes.
const maxIds = 100;
const maxCharacters = 4096;

/** A user, as anyone who shows them listens to them. */
class UserView extends Observable<User | undefined> {
  user: User | undefined;
  /** Whether what changes of the user has been told since they were read. */
  isFresh = false;

  constructor(
    readonly userId: UserId,
    private readonly users: { observed(view: UserView): void; unobserved(view: UserView): void },
    onError: (error: unknown) => void,
  ) {
    super(onError);
  }

  show(user: User): void {
    this.user = user;
    this.isFresh = true;
    this.changed();
  }

  protected take(): User | undefined {
    return this.user;
  }

  protected override onObserved(): void {
    this.users.observed(this);
  }

  protected override onUnobserved(): void {
    this.users.unobserved(this);
  }
}

/**
 * The users who are shown, as they are called: all that are asked for in one turn are read together, and kept
 * right by what is told since.
 */
export class Users {
  /** In the order in which they were asked for last. */
  readonly #views = new Map<UserId, UserView>();
  readonly #observed = new Set<UserView>();
  readonly #wanted = new Set<UserId>();
  /** Of whom something newer was told while they were read. */
  readonly #toldMeanwhile = new Set<UserId>();
  #isReading = false;

  /** @param follow begins what tells of changes */
  constructor(
    private readonly client: Pick<MessagingClient, 'rest' | 'onError' | 'onUserUpdated'>,
    private readonly follow: () => void,
    private readonly life: AbortSignal,
  ) {
    life.addEventListener(
      'abort',
      client.onUserUpdated((user) => this.#updated(user)),
    );
  }

  /** The same object each time, as long as it is in use. */
  get(userId: UserId): Readable<User | undefined> {
    const view = this.#views.get(userId) ?? new UserView(userId, this, this.client.onError);
    this.#keep(view);
    return view;
  }

  /** From now on what changes is told; what changed before may have been missed. */
  followed(): void {
    for (const view of this.#views.values()) view.isFresh = false;
    for (const view of this.#observed) this.#want(view);
  }

  observed(view: UserView): void {
    this.#observed.add(view);
    this.#keep(view);
    this.follow();
    if (!view.isFresh) this.#want(view);
  }

  unobserved(view: UserView): void {
    this.#observed.delete(view);
  }

  #keep(view: UserView): void {
    this.#views.delete(view.userId);
    this.#views.set(view.userId, view);
    for (const oldest of this.#views.values()) {
      if (this.#views.size <= maxUsers + this.#observed.size) return;
      if (!oldest.isObserved) this.#views.delete(oldest.userId);
    }
  }

  #want({ userId }: UserView): void {
    this.#wanted.add(userId);
    if (this.#isReading) return;
    this.#isReading = true;
    // All that a page shows is asked for in one turn.
    setTimeout(() => void this.#readAll(), 0);
  }

  async #readAll(): Promise<void> {
    while (this.#wanted.size > 0 && !this.life.aborted) {
      this.#toldMeanwhile.clear();
      await this.#read(this.#nextIds());
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

  async #read(userIds: UserId[]): Promise<void> {
    const { rest, onError } = this.client;
    const request = { query: { ids: userIds.join(' ') }, signal: this.life };
    try {
      const { items } = await keepTrying(this.life, () => rest.listUsers(request));
      const found = new Map(items.map((user) => [user.id, user]));
      for (const id of userIds)
        if (!this.#toldMeanwhile.has(id)) this.#show(found.get(id) ?? { id });
    } catch (error) {
      if (!this.life.aborted) onError(error);
    }
  }

  #updated(user: User): void {
    this.#toldMeanwhile.add(user.id);
    this.#show(user);
  }

  #show(user: User): void {
    const views = new Set([this.#views.get(user.id), ...this.#observed]);
    for (const view of views) if (view?.userId === user.id) view.show(user);
  }
}
