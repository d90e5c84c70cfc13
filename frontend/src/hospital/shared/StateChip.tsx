import { useWords } from '../../app/place';
import { Chip, type ChipKind } from '../../parts/Chip/Chip';
import { hospitalWords } from '../../words/hospital';
import type { SiteState } from '../types';

const KIND: Record<SiteState, ChipKind> = {
  invited: 'new',
  opened: 'stage',
  interested: 'done',
  conditional: 'done',
  declined: 'closed',
  no_answer: 'closed',
  selected: 'stage',
  reserve: 'stage',
  not_selected: 'closed',
  cancelled: 'closed',
};

/** Where the hospital’s own answer stands. */
export function StateChip({ state }: { state: SiteState }) {
  const words = useWords(hospitalWords);
  return <Chip kind={KIND[state]}>{words.state[state]}</Chip>;
}
