import type { ReactNode } from 'react';
import { useWords } from '../../app/place';
import { partsWords } from '../../words/parts';
import { Icon, type IconName } from '../Icon/Icon';

/** The meanings a chip can have; each has one look in the whole product. */
export type ChipKind =
  | 'new'
  | 'you'
  | 'them'
  | 'soon'
  | 'over'
  | 'pause'
  | 'done'
  | 'wait'
  | 'closed'
  | 'old'
  | 'stage'
  | 'tier';

const ICONS: Record<ChipKind, IconName | null> = {
  new: 'dot',
  you: 'right',
  them: 'hourglass',
  soon: 'clock',
  over: 'alert',
  pause: 'pause',
  done: 'tick',
  wait: 'dash',
  closed: 'dash',
  old: 'calendar',
  stage: null,
  tier: 'lock',
};

/**
 * A state (or, as `stage` and `tier`, a class) in a word. Without children it
 * says the usual word of its meaning; `them`, `stage` and `tier` need their own.
 */
export function Chip({ kind, children, lang }: { kind: ChipKind; children?: ReactNode; lang?: string }) {
  const words = useWords(partsWords);
  const usual: Partial<Record<ChipKind, string>> = {
    new: words.isNew,
    you: words.yourTurn,
    soon: words.dueSoon,
    over: words.overdue,
    pause: words.paused,
    done: words.done,
    wait: words.cannotStart,
    closed: words.ended,
    old: words.needsUpdate,
  };
  const icon = ICONS[kind];
  return (
    <span className={`chip chip-${kind}`} lang={lang}>
      {icon ? <Icon name={icon} /> : null}
      {children ?? usual[kind]}
    </span>
  );
}

/** Whose turn it is: the viewer’s (hospitals read 当院の番), or named others’. */
export function BallChip({
  mine,
  who,
  hospital = false,
}: {
  mine: boolean;
  who?: string;
  hospital?: boolean;
}) {
  const words = useWords(partsWords);
  if (mine) return <Chip kind="you">{hospital ? words.hospitalTurn : words.yourTurn}</Chip>;
  return <Chip kind="them">{words.waitingOn(who ?? '')}</Chip>;
}
