import type { ReactNode } from 'react';
import { type Me, useMe } from '../app/me';
import { useLang, usePlace, useWords } from '../app/place';
import { Frame, type NavItem } from '../parts/Frame/Frame';
import { firmWords } from '../words/firm';
import { personName } from '../words/format';
import { browserZone, zoneCity } from '../words/zones';

/** The frame of a company’s pages; `subnav` are the tabs of an open case. */
export function FirmFrame({
  subnav,
  subnavLabel,
  children,
}: {
  subnav?: readonly NavItem[];
  subnavLabel?: string;
  children: ReactNode;
}) {
  const words = useWords(firmWords);
  const lang = useLang();
  const { path } = usePlace();
  const { data: me } = useMe();
  return (
    <Frame
      look="app"
      nav={[
        { to: 'my', label: words.nav.cases, current: path === 'my' },
        { to: 'contact', label: words.nav.help },
      ]}
      subnav={subnav}
      subnavLabel={subnavLabel}
      reader={me?.person ? readerOf(me, words.yourZone, lang) : undefined}
    >
      {children}
    </Frame>
  );
}

function readerOf(me: Me, zoneWords: (city: string) => string, lang: 'en' | 'ja') {
  const person = me.person;
  const name = person ? personName(person, lang) : '';
  const firm = me.memberships.find((one) => one.place.kind === 'firm')?.place_name?.[lang];
  const zone = zoneWords(zoneCity(me.zone ?? browserZone(), lang));
  return {
    name,
    detail: firm ? `${firm} · ${zone}` : zone,
    initials: [person?.given, person?.family].map((part) => [...(part ?? '')][0] ?? '').join(''),
    to: 'my/settings',
  };
}
