import { type ReactNode, useEffect } from 'react';
import { useLang, useWords } from '../app/place';
import { useSite } from '../app/site';
import { useTitle } from '../app/title';
import { type Crumb, Frame } from '../parts/Frame/Frame';
import { PrintHeader } from '../parts/PrintHeader/PrintHeader';
import { personName } from '../words/format';
import { hospitalWords } from '../words/hospital';
import { useAttestation, useHome } from './api';
import { useConsults } from './consult/api';
import { usePlaceOfWork } from './who';

/** The sections of the hospital’s menu. */
export type Area = 'home' | 'requests' | 'register' | 'capacity' | 'consult' | 'members' | 'account';

interface Props {
  area: Area;
  /** The document’s title: the page’s h1. */
  title: string;
  crumbs?: readonly Crumb[];
  /** Whether this page is the section’s own first page, so that its tab is no link. */
  top?: boolean;
  /** On paper: what it is about. */
  reference?: string;
  children: ReactNode;
}

/** Frame of every page of a hospital: menu with what is open, who reads and for which hospital. */
export function Page({ area, title, crumbs, top = false, reference, children }: Props) {
  const words = useWords(hospitalWords);
  const lang = useLang();
  const work = usePlaceOfWork();
  const home = useHome().data;
  const site = useSite();
  // A whole desk of demonstration data says so on top of every page already.
  const invented = home?.demonstration && !site?.demo;
  useTitle(title);
  // On a small screen the menu scrolls: the open section is brought into sight.
  useEffect(() => {
    const open = document.querySelector('.subnav [aria-current]');
    open?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, []);
  const surveys = home?.our_turn.filter((row) => !row.contract).length ?? 0;
  const questions = (useConsults().data ?? []).filter((row) => row.turn.side === 'hospital').length;
  const attestation = useAttestation().data;
  const attest = attestation && attestation.state !== 'holds' ? 1 : 0;
  const open = attest + questions + (home?.our_turn.length ?? 0) + (home?.expiring.length ?? 0);
  const person = work.me.person;
  const name = person ? personName(person, lang) : '';
  const role = words.role[work.role as keyof typeof words.role] ?? words.roleOther;
  const tab = (to: string, at: Area, label: string, count?: number) => ({
    to,
    label,
    current: area === at && top,
    within: area === at && !top,
    count,
  });
  return (
    <Frame
      look="app"
      subnavLabel={words.menu}
      subnav={[
        tab('hospital', 'home', words.nav.home, open),
        tab('hospital/requests', 'requests', words.nav.requests, surveys),
        tab('hospital/register', 'register', words.nav.register),
        tab('hospital/capacity', 'capacity', words.nav.capacity),
        ...(work.roles.every((one) => one === 'hh')
          ? []
          : [tab('hospital/consult', 'consult', words.nav.consult, questions)]),
        tab('hospital/members', 'members', words.nav.members),
      ]}
      reader={{
        name: `${name}${lang === 'ja' ? `（${role}）` : ` (${role})`}`,
        detail: work.name[lang] || work.name.ja,
        initials: (person?.family ?? '').slice(0, 1),
        to: 'hospital/account',
      }}
      crumbs={crumbs}
    >
      <PrintHeader reference={reference ?? title} by={words.printed(name)} mark={work.name[lang]} />
      {invented ? <p className="t14 soft no-print">{words.demonstration}</p> : null}
      {children}
    </Frame>
  );
}
