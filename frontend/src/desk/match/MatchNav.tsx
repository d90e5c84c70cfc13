import { useLang, useWords } from '../../app/place';
import { type NavItem, NavLink } from '../../parts/Frame/Frame';
import { code } from '../../words/code';
import { deskmatchWords } from '../../words/deskmatch';
import { casePath } from '../case/pages';
import { useCase } from '../case/useCase';

/** Pages below 施設・割当, in the order of the work, each with where it stands. */
export function MatchNav({ page }: { page: string }) {
  const lang = useLang();
  const words = useWords(deskmatchWords);
  const { view } = useCase();
  const items: NavItem[] = [
    { to: 'match', label: words.pages.match },
    {
      to: 'synopsis',
      label: view.synopsis
        ? words.withState(words.pages.synopsis, code('synopsis_state', view.synopsis.state, lang))
        : words.pages.synopsis,
    },
    ...view.rounds.map((round) => ({
      to: `rounds/${round.no}`,
      label: words.withState(words.pages.round(`${round.no}`), code('round_state', round.state, lang)),
    })),
    ...(view.rounds.length > 0 ? [{ to: 'proposal', label: words.pages.proposal }] : []),
    ...(view.proposal ? [{ to: 'selection', label: words.pages.selection }] : []),
  ];
  return (
    <nav className="match-nav no-print" aria-label={words.pagesLabel}>
      {items.map((item) => (
        <NavLink
          key={item.to}
          item={{ ...item, to: casePath(view.number, item.to), current: item.to === page }}
        />
      ))}
    </nav>
  );
}
