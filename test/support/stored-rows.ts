import { Client } from 'pg';

// That someone had a session is stored in its own time, whatever becomes of their request.
// So is what is removed of a chat after it was deleted, and when users were there.
const conditions: Record<string, string> = {
  chats: 'WHERE deleted_at IS NULL',
  user_profiles:
    'WHERE num_nonnulls(name, avatar_url, metadata, claimed_name, claimed_avatar_url) > 0',
};

/** Everything that is stored, by table: taken twice, it shows that nothing changed between. */
export async function storedRows(databaseUrl: string): Promise<Record<string, unknown[]>> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const stored: Record<string, unknown[]> = {};
    for (const table of await tablesOf(client)) {
      const { rows } = await client.query(
        `SELECT * FROM ${table} t ${conditions[table] ?? ''} ORDER BY t::text`,
      );
      stored[table] = rows;
    }
    return stored;
  } finally {
    await client.end();
  }
}

async function tablesOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> 'user_presence'
    ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}
