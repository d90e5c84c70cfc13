import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { type Account, freshFolder, startServer } from './server';

declare module 'vitest' {
  export interface ProvidedContext {
    baseUrl: string;
    accounts: Account[];
    /** Where mails arrive, and in which layout. */
    mailFolder: { path: string; kind: 'maildir' | 'eml' };
    /** Where screenshots go. */
    pictures: string;
  }
}

/**
 * One server for all journeys: on PostgreSQL where TEST_POSTGRES_URL names one
 * and E2E_DATABASE does not say `sqlite`, else on a new SQLite file.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { folder, remove } = await freshFolder();
  const pictures = join(import.meta.dirname, '../out');
  await mkdir(pictures, { recursive: true });

  const database = await makeDatabase(folder);
  const server = await startServer({ databaseUrl: database.url, folder });
  const maildir = process.env.TEST_SMTP_URL ? process.env.TEST_MAILDIR : undefined;
  project.provide('baseUrl', server.baseUrl);
  project.provide('accounts', server.accounts);
  project.provide(
    'mailFolder',
    maildir ? { path: maildir, kind: 'maildir' } : { path: join(folder, 'mail'), kind: 'eml' },
  );
  project.provide('pictures', pictures);
  console.log(
    `journeys against ${server.baseUrl}, ${database.kind}, ` +
      `mail through ${maildir ? 'a real SMTP server' : 'files (TEST_SMTP_URL names no server)'}`,
  );

  return async () => {
    await server.stop();
    await database.drop();
    await remove();
  };
}

async function makeDatabase(folder: string): Promise<{ kind: string; url: string; drop(): Promise<void> }> {
  const admin = process.env.TEST_POSTGRES_URL;
  if (!admin || process.env.E2E_DATABASE === 'sqlite') {
    const url = `sqlite://${join(folder, 'madoguchi.db')}?mode=rwc`;
    return { kind: 'SQLite', url, drop: async () => {} };
  }
  const name = `e2e_${process.pid}`;
  const run = promisify(execFile);
  const sql = (statement: string) => run('psql', ['--no-psqlrc', '-q', '-c', statement, admin]);
  await sql(`CREATE DATABASE ${name}`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return {
    kind: 'PostgreSQL',
    url: url.href,
    drop: async () => {
      await sql(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}
