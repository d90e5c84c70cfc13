import { type ReactNode, useEffect, useState } from 'react';
import type { Me } from '../../app/me';
import { useLang, usePlace, useWords } from '../../app/place';
import { DeskFrame } from '../../parts/Frame/DeskFrame';
import type { IconName } from '../../parts/Icon/Icon';
import { deskframeWords } from '../../words/deskframe';
import { personName, stamp } from '../../words/format';

const SECTIONS = [
  { key: 'today', to: 'desk', icon: 'home' },
  { key: 'inbox', to: 'desk/inbox', icon: 'inbox' },
  { key: 'cases', to: 'desk/cases', icon: 'cases' },
  { key: 'hospitals', to: 'desk/hospitals', icon: 'book' },
  { key: 'reports', to: 'desk/reports', icon: 'chart' },
] as const satisfies readonly { key: string; to: string; icon: IconName }[];

/** Rail and bar around every screen of the desk. */
export function DeskShell({ me, children }: { me: Me; children: ReactNode }) {
  const lang = useLang();
  const words = useWords(deskframeWords);
  const place = usePlace();
  const name = me.person ? personName(me.person, lang) : '';
  return (
    <DeskFrame
      nav={SECTIONS.map((section) => ({
        to: section.to,
        icon: section.icon,
        label: words.nav[section.key],
        current:
          section.to === 'desk'
            ? place.path === 'desk'
            : place.path === section.to || place.path.startsWith(`${section.to}/`),
      }))}
      reader={{ name, initials: [...name][0] ?? '', to: 'desk' }}
      clock={<TokyoClock />}
    >
      {children}
    </DeskFrame>
  );
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
