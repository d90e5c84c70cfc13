import type { Member } from '../types';

/** Somebody of the hospital with everything they are there. */
export interface Colleague {
  /** One of their memberships: what acts on the person is sent to. */
  id: string;
  name: Member['name'];
  email: string;
  kinds: Member['kind'][];
  active: boolean;
  since: string;
}

/** The memberships by person, in the order they joined. */
export function peopleOf(members: readonly Member[]): Colleague[] {
  const people = new Map<string, Colleague>();
  for (const { id, name, email, kind, active, since } of members) {
    const known = people.get(name.id);
    if (known) known.kinds.push(kind);
    else people.set(name.id, { id, name, email, kinds: [kind], active, since });
  }
  for (const one of people.values()) one.kinds.sort((a, b) => KINDS.indexOf(a) - KINDS.indexOf(b));
  return [...people.values()];
}

/** What a member can be, in the order in which it is read. */
export const KINDS = [
  'manager',
  'office',
  'crc',
  'physician',
  'approver',
] as const satisfies readonly Member['kind'][];
