import { useWords } from '../../app/place';
import { Chip, type ChipKind } from '../../parts/Chip/Chip';
import { hospitalWords } from '../../words/hospital';
import type { SiteState } from '../types';

const KIND: Record<SiteState, ChipKind> = {
  invited: 'new',
  opened: 'stage',
  question: 'pause',
  interested: 'done',
  conditional: 'done',
  declined: 'closed',
  no_answer: 'closed',
  selected: 'stage',
  reserve: 'stage',
  not_selected: 'closed',
  cancelled: 'closed',
};

/** Where the hospital’s own answer stands; before that, whether its approver has to look at it. */
export function StateChip({ state, waits = false }: { state: SiteState; waits?: boolean }) {
  const words = useWords(hospitalWords);
  if (waits) return <Chip kind="pause">{words.home.awaits}</Chip>;
  return <Chip kind={KIND[state]}>{words.state[state]}</Chip>;
}
