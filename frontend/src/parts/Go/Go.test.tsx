import { fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { at } from '../../testing/at';
import { Go, LangLink } from './Go';

const inApp = (path: string) => path.startsWith('my');

// What the app leaves to the browser goes no further here: jsdom loads no pages.
const stop = (event: Event) => event.preventDefault();
beforeEach(() => window.addEventListener('click', stop));
afterEach(() => window.removeEventListener('click', stop));

it('keeps the language and stays in the app where it can', () => {
  const go = vi.fn();
  at('ja', <Go to="my/cases/A-R08-042?tab=2">open</Go>, { go, holds: inApp });
  const link = screen.getByText('open');
  expect(link.getAttribute('href')).toBe('/ja/my/cases/A-R08-042?tab=2');
  expect(fireEvent.click(link)).toBe(false);
  expect(go).toHaveBeenCalledWith('/ja/my/cases/A-R08-042?tab=2', false);
});

it('leaves other builds, new tabs and modified presses to the browser', () => {
  const go = vi.fn();
  at(
    'en',
    <>
      <Go to="contact">contact</Go>
      <Go to="my" target="_blank">
        tab
      </Go>
      <Go to="my">mine</Go>
    </>,
    { go, holds: inApp },
  );
  fireEvent.click(screen.getByText('contact'));
  fireEvent.click(screen.getByText('tab'));
  fireEvent.click(screen.getByText('mine'), { ctrlKey: true });
  expect(go).not.toHaveBeenCalled();
});

it('leads to the same page with its query in the other language', () => {
  at('en', <LangLink />, { path: 'my/cases/A-R08-042', search: '?tab=2' });
  const link = screen.getByRole('link');
  expect(link.getAttribute('href')).toBe('/ja/my/cases/A-R08-042?tab=2');
  expect(link.getAttribute('hreflang')).toBe('ja');
  expect(link.getAttribute('lang')).toBe('ja');
});
