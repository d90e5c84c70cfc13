import { usePlace, useWords } from '../../app/place';
import { useShortcuts } from '../../forms/keys';
import { Go } from '../../parts/Go/Go';
import { TabsNav } from '../../parts/TabsNav/TabsNav';
import { deskcaseWords } from '../../words/deskcase';
import { casePath, RECORD_TABS, type Tab, tabOf, WORK_TABS } from './pages';

/** ●相談情報 ○進捗状況: what is known, what is being done; each side has its own tabs. `[` and `]` go along them. */
export function CaseTabs({ number, tab }: { number: string; tab: Tab }) {
  const words = useWords(deskcaseWords);
  const place = usePlace();
  const record = (RECORD_TABS as readonly Tab[]).includes(tab);
  const tabs: readonly Tab[] = record ? RECORD_TABS : WORK_TABS;
  const all: readonly Tab[] = [...RECORD_TABS, ...WORK_TABS];
  const step = (by: number) => {
    // From where the address is: two quick keys come before the first page is drawn.
    const here = window.location.pathname.split(`/${number}/`)[1];
    const next = all[all.indexOf(here === undefined ? tab : tabOf(here)) + by];
    if (next) place.go?.(`/${place.lang}/${casePath(number, next)}`);
  };
  useShortcuts({ '[': () => step(-1), ']': () => step(1) });
  return (
    <div className="case-tabs">
      <nav className="switch" aria-label={words.switchLabel}>
        <SwitchLink to={casePath(number, 'consultation')} on={record}>
          {words.tabs.consultation}
        </SwitchLink>
        <SwitchLink to={casePath(number, 'progress')} on={!record}>
          {words.tabs.progress}
        </SwitchLink>
      </nav>
      <TabsNav
        label={words.tabsLabel}
        tabs={tabs.map((name) => ({
          to: casePath(number, name),
          label: words.tabs[name],
          current: name === tab,
        }))}
      />
    </div>
  );
}

function SwitchLink({ to, on, children }: { to: string; on: boolean; children: string }) {
  return (
    <Go to={to} aria-current={on ? 'true' : undefined}>
      <span aria-hidden="true">{on ? '●' : '○'}</span> {children}
    </Go>
  );
}
