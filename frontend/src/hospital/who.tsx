import { createContext, type ReactNode, use, useState } from 'react';
import type { Me } from '../app/me';
import { usePlace } from '../app/place';

/** The hospital that the reader works at now, and what they may do there. */
export interface PlaceOfWork {
  id: string;
  name: { en: string; ja: string };
  /** The role that reaches furthest, of all that the reader has here. */
  role: string;
  roles: readonly string[];
  manager: boolean;
  /** The trial office edits the register and sends answers. */
  office: boolean;
  me: Me;
  /** All hospitals of the reader, each once, with every role there. */
  all: readonly Workplace[];
  change: (id: string) => void;
}

/** One hospital with everything the reader is there. */
export interface Workplace {
  id: string;
  name: { en: string; ja: string };
  roles: string[];
  manager: boolean;
  office: boolean;
}

const Context = createContext<PlaceOfWork | null>(null);
const KEY = 'madoguchi-hospital';

// The trial office may do what the others may, but for the approver’s own part.
const RANKS = ['ho', 'hpi', 'hh'];

/** The reader’s hospitals, each once, in the order of the memberships. */
export function hospitalsOf(me: Pick<Me, 'memberships'>): Workplace[] {
  const places = new Map<string, Workplace>();
  for (const one of me.memberships) {
    const id = one.place.kind === 'hospital' ? one.place.id : undefined;
    if (id === undefined) continue;
    const name = one.place_name ?? { en: '', ja: '' };
    const place = places.get(id) ?? { id, name, roles: [], manager: false, office: false };
    if (!place.roles.includes(one.role)) place.roles.push(one.role);
    place.roles.sort((a, b) => RANKS.indexOf(a) - RANKS.indexOf(b));
    place.manager ||= one.manager;
    place.office ||= one.role === 'ho' && !one.read_only;
    places.set(id, place);
  }
  return [...places.values()];
}

/**
 * Chooses the hospital: the one a link names (`?hospital=`), else the one
 * chosen last in this tab, else the first.
 */
export function WorksAt({ me, children }: { me: Me; children: ReactNode }) {
  const place = usePlace();
  const all = hospitalsOf(me);
  const named = new URLSearchParams(place.search).get('hospital');
  const [chosen, setChosen] = useState(() => named ?? sessionStorage.getItem(KEY));
  const current = all.find((one) => one.id === chosen) ?? all[0];
  if (!current) return null;
  const work: PlaceOfWork = {
    id: current.id,
    name: current.name,
    role: current.roles[0] ?? '',
    roles: current.roles,
    manager: current.manager,
    office: current.office,
    me,
    all,
    change: (id) => {
      sessionStorage.setItem(KEY, id);
      setChosen(id);
    },
  };
  return <Context value={work}>{children}</Context>;
}

/** Where the reader works; only below `WorksAt`. */
export function usePlaceOfWork(): PlaceOfWork {
  const work = use(Context);
  if (!work) throw new Error('no hospital is chosen here');
  return work;
}
