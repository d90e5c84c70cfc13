import { type APIRequestContext, request } from 'playwright-core';
import { inject } from 'vitest';
import { account } from './sign-in';

type Json = Record<string, unknown>;

type Cookies = Awaited<ReturnType<APIRequestContext['storageState']>>;

// Signing in is limited per address and minute; a person’s line is opened once a file.
const sessions = new Map<string, Cookies>();

/**
 * One person's own line to the API, with the cookies a browser would keep: for
 * bringing about what a journey needs before it begins. What a journey is about
 * happens in the browser.
 */
export class Caller implements AsyncDisposable {
  private constructor(
    private readonly line: APIRequestContext,
    private readonly who: string,
  ) {}

  /** Somebody who is not signed in. */
  static async nobody(): Promise<Caller> {
    return new Caller(await newLine(), 'nobody');
  }

  /** Somebody who signs in with this address; all demonstration accounts share one password. */
  static async of(address: string): Promise<Caller> {
    const known = sessions.get(address);
    const caller = new Caller(await newLine(known), address);
    if (known) return caller;
    await caller.ask('POST', '/api/sign-in', { email: address, password: account('HO').secret });
    sessions.set(address, await caller.line.storageState());
    return caller;
  }

  /** Asks, and fails the test with what was answered if it is no 2xx. */
  async ask<T = Json>(method: 'GET' | 'POST' | 'PATCH', path: string, data?: Json, version?: number): Promise<T> {
    const answer = await this.line.fetch(path, {
      method,
      ...(data ? { data } : {}),
      ...(version === undefined ? {} : { headers: { 'If-Match': `"${version}"` } }),
    });
    const text = await answer.text();
    if (!answer.ok()) throw new Error(`${this.who}: ${method} ${path} answered ${answer.status()}: ${text}`);
    return (text === '' ? {} : JSON.parse(text)) as T;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.line.dispose();
  }
}

function newLine(storageState?: Cookies): Promise<APIRequestContext> {
  return request.newContext({
    baseURL: inject('baseUrl'),
    extraHTTPHeaders: { 'X-Requested-With': 'madoguchi' },
    ...(storageState ? { storageState } : {}),
  });
}
