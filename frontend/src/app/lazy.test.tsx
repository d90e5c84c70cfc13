import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lazy, Until } from './lazy';

let root: Root;
let box: HTMLElement;

beforeEach(() => {
  // As in a browser: in a test React leaves its pause out.
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  box = document.body.appendChild(document.createElement('div'));
  root = createRoot(box);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  root.unmount();
  box.remove();
});

/** Lets React and every promise go on; of the timers only those that are due at once. */
async function settle() {
  for (let turn = 0; turn < 20; turn += 1) {
    await new Promise((done) => setImmediate(done));
    vi.advanceTimersByTime(0);
  }
}

it('parts that bring each other are drawn as they come, without a pause for each', async () => {
  const Inner = lazy(async () => ({ default: () => <p>the tab</p> }));
  const Middle = lazy(async () => ({
    default: () => (
      <Until fallback="tab waiting">
        <Inner />
      </Until>
    ),
  }));
  root.render(
    <Until fallback="waiting">
      <Middle />
    </Until>,
  );
  await settle();
  expect(box.textContent).toBe('the tab');
});

it('a part that cannot be fetched fails at once, for the page to catch', async () => {
  const Broken = lazy(async (): Promise<{ default: () => null }> => {
    throw new Error('gone');
  });
  const caught = vi.fn();
  root.unmount();
  root = createRoot(box, { onUncaughtError: caught });
  root.render(
    <Until fallback="waiting">
      <Broken />
    </Until>,
  );
  await settle();
  expect(caught).toHaveBeenCalledWith(expect.objectContaining({ message: 'gone' }), expect.anything());
});
