import { expect, test } from 'vitest';
import type { Member } from '../types';
import { peopleOf } from './colleagues';

const member = (id: string, person: string, kind: Member['kind']): Member => ({
  id,
  name: { id: person, family: person, given: null },
  email: `${person}@hospital.example`,
  role: 'hpi',
  kind,
  manager: false,
  active: true,
  since: '2026-11-24T01:12:00Z',
});

test('one person is one line, however much they are', () => {
  const people = peopleOf([
    member('1', 'hana', 'manager'),
    member('2', 'taro', 'crc'),
    member('3', 'hana', 'approver'),
  ]);
  expect(people.map(({ id, kinds }) => [id, kinds])).toEqual([
    ['1', ['manager', 'approver']],
    ['2', ['crc']],
  ]);
});
