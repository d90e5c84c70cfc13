import type { ReactNode } from 'react';
import { useWords } from '../../app/place';
import { partsWords } from '../../words/parts';
import { BallChip } from '../Chip/Chip';

interface Cell {
  main: ReactNode;
  small?: ReactNode;
}

interface Props {
  /** Names the strip: “State of this case”. */
  label: string;
  /** Whether the viewer moves next; otherwise `who` is named. */
  mine: boolean;
  who?: string;
  hospital?: boolean;
  /** Instead of the ball chip, where a record has ended and nobody moves. */
  ball?: ReactNode;
  next: Cell;
  due: Cell;
  owner: Cell;
  /** “Your contact” towards outside, “Owner” on the desk. */
  contact?: boolean;
}

/** Whose turn, next action, due, owner: the same order and place on every record. */
export function HeaderStrip({ label, mine, who, hospital, ball, next, due, owner, contact }: Props) {
  const words = useWords(partsWords);
  return (
    <dl className={mine ? 'strip mine' : 'strip'} aria-label={label}>
      <div>
        <dt>{words.whoseTurn}</dt>
        <dd>{ball ?? <BallChip mine={mine} who={who} hospital={hospital} />}</dd>
      </div>
      <StripCell term={words.nextAction} cell={next} />
      <StripCell term={words.due} cell={due} />
      <StripCell term={contact ? words.yourContact : words.owner} cell={owner} />
    </dl>
  );
}

function StripCell({ term, cell }: { term: string; cell: Cell }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        {cell.main}
        {cell.small ? <small>{cell.small}</small> : null}
      </dd>
    </div>
  );
}

/** What stands above the strip: reference, h1, and at the right end stage and days in it. */
export function RecordHead({
  reference,
  beside,
  title,
  end,
  level: Heading = 'h1',
}: {
  reference: ReactNode;
  beside?: ReactNode;
  title: ReactNode;
  end?: ReactNode;
  /** `h2` where the record is read beside its list. */
  level?: 'h1' | 'h2';
}) {
  return (
    <div className="rec">
      <div className="rec-title">
        <p className="ref">
          {reference}
          {beside ? <span className="rec-beside">{beside}</span> : null}
        </p>
        <Heading>{title}</Heading>
      </div>
      {end ? <div className="rec-end">{end}</div> : null}
    </div>
  );
}
