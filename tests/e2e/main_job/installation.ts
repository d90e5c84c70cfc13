import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { inject } from 'vitest';
import { type Language, newBrowser, newVisit, type Visit } from '../help/browser';
import { axeClean, fitsItsWidth } from '../help/look';
import { makeDatabase } from '../setup/database';
import { binary, freshFolder, type Server, settings, startServer } from '../setup/server';

/**
 * A real installation: nothing in its database but what people enter. One
 * browser, in which everybody has a profile of their own.
 */
export class Installation {
  readonly #visits: Visit[] = [];

  private constructor(
    readonly server: Server,
    readonly browser: Browser,
    readonly folder: string,
    private readonly end: () => Promise<void>,
  ) {}

  static async start(): Promise<Installation> {
    const { folder, remove } = await freshFolder();
    const database = await makeDatabase(folder, 'main_job');
    const mail = inject('mailFolder');
    const server = await startServer({
      databaseUrl: database.url,
      folder,
      arguments: [],
      // Without a mail server, the letters of both installations lie in one folder.
      environment: mail.kind === 'eml' ? { MADOGUCHI_MAIL_DIR: mail.path } : {},
    });
    const browser = await newBrowser();
    return new Installation(server, browser, folder, async () => {
      await browser.close();
      await server.stop();
      await database.drop();
      await remove();
    });
  }

  /** A person with a browser profile of their own. */
  async visit(language: Language): Promise<Visit> {
    const visit = await newVisit(this.browser, { language, baseURL: this.server.baseUrl });
    this.#visits.push(visit);
    return visit;
  }

  /** `madoguchi user add`: the first accounts of an installation. Answers the printed one-time link. */
  async userAdd(email: string, name: string, roman: string, role: string): Promise<string> {
    const { stdout } = await promisify(execFile)(
      binary(),
      ['user', 'add', '--email', email, '--name', name, '--roman', roman, '--role', role, '--lang', 'ja'],
      {
        cwd: this.folder,
        env: { ...process.env, ...settings(this.server.databaseUrl, this.server.baseUrl, this.folder) },
      },
    );
    return stdout.trim();
  }

  /** What every browser of the journey complained about: a journey ends with nothing. */
  complaints(): string[] {
    return this.#visits.flatMap((visit) => visit.complaints);
  }

  /** Pictures of the pages that are open now, and what a screen reader meets there: what a failure looked like. */
  async pictureAll(name: string): Promise<void> {
    for (const [at, visit] of this.#visits.entries()) {
      const of = `${name}-${at + 1}`;
      await picture(visit, of).catch(() => {});
      const met = await visit.page.ariaSnapshot().catch(() => '');
      await writeFile(`${folder()}/${of}.txt`, `${visit.page.url()}\n${met}\n`);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
  }
}

/** Keeps a picture of the page as `out/main_job/<name>.png`. */
async function picture({ page }: Pick<Visit, 'page'>, name: string): Promise<void> {
  await page.screenshot({
    path: `${folder()}/${name}.png`,
    fullPage: true,
    animations: 'disabled',
  });
}

/** Looks at the page as it stands: its picture, axe, and that it does not scroll sideways. */
export async function look(visit: Pick<Visit, 'page'>, name: string): Promise<void> {
  await picture(visit, name.replaceAll(/[^\p{L}\p{N}]+/gu, '-'));
  await axeClean(visit.page);
  await fitsItsWidth(visit.page);
}

function folder(): string {
  return join(inject('pictures'), 'main_job');
}

/** Opens a link that lets a new person choose a password, and chooses one. */
export async function choosePassword({ page }: Visit, link: string, password: string, arrives: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('heading', { level: 1, name: '招待' }).waitFor();
  await page.getByLabel('新しいパスワード').fill(password);
  await page.getByRole('button', { name: 'パスワードを決める' }).click();
  await page.waitForURL((url) => url.pathname === arrives);
  await page.getByRole('heading', { level: 1 }).waitFor();
}
