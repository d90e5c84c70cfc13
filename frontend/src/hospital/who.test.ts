import { expect, test } from 'vitest';
import { hospitalsOf } from './who';

const at = (id: string, role: 'ho' | 'hpi' | 'hh', manager = false) => ({
  role,
  place: { kind: 'hospital' as const, id },
  place_name: { ja: `病院${id}`, en: `Hospital ${id}` },
  read_only: false,
  manager,
});

test('somebody who is several things at one hospital has the rights of all of them', () => {
  const memberships = [at('1', 'hh'), at('2', 'hpi'), at('1', 'hpi'), at('1', 'ho', true)];
  const [first, second] = hospitalsOf({ memberships });
  expect(first).toMatchObject({ id: '1', roles: ['ho', 'hpi', 'hh'], manager: true, office: true });
  expect(second).toMatchObject({ id: '2', roles: ['hpi'], manager: false, office: false });
});

test('a firm is no hospital', () => {
  const firm = { ...at('3', 'ho'), role: 'sub' as const, place: { kind: 'firm' as const, id: '3' } };
  expect(hospitalsOf({ memberships: [firm] })).toEqual([]);
});
