/** What the service takes of its database, and how long it waits for it, in milliseconds. */
export interface DatabaseLimits {
  /** For one statement. */
  statementMs: number;
  /** For what someone else has locked. */
  lockMs: number;
  /** For a connection, and for a turn to send. */
  waitMs: number;
  /** At the start, for a database that is not there yet. */
  startMs: number;
  /** How many connections each kind of work has at most. */
  connections: { sends: number; requests: number; delivery: number };
}
