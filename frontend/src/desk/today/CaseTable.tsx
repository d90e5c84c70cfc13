import type { ReactNode } from 'react';
import { useLang, useWords } from '../../app/place';
import { DataTable } from '../../parts/DataTable/DataTable';
import { Go } from '../../parts/Go/Go';
import { deskWords } from '../../words/desk';
import { country, personName } from '../../words/format';
import { casePath } from '../case/pages';
import { DueCell, NextAction } from '../dueText';
import type { ListRow } from '../lists';

/** Cases by date: which, what is next, until when, who. */
export function CaseTable({
  label,
  rows,
  owner = true,
  empty,
}: {
  label: string;
  rows: readonly ListRow[];
  owner?: boolean;
  empty?: ReactNode;
}) {
  const lang = useLang();
  const words = useWords(deskWords);
  return (
    <div className="stacked case-table">
      <DataTable
        dense
        caption={words.listOf(label)}
        rows={rows}
        rowKey={(row) => row.number}
        empty={empty}
        columns={[
          {
            key: 'case',
            title: words.columns.case,
            head: true,
            cell: (row) => (
              <>
                <Go to={row.stage === 'received' ? `desk/inbox?case=${row.number}` : casePath(row.number)}>
                  {row.number}
                </Go>{' '}
                <span className="plain">
                  <span lang="en">{row.org_name}</span>
                  {words.inBrackets(country(row.country, lang))}
                  <br />
                  <span lang="en">{[row.product, row.disease].filter(Boolean).join(words.gap)}</span>
                </span>
              </>
            ),
          },
          { key: 'next', title: words.columns.next, cell: (row) => <NextAction row={row} /> },
          { key: 'due', title: words.columns.due, cell: (row) => <DueCell row={row} /> },
          ...(owner
            ? [
                {
                  key: 'owner',
                  title: words.columns.owner,
                  cell: (row: ListRow) => (row.owner ? personName(row.owner, lang) : words.noOwner),
                },
              ]
            : []),
        ]}
      />
    </div>
  );
}
