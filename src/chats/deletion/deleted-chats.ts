import type { DataSource } from 'typeorm';
import type { ChatId } from '../../../generated/schemas';
import type { Job } from '../../job';
import type { Logger } from '../../logger';

const intervalMs = 5000;
// Few enough that the statement is over soon, and nobody waits for it.
const rowsAtOnce = 1000;

// What hangs on a chat and is not removed with it. Its last change is what its row still tells.
const tables = [
  ...['messages', 'message_versions', 'message_reactions', 'message_mentions'],
  'participant_changes',
];

/**
 * Removes what was said in deleted chats, piece by piece. Nobody can read it any more from the moment at which
 * the chat is deleted; a node that stops in the middle leaves the rest to the next one.
 */
export class DeletedChats implements Job {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.#timer = setTimeout(() => {
      this.#running = this.#runAndRepeat();
    }, intervalMs);
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#running;
  }

  /** Removes all that there is to remove, until it is stopped. */
  async run(): Promise<void> {
    while (this.#timer !== undefined && (await this.#emptyOne())) continue;
  }

  async #runAndRepeat(): Promise<void> {
    try {
      await this.run();
    } catch (error) {
      this.log.warn(
        { err: error },
        'removing what was said in deleted chats failed; it is repeated',
      );
    }
    if (this.#timer !== undefined) this.start();
  }

  /** Removes some of one chat; gives whether there was one. Each node takes another. */
  #emptyOne(): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const [chat]: { id: ChatId }[] = await manager.query(
        'SELECT id FROM chats WHERE to_empty LIMIT 1 FOR UPDATE SKIP LOCKED',
      );
      if (chat === undefined) return false;
      for (const table of tables) {
        const [, count]: [unknown, number] = await manager.query(removeSome(table), [
          ...[chat.id, rowsAtOnce],
        ]);
        if (count === rowsAtOnce) return true;
      }
      await manager.query('UPDATE chats SET to_empty = NULL WHERE id = $1', [chat.id]);
      return true;
    });
  }
}

const removeSome = (table: string) => `
  DELETE FROM ${table} WHERE ctid = ANY (ARRAY(
    SELECT t.ctid FROM ${table} t
    WHERE t.chat_id = $1 ${table === 'participant_changes' ? "AND t.kind <> 'chat-deleted'" : ''}
    LIMIT $2
  ))`;
