import type { ReactNode } from 'react';
import { useLang, useWords } from '../../app/place';
import '../../consult/consult.css';
import type { ConsultRow } from '../../consult/types';
import { Chip } from '../../parts/Chip/Chip';
import { DataTable } from '../../parts/DataTable/DataTable';
import { Go } from '../../parts/Go/Go';
import { deskconsultWords } from '../../words/deskconsult';
import { personName, shortDay, workingDaysLeft } from '../../words/format';
import { code } from '../../words/registercode';
import { dueDay } from '../case/dueDay';

/** Consultations by date: whose, what about, what is next, until when, who. */
export function Table({
  label,
  rows,
  empty,
}: {
  label: string;
  rows: readonly ConsultRow[];
  empty?: ReactNode;
}) {
  const lang = useLang();
  const words = useWords(deskconsultWords);
  const { column } = words;
  return (
    <div className="stacked consult-table">
      <DataTable
        dense
        caption={label}
        rows={rows}
        rowKey={(row) => row.number}
        empty={empty}
        columns={[
          {
            key: 'number',
            title: column.number,
            head: true,
            cell: (row) => (
              <>
                <Go className="nowrap" to={`desk/consultations/${row.number}`}>
                  {row.number}
                </Go>
                <br />
                <span className="plain">{row.hospital[lang] || row.hospital.ja}</span>
              </>
            ),
          },
          {
            key: 'what',
            title: column.what,
            cell: (row) => (
              <>
                <span className="b">{code('LB', row.theme, lang)}</span>
                <br />
                <span className="t14 soft">{row.excerpt}</span>
              </>
            ),
          },
          {
            key: 'stage',
            title: column.stage,
            cell: (row) => (
              <>
                {code('consult_stage', row.stage, lang)}
                {row.outcome ? (
                  <>
                    <br />
                    <span className="t14 soft">{code('consult_outcome', row.outcome, lang)}</span>
                  </>
                ) : null}
              </>
            ),
          },
          { key: 'next', title: column.next, cell: (row) => <Next row={row} /> },
          { key: 'due', title: column.due, cell: (row) => <Due row={row} /> },
          {
            key: 'owner',
            title: column.owner,
            cell: (row) => (row.owner ? personName(row.owner, lang) : words.noOwner),
          },
        ]}
      />
    </div>
  );
}

function Next({ row }: { row: ConsultRow }) {
  const lang = useLang();
  const words = useWords(deskconsultWords);
  const action = code('consult_next', row.turn.action, lang);
  return <>{row.turn.side === 'hospital' ? words.nextBy(words.trackB, action) : action}</>;
}

/** Until when; pressing only where it is late or close. */
export function Due({ row }: { row: ConsultRow }) {
  const lang = useLang();
  const words = useWords(deskconsultWords);
  const { turn } = row;
  const wish = row.needed_by ? (
    <span className="t14 soft">{words.neededBy(shortDay(row.needed_by, lang))}</span>
  ) : null;
  if (!turn.due) return wish ?? <span className="soft">{words.noDue}</span>;
  const days = turn.business_days_left ?? 0;
  const left = workingDaysLeft(days, lang);
  return (
    <>
      <time dateTime={turn.due} className="nowrap">
        {dueDay(turn.due, lang)}
      </time>{' '}
      {row.on_hold ? (
        <Chip kind="pause">{words.onHold}</Chip>
      ) : turn.state === 'overdue' ? (
        <Chip kind="over">{left}</Chip>
      ) : turn.state === 'due_soon' ? (
        <Chip kind="soon">{left}</Chip>
      ) : (
        <span className="nowrap t14">{left}</span>
      )}
      {wish ? <br /> : null}
      {wish}
    </>
  );
}
