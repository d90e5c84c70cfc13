import { expect, it } from 'vitest';
import { sampleCandidates } from '../testing/candidates';
import { excludedBy, grouped, mustKey } from './without';

const PET = mustKey({ rule: 'm_equipment', equipment: 'pet' });

it('keeps who cannot be judged apart from who does not meet a must', () => {
  const groups = grouped(sampleCandidates().candidates, new Set());
  expect(groups.met.map((one) => one.hospital)).toEqual(['h-a']);
  expect(groups.open.map((one) => one.hospital)).toEqual(['h-b']);
  expect(groups.dropped.map((one) => one.hospital)).toEqual(['h-c']);
});

it('shows the list without one must; what is out of date stays in doubt', () => {
  const groups = grouped(sampleCandidates().candidates, new Set([PET]));
  expect(groups.met.map((one) => one.hospital)).toEqual(['h-a', 'h-c']);
  // h-b has no answer on PET, and its free places are out of date: still not a yes.
  expect(groups.open.map((one) => one.hospital)).toEqual(['h-b']);
  expect(groups.dropped).toEqual([]);
});

it('counts how many hospitals each must keeps off; unknown keeps nobody off', () => {
  const pet = excludedBy(sampleCandidates().candidates).find((one) => mustKey(one.must) === PET);
  expect(pet?.excludes).toBe(1);
});
