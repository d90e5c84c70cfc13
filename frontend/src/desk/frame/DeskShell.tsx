import { type ReactNode, useEffect, useState } from 'react';
import type { Me } from '../../app/me';
import { useLang, usePlace, useWords } from '../../app/place';
import { DeskFrame } from '../../parts/Frame/DeskFrame';
import type { IconName } from '../../parts/Icon/Icon';
import { deskframeWords } from '../../words/deskframe';
import { personName, stamp } from '../../words/format';
import '../desk.css';
import { useInbox, useOpenTotal, useToday } from '../lists';
import { Keys } from './Keys';
import { Search } from './Search';
import { useGoKeys } from './useGoKeys';

type Section = keyof (typeof deskframeWords)['ja']['nav'];

interface Entry {
  key: Section;
  to: string;
  icon: IconName;
  /** Other pages that belong to it. */
  also?: string;
}

const MAIN = [
  { key: 'today', to: 'desk', icon: 'home' },
  { key: 'inbox', to: 'desk/inbox', icon: 'inbox', also: 'desk/consultations' },
  { key: 'cases', to: 'desk/cases', icon: 'cases' },
  { key: 'hospitals', to: 'desk/hospitals', icon: 'book', also: 'desk/applications' },
  { key: 'reports', to: 'desk/reports', icon: 'chart' },
] as const satisfies readonly Entry[];

const MORE = [
  { key: 'proposals', to: 'desk/proposals', icon: 'tick' },
  { key: 'mail', to: 'desk/mail', icon: 'mail' },
] as const satisfies readonly Entry[];

/** Rail and bar around every screen of the desk. */
export function DeskShell({ me, children }: { me: Me; children: ReactNode }) {
  const lang = useLang();
  const words = useWords(deskframeWords);
  const place = usePlace();
  const [keys, setKeys] = useState(false);
  const counts = useCounts();
  useGoKeys({ help: () => setKeys(true) });
  const name = me.person ? personName(me.person, lang) : '';
  const role = me.memberships.find((one) => one.place.kind === 'desk')?.role ?? '';
  const entry = (section: Entry) => ({
    to: section.to,
    icon: section.icon,
    label: words.nav[section.key],
    count: counts[section.key],
    current:
      section.to === 'desk'
        ? place.path === 'desk'
        : [section.to, section.also].some(
            (path) => path && (place.path === path || place.path.startsWith(`${path}/`)),
          ),
  });
  return (
    <DeskFrame
      nav={MAIN.map(entry)}
      more={MORE.map(entry)}
      reader={{
        name,
        detail: words.roles[role as keyof typeof words.roles],
        initials: [...name][0] ?? '',
        to: 'desk/account',
      }}
      search={<Search />}
      clock={
        <>
          <TokyoClock />
          <button type="button" className="act t14" aria-keyshortcuts="?" onClick={() => setKeys(true)}>
            {words.shortcuts}
          </button>
        </>
      }
    >
      {children}
      <Keys open={keys} onClose={() => setKeys(false)} />
    </DeskFrame>
  );
}

/** Open things behind each entry of the menu. */
function useCounts(): Partial<Record<Section, number>> {
  const inbox = useInbox();
  const open = useOpenTotal();
  const today = useToday();
  return {
    inbox: inbox.data?.length,
    cases: open.data,
    proposals: today.data?.proposals.length,
    mail: today.data?.undelivered,
  };
}

function TokyoClock() {
  const lang = useLang();
  const words = useWords(deskframeWords);
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 15_000);
    return () => clearInterval(timer);
  }, []);
  return <time dateTime={now.toISOString()}>{words.inTokyo(stamp(now, lang))}</time>;
}
