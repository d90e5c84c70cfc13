import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { makeDatabase } from './database';
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
  const database = await makeDatabase(folder, 'journeys');
  // Runs on both databases may stand side by side.
  const pictures = join(import.meta.dirname, '../out', database.kind.toLowerCase());
  await mkdir(pictures, { recursive: true });

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
