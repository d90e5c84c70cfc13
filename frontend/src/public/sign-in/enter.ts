import { useQueryClient } from '@tanstack/react-query';
import { session } from '../../api/session';
import type { Me } from '../../app/me';
import { usePlace } from '../../app/place';

/** Where a person’s work is: the desk, a hospital, or their own cases. */
export function homeOf(me: Me): string {
  const kinds = me.memberships.map((one) => one.place.kind);
  if (kinds.includes('desk')) return 'desk';
  if (kinds.includes('hospital')) return 'hospital';
  return 'my';
}

/** The page the reader wanted before signing in, if it is one of ours. */
export function wantedPage(search: string): string | null {
  const to = new URLSearchParams(search).get('to')?.replace(/^\//, '') ?? '';
  // An address of another site would begin with a scheme or a second slash.
  return /^[a-z][\w-]*(\/|\?|$)/.test(to) && !to.includes('//') && !to.includes(':') ? to : null;
}

/** Goes to a page of ours, in this app or by loading the other one. */
export function useGoTo() {
  const place = usePlace();
  return (path: string) => {
    const href = `/${place.lang}/${path.replace(/^\//, '')}`;
    const inside = path.replace(/^\//, '').replace(/[?#].*$/, '');
    if (place.go && place.holds?.(inside)) place.go(href, true);
    else window.location.assign(href);
  };
}

/** After signing in: remembers who reads and goes where they wanted. */
export function useEnter() {
  const cache = useQueryClient();
  const place = usePlace();
  const goTo = useGoTo();
  return (me: Me) => {
    cache.clear();
    cache.setQueryData(['me'], me);
    session.begin();
    goTo(wantedPage(place.search) ?? homeOf(me));
  };
}

const ADDRESS = 'madoguchi-sign-in-address';

/** The address a code was sent to, for the next page of this tab only. */
export const codeAddress = {
  read: (): string => sessionStorage.getItem(ADDRESS) ?? '',
  keep: (email: string) => sessionStorage.setItem(ADDRESS, email),
};
