import { type NavItem, NavLink } from '../Frame/Frame';

/** Tabs where each is a page of its own: links, the open one without an address. */
export function TabsNav({ tabs, label }: { tabs: readonly NavItem[]; label: string }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <NavLink key={tab.to} item={tab} />
      ))}
    </nav>
  );
}
