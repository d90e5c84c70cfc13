import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askWithVersion, ifMatch, steadyFetch } from './client';
import { Problem } from './problem';

const net = vi.fn<typeof fetch>();
const noWait = async () => {};

beforeEach(() => vi.stubGlobal('fetch', net));
afterEach(() => {
  vi.unstubAllGlobals();
  net.mockReset();
});

const request = (method: string, headers: Record<string, string> = {}) =>
  new Request('http://localhost/api/x', { method, headers });

describe('a request without an answer', () => {
  it('is repeated when it may be', async () => {
    net.mockRejectedValueOnce(new TypeError('network')).mockResolvedValueOnce(new Response('{}'));
    await expect(steadyFetch(request('GET'), noWait)).resolves.toBeInstanceOf(Response);
    expect(net).toHaveBeenCalledTimes(2);
  });

  it('is not repeated for a POST, which might act twice, unless it carries a key', async () => {
    net.mockRejectedValue(new TypeError('network'));
    await expect(steadyFetch(request('POST'), noWait)).rejects.toThrow('network');
    expect(net).toHaveBeenCalledTimes(1);
    await expect(steadyFetch(request('POST', { 'Idempotency-Key': 'k' }), noWait)).rejects.toThrow('network');
    expect(net).toHaveBeenCalledTimes(5);
  });

  it('becomes the problem “offline”', async () => {
    const failed = askWithVersion(Promise.reject(new TypeError('network')));
    await expect(failed).rejects.toMatchObject({ status: 0, code: 'offline' });
  });
});

describe('an answer', () => {
  it('carries the version to send back', async () => {
    const response = new Response('{}', { headers: { ETag: 'W/"7"' } });
    const answer = await askWithVersion(Promise.resolve({ data: { a: 1 }, response }));
    expect(answer).toEqual({ data: { a: 1 }, version: '7' });
    expect(ifMatch('7')).toEqual({ 'If-Match': '"7"' });
  });

  it('that refuses becomes a problem with its faults and number', async () => {
    const response = new Response('', { status: 422, headers: { 'x-request-id': 'r1' } });
    const error = {
      type: '/problems/fields',
      errors: [{ pointer: '/org_name', code: 'too_long', params: { n: '200', m: '3' } }],
    };
    const problem = await askWithVersion(Promise.resolve({ error, response })).catch(
      (caught: unknown) => caught,
    );
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({ status: 422, code: 'fields', faults: error.errors, requestId: 'r1' });
  });

  it('about a dead link says which of the three it is', async () => {
    const response = new Response('', { status: 410 });
    const error = { type: '/problems/link', values: { code: 'replaced' } };
    await expect(askWithVersion(Promise.resolve({ error, response }))).rejects.toMatchObject({
      code: 'link_replaced',
    });
  });

  it('that says nothing is understood by its status', async () => {
    const response = new Response('', { status: 412 });
    await expect(askWithVersion(Promise.resolve({ response }))).rejects.toMatchObject({
      code: 'stale_version',
    });
  });
});
