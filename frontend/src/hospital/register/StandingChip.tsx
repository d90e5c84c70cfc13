import { useWords } from '../../app/place';
import { Chip } from '../../parts/Chip/Chip';
import { registerWords } from '../../words/register';
import type { State } from './standing';

/** Where a section stands, in a word. What is in order has no ground, so that open work stands out. */
export function StandingChip({ state, open = 0 }: { state: State; open?: number }) {
  const words = useWords(registerWords);
  if (state === 'expired') return <Chip kind="old">{words.state.expired}</Chip>;
  if (open > 0) return <Chip kind="you">{words.openItems(String(open))}</Chip>;
  if (state === 'open') return <Chip kind="you">{words.state.open}</Chip>;
  if (state === 'soon') return <Chip kind="old">{words.state.soon}</Chip>;
  return <Chip kind="done">{words.state.current}</Chip>;
}
