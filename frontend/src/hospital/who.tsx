import { createContext, type ReactNode, use, useState } from 'react';
import type { Me, Membership } from '../app/me';
import { usePlace } from '../app/place';

/** The hospital that the reader works at now, and what they may do there. */
export interface PlaceOfWork {
  id: string;
  name: { en: string; ja: string };
  role: string;
  manager: boolean;
  /** The trial office edits the register and sends answers. */
  office: boolean;
  me: Me;
  /** All hospitals of the reader. */
  all: readonly Membership[];
  change: (id: string) => void;
}

const Context = createContext<PlaceOfWork | null>(null);
const KEY = 'madoguchi-hospital';

/** The reader’s hospitals; several only for people who work at more than one. */
export function hospitalsOf(me: Me): Membership[] {
  return me.memberships.filter((one) => one.place.kind === 'hospital' && one.place.id !== undefined);
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
  const current = all.find((one) => one.place.id === chosen) ?? all[0];
  if (!current) return null;
  const work: PlaceOfWork = {
    id: current.place.id ?? '',
    name: current.place_name ?? { en: '', ja: '' },
    role: current.role,
    manager: current.manager,
    office: current.role === 'ho' && !current.read_only,
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
