import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import PostalMime, { type Email } from 'postal-mime';
import { inject } from 'vitest';

export type Mail = {
  /** The address it was sent to, as the mail server was told. */
  to: string;
  subject: string;
  /** The plain part. */
  text: string;
  /** The HTML part, or an empty string. */
  html: string;
  messageId: string;
  references: string[];
  replyTo: string;
  /** Every https? address in the plain part, in order. */
  links: string[];
  /** The six-digit code, where it has one. */
  code: string | undefined;
  /** The mail as it arrived. */
  raw: string;
};

/** Every mail that has arrived for `address`, oldest first. */
export async function mails(address: string): Promise<Mail[]> {
  const all = await readAll();
  return all.filter((mail) => mail.to === address.toLowerCase());
}

/**
 * Waits for the mail for `address` whose subject matches, and returns the newest.
 * `after` is a count of earlier matches: pass what was there before an act to
 * wait for the one the act causes.
 */
export async function mailFor(
  address: string,
  subject: RegExp,
  options: { after?: number; seconds?: number } = {},
): Promise<Mail> {
  const { after = 0, seconds = 30 } = options;
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const arrived = await mails(address);
    const matching = arrived.filter((mail) => subject.test(mail.subject));
    const newest = matching.at(-1);
    if (newest && matching.length > after) return newest;
    if (Date.now() > deadline) {
      const seen = arrived.map((mail) => `  ${mail.subject}`).join('\n') || '  none';
      throw new Error(`no mail ${subject} for ${address} within ${seconds} s; those for it were:\n${seen}`);
    }
    await wait(100);
  }
}

const parsed = new Map<string, { arrived: number; mail: Mail }>();

async function readAll(): Promise<Mail[]> {
  const { path, kind } = inject('mailFolder');
  const folder = kind === 'maildir' ? join(path, 'new') : path;
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (parsed.has(name) || name.startsWith('.')) continue;
    if (kind === 'eml' && !name.endsWith('.eml')) continue;
    const file = join(folder, name);
    const raw = await readFile(file);
    // The file's name knows only the second of arrival.
    const { mtimeMs: arrived } = await stat(file);
    parsed.set(name, { arrived, mail: toMail(await PostalMime.parse(raw), raw.toString('utf8')) });
  }
  return [...parsed.values()].sort((a, b) => a.arrived - b.arrived).map(({ mail }) => mail);
}

function toMail(message: Email, raw: string): Mail {
  const text = message.text ?? '';
  const delivered = /^Delivered-To: (.+)$/m.exec(raw)?.[1]?.trim();
  return {
    to: (delivered ?? message.to?.[0]?.address ?? '').toLowerCase(),
    subject: message.subject ?? '',
    text,
    html: message.html ?? '',
    messageId: message.messageId ?? '',
    references: message.references?.split(/\s+/) ?? [],
    replyTo: message.replyTo?.[0]?.address ?? '',
    links: text.match(/https?:\/\/[^\s<>）」]+/g) ?? [],
    code: /\b\d{6}\b/.exec(text)?.[0],
    raw,
  };
}
