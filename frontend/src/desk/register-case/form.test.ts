import { expect, it } from 'vitest';
import { bodyOf, clockOf, emptyForm, faultsOf } from './form';

const NOW = new Date('2026-11-24T01:12:00Z');

it('begins at the present minute in Tokyo', () => {
  const form = emptyForm(NOW, null);
  expect([form.day, form.clock]).toEqual([{ year: '2026', month: '11', day: '24' }, '10:12']);
});

it('begins with what a short web request said, at the time it came', () => {
  const form = emptyForm(NOW, {
    id: 's1',
    name: 'Ada Byron',
    company: 'Engine Ltd',
    email: 'ada@engine.example',
    words: 'Can you help?',
    lang: 'en',
    received_at: '2026-11-20T07:40:00Z',
  });
  expect(form.answers.org_name).toBe('Engine Ltd');
  expect([form.channel, form.original, form.short]).toEqual(['web_short', 'Can you help?', 's1']);
  expect([form.day.day, form.clock]).toEqual(['20', '16:40']);
});

it('sends the moment in UTC, lists as lists, and nothing that is empty', () => {
  const form = {
    ...emptyForm(NOW, null),
    channel: 'phone',
    clock: '９：３０',
    registry: 'NCT01234567、NCT07654321',
    codes: 'C34.9',
  };
  form.answers = { org_name: 'Engine Ltd', org_website: '' };
  expect(faultsOf(form)).toEqual([]);
  const body = bodyOf(form);
  expect(body.received_at).toBe('2026-11-24T00:30:00.000Z');
  expect(body.answers).toEqual({
    org_name: 'Engine Ltd',
    trial_public_id: ['NCT01234567', 'NCT07654321'],
    indication_code: [{ system: 'icd10', code: 'C34.9' }],
  });
});

it('asks for a moment that is one', () => {
  const form = { ...emptyForm(NOW, null), clock: '25:00', day: { year: '2026', month: '2', day: '30' } };
  expect(faultsOf(form).map((fault) => fault.pointer)).toEqual(['/channel', '/received_at', '/clock']);
});

it.each([
  ['9:05', '09:05'],
  ['0905', '09:05'],
  ['14時30分', '14:30'],
  ['24:00', null],
  ['9:5', null],
])('reads the clock %s as %s', (typed, read) => {
  expect(clockOf(typed)).toBe(read);
});
