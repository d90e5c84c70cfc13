import { expect, test } from 'vitest';
import { pageOf, referenceIn } from './Search';

test('a reference in any spelling opens its case or its question, other words search the list', () => {
  expect(pageOf('a-r8-42')).toBe('desk/cases/A-R08-042');
  expect(pageOf('B-R08-001')).toBe('desk/consultations/B-R08-001');
  expect(pageOf('ｂ－ｒ８－１'.normalize('NFKC'))).toBe('desk/consultations/B-R08-001');
  expect(pageOf('br08012')).toBe('desk/consultations/B-R08-012');
  expect(pageOf('B-cell')).toBe('desk/cases?q=B-cell');
  expect(pageOf('見本')).toBe(`desk/cases?q=${encodeURIComponent('見本')}`);
});

test('where only a case is meant a question’s reference is none', () => {
  expect(referenceIn('B-R08-001')).toBeNull();
  expect(referenceIn('Ａ－Ｒ０８－０４２')).toBe('A-R08-042');
});
