import { useQuery } from '@tanstack/react-query';
import { Problem } from '../api/problem';
import { session } from '../api/session';
import type { Lang } from '../words/words';

/** Where a membership is held. */
export interface Membership {
  role: string;
  place: { kind: 'desk' | 'firm' | 'hospital'; id?: string };
  place_name: { en: string; ja: string } | null;
  read_only: boolean;
  /** May invite and end memberships at that place. */
  manager: boolean;
}

/** Who reads: nobody has a `person` before signing in. */
export interface Me {
  person: { id: string; family: string; given?: string | null } | null;
  email: string | null;
  lang: Lang | null;
  zone: string | null;
  memberships: Membership[];
  /** The draft of the public form that this browser may go on with. */
  draft: string | null;
}

/** Asks who is signed in. One answer serves every screen of the page. */
export function useMe() {
  return useQuery({
    queryKey: ['me'],
    queryFn: async (): Promise<Me> => {
      const response = await fetch('/api/me', { headers: { Accept: 'application/json' } }).catch(() => {
        throw new Problem(0, 'offline');
      });
      if (!response.ok) throw await Problem.from(response, await response.json().catch(() => null));
      const me = (await response.json()) as Me;
      // From here on a refusal means “you were signed out”, not “you never were in”.
      if (me.person) session.begin();
      return me;
    },
    staleTime: 60_000,
  });
}
