import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** An empty database of its own for one server. */
export type Database = { kind: 'SQLite' | 'PostgreSQL'; url: string; drop(): Promise<void> };

/**
 * A new database: on PostgreSQL where TEST_POSTGRES_URL names a server and
 * E2E_DATABASE does not say `sqlite`, else a SQLite file in `folder`. `name`
 * tells the databases of one run apart.
 */
export async function makeDatabase(folder: string, name: string): Promise<Database> {
  const admin = process.env.TEST_POSTGRES_URL;
  if (!admin || process.env.E2E_DATABASE === 'sqlite') {
    const url = `sqlite://${join(folder, 'madoguchi.db')}?mode=rwc`;
    return { kind: 'SQLite', url, drop: async () => {} };
  }
  const database = `e2e_${name}_${process.pid}`;
  const run = promisify(execFile);
  const sql = (statement: string) => run('psql', ['--no-psqlrc', '-q', '-c', statement, admin]);
  await sql(`CREATE DATABASE ${database}`);
  const url = new URL(admin);
  url.pathname = `/${database}`;
  return {
    kind: 'PostgreSQL',
    url: url.href,
    drop: async () => {
      await sql(`DROP DATABASE ${database} WITH (FORCE)`);
    },
  };
}
