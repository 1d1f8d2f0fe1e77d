/** Work that a node does by itself, again and again. */
export interface Job {
  start(): void;
  /** Ends it; resolves when nothing of it is under way. */
  stop(): Promise<void>;
}
