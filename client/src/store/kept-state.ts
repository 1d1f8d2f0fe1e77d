import type { ChatState } from './chat-state';
import { Meanwhile, type Transition } from './meanwhile';

/** What is known of a chat that is followed. What comes changes it, and goes on top of what is being read. */
export class KeptState extends Meanwhile<ChatState> {
  #current: ChatState | undefined;

  /**
   * @param life after which nothing changes any more
   * @param changed is told of each other state
   * @param known what was known of the chat before
   */
  constructor(
    private readonly life: AbortSignal,
    private readonly changed: (state: ChatState) => void,
    known: ChatState | undefined,
  ) {
    super();
    this.#current = known;
  }

  /** The state now; undefined before the chat is read. */
  get current(): ChatState | undefined {
    return this.#current;
  }

  override take(transition: Transition<ChatState>): void {
    super.take(transition);
    if (this.#current !== undefined) this.set(transition(this.#current));
  }

  /** Puts another state in its place. */
  set(state: ChatState): void {
    if (this.life.aborted) return;
    this.#current = state;
    this.changed(state);
  }
}
