import { useLang, useWords } from '../../app/place';
import { type Column, DataTable } from '../../parts/DataTable/DataTable';
import { Go } from '../../parts/Go/Go';
import { code } from '../../words/code';
import { deskexchangeWords } from '../../words/deskexchange';
import { longDay, number, workingDaysLeft } from '../../words/format';
import { casePath } from '../case/pages';
import type { Today } from '../lists';

type Row = Today['untold'][number];

/** Hospitals that do not know yet how a round ended. */
export function Untold({ rows }: { rows: readonly Row[] }) {
  const lang = useLang();
  const words = useWords(deskexchangeWords);
  if (rows.length === 0) return null;
  const columns: Column<Row>[] = [
    { key: 'hospital', title: words.untoldHospital, head: true, cell: (row) => row.name[lang] },
    {
      key: 'case',
      title: words.untoldCase,
      cell: (row) => (
        <Go className="nowrap num" to={casePath(row.number, `rounds/${row.round}`)}>
          {row.number}
        </Go>
      ),
    },
    {
      key: 'by',
      title: words.untoldBy,
      cell: (row) => (
        <>
          <span className="nowrap">{longDay(row.due, lang)}</span>{' '}
          <span className="nowrap">{workingDaysLeft(row.business_days_left, lang)}</span>
        </>
      ),
    },
    { key: 'why', title: words.untoldWhy, cell: (row) => code('result_mail', row.mail, lang) },
  ];
  return (
    <section aria-labelledby="untold">
      <div className="sec-head">
        <h2 id="untold" tabIndex={-1}>
          {words.untold}
        </h2>
        <span>{words.waitingCount(number(rows.length))}</span>
      </div>
      <p className="t14 soft">{words.untoldLead}</p>
      <DataTable
        caption={words.untold}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.number} ${row.hospital}`}
      />
    </section>
  );
}
