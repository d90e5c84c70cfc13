import { useLang, useWords } from '../../app/place';
import { BallChip, Chip } from '../../parts/Chip/Chip';
import { type Column, DataTable } from '../../parts/DataTable/DataTable';
import { Go } from '../../parts/Go/Go';
import { consultWords } from '../../words/consult';
import '../../consult/consult.css';
import { number } from '../../words/format';
import { code } from '../../words/registercode';
import { sharedanswersWords } from '../../words/sharedanswers';
import { Page } from '../Page';
import { Due } from '../shared/Due';
import { Load } from '../shared/Load';
import { Ask } from './Ask';
import { type ConsultRow, useConsults } from './api';

/** H11: what the hospital asks the desk for itself, and what came of it so far. */
export default function Consult() {
  const words = useWords(consultWords);
  const sharedWords = useWords(sharedanswersWords);
  const own = useConsults();
  return (
    <Page area="consult" title={words.title} top>
      <h1>{words.title}</h1>
      <p className="lead-line">{words.lead}</p>
      <p className="shared-link">
        <Go to="hospital/consult/answers">{sharedWords.all}</Go>
      </p>
      <Load query={own} lines={8}>
        {(rows) => (
          <>
            {rows.length > 0 ? <Own rows={rows} /> : null}
            <Ask first={rows.length === 0} />
          </>
        )}
      </Load>
    </Page>
  );
}

function Own({ rows }: { rows: readonly ConsultRow[] }) {
  const words = useWords(consultWords);
  const lang = useLang();
  const columns: Column<ConsultRow>[] = [
    {
      key: 'number',
      title: words.column.number,
      head: true,
      cell: (row) => (
        <Go className="nowrap num" to={`hospital/consult/${row.number}`}>
          {row.number}
        </Go>
      ),
    },
    {
      key: 'what',
      title: words.column.what,
      cell: (row) => (
        <>
          <span className="b">{code('LB', row.theme, lang)}</span>
          <br />
          <span className="t14 soft">{row.excerpt}</span>
        </>
      ),
    },
    { key: 'stage', title: words.column.stage, cell: (row) => <Stage row={row} /> },
    { key: 'turn', title: words.column.turn, cell: (row) => <Turn row={row} /> },
    {
      key: 'due',
      title: words.column.due,
      cell: (row) =>
        row.turn.due ? (
          <span className="due-cell">
            <Due due={row.turn.due} daysLeft={row.turn.business_days_left} clock={row.turn.state} />
          </span>
        ) : (
          <span className="soft">{words.noDue}</span>
        ),
    },
  ];
  return (
    <div>
      <div className="sec-head">
        <h2>{words.own}</h2>
        <span>{words.ownCount(number(rows.length))}</span>
      </div>
      <div className="table-block rows-on-small">
        <DataTable caption={words.caption} columns={columns} rows={rows} rowKey={(row) => row.number} />
      </div>
    </div>
  );
}

/** Where it stands; how it ended, once it has. */
export function Stage({ row }: { row: Pick<ConsultRow, 'stage' | 'outcome'> }) {
  const lang = useLang();
  const ended = ['b_closed', 'b_rejected', 'b_merged'].includes(row.stage);
  return (
    <span>
      <Chip kind={ended ? 'closed' : row.stage === 'b_answered' ? 'done' : 'stage'}>
        {code('consult_stage', row.stage, lang)}
      </Chip>
      {row.outcome ? <span className="t14"> {code('consult_outcome', row.outcome, lang)}</span> : null}
    </span>
  );
}

function Turn({ row }: { row: ConsultRow }) {
  const words = useWords(consultWords);
  if (row.turn.side === 'nobody') return <span className="soft">{words.next.nothing}</span>;
  return <BallChip mine={row.turn.side === 'hospital'} hospital who={words.desk} />;
}
