import { fireEvent } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { at } from '../../testing/at';
import { CaseTabs } from './CaseTabs';

const NUMBER = 'A-R08-001';

afterEach(() => window.history.replaceState(null, '', '/'));

it('two quick keys each go one tab on, also before the first page is drawn', () => {
  window.history.replaceState(null, '', `/ja/desk/cases/${NUMBER}/consultation`);
  // The address changes at once; the page of the first key is never drawn here.
  const go = (href: string) => window.history.pushState(null, '', href);
  at('ja', <CaseTabs number={NUMBER} tab="consultation" />, { go });
  fireEvent.keyDown(document.body, { key: ']' });
  fireEvent.keyDown(document.body, { key: ']' });
  expect(window.location.pathname).toBe(`/ja/desk/cases/${NUMBER}/product`);
  fireEvent.keyDown(document.body, { key: '[' });
  expect(window.location.pathname).toBe(`/ja/desk/cases/${NUMBER}/company`);
});
