import type { ChatChange } from '../../generated/schemas';
import type { Change, LogPage } from '../../src/log/log';
import { stubEpoch } from './stub-transport';

/** The changes that are committed, as the database would give them; reading can be held up. */
export class FakeChanges {
  stored: ChatChange[] = [];
  /** How far the chat has come; undefined when its last change is stored. */
  head: number | undefined;
  epoch = stubEpoch;
  readonly readsAfter: number[] = [];
  failure: Error | undefined;
  #gate: Promise<void> = Promise.resolve();

  /** Makes reads wait until the function that this gives is called. */
  holdUp(): () => void {
    let open!: () => void;
    this.#gate = new Promise((resolve) => (open = resolve));
    return open;
  }

  readonly read = async (
    _chatId: string,
    after: number,
    limit: number,
  ): Promise<LogPage<ChatChange>> => {
    this.readsAfter.push(after);
    await this.#gate;
    if (this.failure !== undefined) throw this.failure;
    const head = this.head ?? Math.max(after, this.stored.at(-1)?.revision ?? 0);
    return pageOf(this.stored, { after, limit, head, epoch: this.epoch });
  };
}

/** The page of a log that begins after a revision. */
export function pageOf<C extends Change>(
  stored: readonly C[],
  place: { after: number; limit: number; head: number; epoch: string },
): LogPage<C> {
  const { after, limit, head, epoch } = place;
  const changes = stored.filter(({ revision }) => revision > after).slice(0, limit);
  const last = changes.length === limit ? changes.at(-1)?.revision : undefined;
  return { changes, through: last ?? head, head, epoch };
}
