import type { ReactNode } from 'react';
import { useWords } from '../../app/place';
import { frameWords } from '../../words/frame';
import { Go, LangLink } from '../Go/Go';
import { Brand } from './Brand';
import { Feet } from './Feet';
import { StatusBars } from './StatusBars';

/** One entry of a menu. `current` marks the page (or its section) that is open. */
export interface NavItem {
  to: string;
  label: string;
  current?: boolean;
  /** Marks the section of an open record; it stays a link back to its list. */
  within?: boolean;
  /** Open things behind it; zero is not shown. */
  count?: number;
}

/** The reader, at the right end of the header. */
export interface Reader {
  name: string;
  /** Second line: company, role, zone. */
  detail?: string;
  initials: string;
  /** The account page. */
  to: string;
}

/** One step of the way here; the last has no address. */
export interface Crumb {
  label: string;
  to?: string;
}

interface FrameProps {
  /** `public` reads at 17 px, `app` (firm and hospital) at 16. */
  look: 'public' | 'app';
  nav?: readonly NavItem[];
  /** Tabs of the record, under the header; `subnavLabel` names them. */
  subnav?: readonly NavItem[];
  subnavLabel?: string;
  reader?: Reader;
  crumbs?: readonly Crumb[];
  /** The home page spans the window; all others sit in a column of 1,120 px. */
  wide?: boolean;
  /** After the navigation links: a button. */
  children: ReactNode;
}

/** Frame of the public pages, the firm’s and the hospital’s. */
export function Frame({ look, nav = [], subnav, subnavLabel, reader, crumbs, wide, children }: FrameProps) {
  const words = useWords(frameWords);
  return (
    <div className={look}>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <StatusBars />
      <header className="top">
        <div className="wrap">
          <Brand tagline={look === 'public'} />
          <nav aria-label={words.mainMenu}>
            {nav.map((item) => (
              <NavLink key={item.to} item={item} className="wide" />
            ))}
            <LangLink />
            {reader ? <ReaderLink reader={reader} /> : null}
          </nav>
          {nav.length > 0 ? <SmallMenu nav={nav} /> : null}
        </div>
      </header>
      {subnav ? <SubNav items={subnav} label={subnavLabel ?? words.mainMenu} /> : null}
      <main id="main" className="page">
        {wide ? (
          children
        ) : (
          <div className="wrap page-body">
            {crumbs ? <Crumbs crumbs={crumbs} /> : null}
            {children}
          </div>
        )}
      </main>
      <Feet />
    </div>
  );
}

// Below 768 px the links move into a native disclosure: no script, no focus trap.
function SmallMenu({ nav }: { nav: readonly NavItem[] }) {
  const words = useWords(frameWords);
  return (
    <details className="small-menu">
      <summary>{words.menu}</summary>
      <nav aria-label={words.menu}>
        <ul>
          {nav.map((item) => (
            <li key={item.to}>
              <NavLink item={item} />
            </li>
          ))}
        </ul>
      </nav>
    </details>
  );
}

/** Tabs that are pages: the current one is no link. */
export function SubNav({ items, label }: { items: readonly NavItem[]; label: string }) {
  return (
    <nav className="subnav" aria-label={label}>
      <div className="wrap">
        {items.map((item) => (
          <NavLink key={item.to} item={item} />
        ))}
      </div>
    </nav>
  );
}

/** A menu entry; `aria-current` without an address where it is open. */
export function NavLink({ item, className }: { item: NavItem; className?: string }) {
  const inside = (
    <>
      {item.label}
      {item.count ? <span className="count">{item.count}</span> : null}
    </>
  );
  if (item.current) {
    return (
      // biome-ignore lint/a11y/useValidAnchor: the design system marks the open page as a link without an address.
      <a className={className} aria-current="page">
        {inside}
      </a>
    );
  }
  return (
    <Go className={className} to={item.to} aria-current={item.within ? 'true' : undefined}>
      {inside}
    </Go>
  );
}

/** The way here. */
export function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const words = useWords(frameWords);
  return (
    <nav aria-label={words.breadcrumb}>
      <ol className="crumb">
        {crumbs.map((crumb) => (
          <li key={crumb.label}>
            {crumb.to === undefined ? crumb.label : <Go to={crumb.to}>{crumb.label}</Go>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Initials and name, leading to the account. */
export function ReaderLink({ reader }: { reader: Reader }) {
  const words = useWords(frameWords);
  return (
    <Go className="who" to={reader.to}>
      <span className="vh">{words.account}: </span>
      <span className="av" aria-hidden="true">
        {reader.initials}
      </span>
      <span className="wide">
        {reader.name}
        {reader.detail ? <span className="who-detail">{reader.detail}</span> : null}
      </span>
    </Go>
  );
}
