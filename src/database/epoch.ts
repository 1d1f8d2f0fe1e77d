import type { DataSource } from 'typeorm';
import type { Epoch } from '../../generated/schemas';

/** What the epoch is made of that a role may be forbidden to call. */
export const epochFunctions = [
  'pg_control_system()',
  'pg_control_checkpoint()',
  'pg_current_wal_lsn()',
  'pg_walfile_name(pg_lsn)',
];

/**
 * The epoch as SQL: a name of this history of the database. What it is made of changes with
 *
 * - a restore into another server (its system identifier), another database, or anew into the same
 *   one (the oids of the database and of a table),
 * - a failover and a recovery to a point in time, which may have lost something: Postgres begins a
 *   timeline then. A standby that takes no writes yet has it only in its control file.
 * - a restore of the embedded database's folder, which tells who it is in a setting.
 *
 * A restart changes none of them. It costs about a tenth of a millisecond.
 */
export const epochSql = `
  substr(md5(concat_ws(' ',
    (SELECT system_identifier FROM pg_control_system()),
    CASE WHEN pg_is_in_recovery()
      THEN (SELECT lpad(upper(to_hex(timeline_id)), 8, '0') FROM pg_control_checkpoint())
      ELSE left(pg_walfile_name(pg_current_wal_lsn()), 8)
    END,
    (SELECT oid FROM pg_database WHERE datname = current_database()),
    'chats'::regclass::oid,
    current_setting('messaging.folder', true)
  )), 1, 16)`;

/** The epoch of the database. */
export async function readEpoch(dataSource: DataSource): Promise<Epoch> {
  const [row]: { epoch: Epoch }[] = await dataSource.query(`SELECT ${epochSql} AS epoch`);
  return row!.epoch;
}
