import { useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { shortDay } from '../../words/format';
import { kitWords } from '../../words/kit';
import { BallChip } from '../Chip/Chip';
import { DataTable, type Sort } from '../DataTable/DataTable';
import { Go } from '../Go/Go';
import { Section } from './Kit';

const ROWS = [
  { ref: 'A-R08-047', company: 'Brightwater Biologics', mine: true, due: '2026-11-25', days: 2 },
  { ref: 'A-R08-042', company: 'Larkfield Therapeutics', mine: false, due: '2026-11-27', days: 4 },
  { ref: 'A-R08-031', company: 'Tidewater Neuro', mine: false, due: null, days: 7 },
];

/** A dense table that sorts. */
export function KitTable() {
  const words = useWords(kitWords);
  const lang = useLang();
  const [sort, setSort] = useState<Sort>({ key: 'due', down: false });
  const [ref = '', company = '', ball = '', due = '', days = ''] = words.columns;
  return (
    <Section title={words.table}>
      <DataTable
        caption={words.table}
        dense
        rows={ROWS}
        rowKey={(row) => row.ref}
        sort={sort}
        onSort={setSort}
        selected={(row) => row.ref === 'A-R08-042'}
        columns={[
          { key: 'ref', title: ref, head: true, cell: (row) => <Go to={`kit?${row.ref}`}>{row.ref}</Go> },
          { key: 'company', title: company, cell: (row) => <span lang="en">{row.company}</span> },
          { key: 'ball', title: ball, cell: (row) => <BallChip mine={row.mine} who={words.firm} /> },
          {
            key: 'due',
            title: due,
            cell: (row) => (row.due ? shortDay(row.due, lang) : '–'),
            sortBy: (row) => row.due,
          },
          { key: 'days', title: days, numeric: true, cell: (row) => row.days, sortBy: (row) => row.days },
        ]}
      />
    </Section>
  );
}
