import type { ChatId, MessagingClient, ResultOf, UserId } from '../index';
import { keepTrying } from './keep-trying';

/** How far a participant has come in a chat. */
export type ReceiptPlaces = ResultOf<'listChatReceipts'>['places'][number];

/** Who has a message, and who has read it, of the others in the chat. */
export interface Receipts {
  readonly delivered: readonly UserId[];
  readonly read: readonly UserId[];
}

type Seqs = Partial<Pick<ReceiptPlaces, 'deliveredSeq' | 'readSeq'>>;

/** How far the others in a chat have come: read over REST, and raised by what is told. */
export class ReceiptBook {
  #read: readonly ReceiptPlaces[] = [];
  /** What was told: also of those of whom nothing is read yet. */
  readonly #told = new Map<UserId, Seqs>();
  #places: readonly ReceiptPlaces[] = [];
  #reading: object | undefined;

  /**
   * @param changed is told when `places` is another
   * @param life ends what is under way
   */
  constructor(
    private readonly chatId: ChatId,
    private readonly client: Pick<MessagingClient, 'rest' | 'userId'>,
    private readonly changed: () => void,
    private readonly life: AbortSignal,
  ) {}

  /** By user, without the user's own; the same array as long as nobody comes further. */
  get places(): readonly ReceiptPlaces[] {
    return this.#places;
  }

  /** Reads all, because of what was told some may have been missed. */
  async load(): Promise<void> {
    const reading = (this.#reading = {});
    const { chatId, client, life: signal } = this;
    const request = { path: { chatId }, signal };
    // Why it cannot be read is told where the chat is joined.
    const receipts = await keepTrying(signal, () => client.rest.listChatReceipts(request)).catch(
      () => undefined,
    );
    if (reading !== this.#reading || receipts === undefined) return;
    this.#read = receipts.places.filter(({ userId }) => userId !== client.userId);
    this.#show();
  }

  /** Takes what was told. A place never goes back: what is less is older. */
  take(name: keyof Seqs, places: readonly { userId: UserId; seq: number }[]): void {
    for (const { userId, seq } of places) {
      const told = this.#told.get(userId) ?? {};
      if (seq > (told[name] ?? 0)) this.#told.set(userId, { ...told, [name]: seq });
    }
    this.#show();
  }

  /** An earlier state of the chat was restored. */
  restart(): void {
    this.#told.clear();
    void this.load();
  }

  #show(): void {
    const before = new Map(this.#places.map((one) => [one.userId, one]));
    const places = this.#read.map((one) => {
      const now = raised(one, this.#told.get(one.userId));
      const known = before.get(one.userId);
      return known !== undefined && isSame(known, now) ? known : now;
    });
    const isSameList =
      places.length === this.#places.length && places.every((one, at) => one === this.#places[at]);
    if (isSameList) return;
    this.#places = places;
    this.changed();
  }
}

/** Who has a message, of the others: not its sender, nor who came to the chat after it. */
export function receiptsOf(
  places: readonly ReceiptPlaces[],
  { seq, senderId }: { seq: number; senderId: UserId },
): Receipts {
  const others = places.filter((one) => one.userId !== senderId && one.afterSeq < seq);
  const named = (some: ReceiptPlaces[]) => some.map(({ userId }) => userId);
  return {
    delivered: named(others.filter(({ deliveredSeq }) => deliveredSeq >= seq)),
    read: named(others.filter(({ readSeq }) => readSeq >= seq)),
  };
}

function raised(place: ReceiptPlaces, { readSeq = 0, deliveredSeq = 0 }: Seqs = {}): ReceiptPlaces {
  const read = Math.max(place.readSeq, readSeq);
  const delivered = Math.max(place.deliveredSeq, deliveredSeq, read);
  return { ...place, readSeq: read, deliveredSeq: delivered };
}

function isSame(one: ReceiptPlaces, other: ReceiptPlaces): boolean {
  const names = ['readSeq', 'deliveredSeq', 'afterSeq'] as const;
  return names.every((name) => one[name] === other[name]);
}
