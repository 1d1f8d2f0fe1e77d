/** How a dead connection is found. */
export interface LivenessRules {
  /** After how long a silence the service is asked for a sign of life, in milliseconds. */
  silenceMs: number;
  /** How long it has to answer, in milliseconds. */
  answerMs: number;
}

/**
 * Watches a connection for silence. A browser shows no ping and no pong, and a connection whose
 * network is gone stays open for minutes, so after a silence the service is asked for an answer.
 */
export class Liveness {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onSilence asks for the sign of life */
  constructor(
    private readonly silenceMs: number,
    private readonly onSilence: () => void,
  ) {
    this.heard();
  }

  /** Something came. */
  heard(): void {
    this.stop();
    this.#timer = setTimeout(this.onSilence, this.silenceMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
