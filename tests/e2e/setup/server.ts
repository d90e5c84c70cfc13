import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** One kind of person who can sign in to the demonstration. */
export type Account = {
  /** The role's code, e.g. `DL`. */
  role: string;
  address: string;
  /** A password, or for those who have none the link that signs them in. */
  secret: string;
};

/** A running `madoguchi serve` with a database of its own. */
export type Server = {
  baseUrl: string;
  databaseUrl: string;
  accounts: Account[];
  /** What the server has written so far, both streams. */
  output(): string;
  /** Asks it to end, as a service manager would, and waits. */
  stop(): Promise<void>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
};

const READY_SECONDS_MAX = 60;
const STOP_SECONDS_MAX = 15;

/** The program under test: `MADOGUCHI_BIN`, else the workspace's debug build. */
export function binary(): string {
  return resolve(process.env.MADOGUCHI_BIN ?? join(import.meta.dirname, '../../../target/debug/madoguchi'));
}

/**
 * Starts the program and returns once it says it is ready.
 *
 * `databaseUrl` as MADOGUCHI_DATABASE_URL; `folder` holds everything it keeps on
 * disk; `environment` adds or replaces settings. A given `port` lets a server
 * that was ended come back at its old address.
 */
export async function startServer(options: {
  databaseUrl: string;
  folder: string;
  port?: number;
  arguments?: string[];
  environment?: Record<string, string>;
}): Promise<Server> {
  const port = options.port ?? (await freePort());
  const baseUrl = `http://127.0.0.1:${port}`;
  const child = spawn(
    binary(),
    ['serve', '--listen', `127.0.0.1:${port}`, ...(options.arguments ?? ['--demo'])],
    {
      cwd: options.folder,
      env: {
        ...process.env,
        ...settings(options.databaseUrl, baseUrl, options.folder),
        ...mailSettings(options.folder),
        ...options.environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  let standardOutput = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    standardOutput += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });

  try {
    await untilReady(child, baseUrl, () => output);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  return {
    baseUrl,
    databaseUrl: options.databaseUrl,
    get accounts() {
      return readAccounts(standardOutput);
    },
    output: () => output,
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  };
}

/** The settings that the program's other commands share with a running server. */
export function settings(databaseUrl: string, baseUrl: string, folder: string): Record<string, string> {
  return {
    MADOGUCHI_DATABASE_URL: databaseUrl,
    MADOGUCHI_PUBLIC_URL: baseUrl,
    MADOGUCHI_SECRET_FILE: join(folder, 'secret'),
  };
}

/** A folder for one server, and the way to remove it. */
export async function freshFolder(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'madoguchi-e2e-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Reads the lines `demo <role> <address> <password or link>`. */
export function readAccounts(output: string): Account[] {
  return [...output.matchAll(/^demo (\S+) (\S+) (\S+)$/gm)].map(([, role = '', address = '', secret = '']) => ({
    role,
    address,
    secret,
  }));
}

// The real mail server where there is one; else the .eml files the program writes.
function mailSettings(folder: string): Record<string, string> {
  const { TEST_SMTP_URL: url, TEST_SMTP_CA: authority } = process.env;
  if (url && authority) return { MADOGUCHI_SMTP_URL: url, SSL_CERT_FILE: authority };
  return { MADOGUCHI_MAIL_DIR: join(folder, 'mail') };
}

async function untilReady(child: ChildProcess, baseUrl: string, output: () => string): Promise<void> {
  const deadline = Date.now() + READY_SECONDS_MAX * 1000;
  let failure: Error | undefined;
  child.once('error', (error) => {
    failure = error;
  });
  while (Date.now() < deadline) {
    if (failure) throw failure;
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${output()}`);
    const answer = await fetch(`${baseUrl}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await wait(100);
  }
  throw new Error(`the server was not ready within ${READY_SECONDS_MAX} s:\n${output()}`);
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  const inTime = await Promise.race([
    exited.then(() => true),
    wait(STOP_SECONDS_MAX * 1000, false, { ref: false }),
  ]);
  if (!inTime) {
    child.kill('SIGKILL');
    throw new Error(`the server did not end within ${STOP_SECONDS_MAX} s of ${signal}`);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP port was given');
  await new Promise((done) => probe.close(done));
  return address.port;
}
