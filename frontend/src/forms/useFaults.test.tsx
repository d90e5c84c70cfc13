import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import { Problem } from '../api/problem';
import { PlaceProvider } from '../app/place';
import type { Lang } from '../words/words';
import { useFaults } from './useFaults';

const FIELDS = {
  '/contact_email': { label: 'Work email' },
  '/needs': { label: 'What do you need?', thing: 'what you need', choice: true },
};

const start = (lang: Lang) =>
  renderHook(() => useFaults(FIELDS), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <PlaceProvider place={{ lang, path: '', search: '' }}>{children}</PlaceProvider>
    ),
  });

it('says the same at the field and in the summary, at the nearest field it knows', () => {
  const { result } = start('en');
  act(() =>
    result.current.caught(
      new Problem(422, 'faults', [
        { pointer: '/contact_email', code: 'required' },
        { pointer: '/needs/codes/3', code: 'required' },
      ]),
    ),
  );
  expect(result.current.items.map(({ id, text }) => [id, text])).toEqual([
    ['contact_email', 'Enter work email'],
    ['needs', 'Choose what you need'],
  ]);
  expect(result.current.at('/needs')).toBe('Choose what you need');
  expect(result.current.round).toBe(1);
});

it('turns a refusal without faults into one line', () => {
  const { result } = start('ja');
  act(() => result.current.caught(new Problem(412, 'stale_version', [], { who: '田中', time: '14:02' })));
  expect(result.current.items.map((item) => item.text)).toEqual([
    '田中が14:02に変更しました。残す値を選んでください',
  ]);
  act(() => result.current.clear());
  expect(result.current.items).toEqual([]);
});
