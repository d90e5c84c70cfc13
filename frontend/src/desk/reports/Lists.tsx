import { useLang, useWords } from '../../app/place';
import { DataTable } from '../../parts/DataTable/DataTable';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { Go } from '../../parts/Go/Go';
import { number, tableDay } from '../../words/format';
import { reportsWords } from '../../words/reports';
import { casePath } from '../case/pages';
import { entryReason, notCountedReason } from './reason';
import { shownOf, sumOf } from './shown';
import type { CountPage } from './types';

/** The lines behind the figures: every counted case and every correction, with the reason. */
export function Counted({ page, show }: { page: CountPage; show: string | null }) {
  const lang = useLang();
  const words = useWords(reportsWords);
  const shown = shownOf(page, show, lang);
  const rows = (shown?.rows ?? page.counted).map((row, index) => ({ ...row, place: index + 1 }));
  return (
    <section aria-labelledby="counted">
      <div className="sec-head">
        <h2 id="counted" tabIndex={-1}>
          {words.counted(number(sumOf(page.counted)))}
        </h2>
        {shown ? (
          <span>
            {words.showing(shown.name, number(sumOf(shown.rows)))}{' '}
            <Go to={`desk/reports/${page.fiscal_year}`}>{words.showAll}</Go>
          </span>
        ) : null}
      </div>
      <DataTable
        dense
        caption={shown ? words.showing(shown.name, number(sumOf(shown.rows))) : words.countedList}
        rows={rows}
        rowKey={(row) => `${row.place}`}
        empty={
          <EmptyState title={shown ? words.noneShown(shown.name) : words.countedEmpty}>
            {shown ? null : words.countedEmptyBody}
          </EmptyState>
        }
        columns={[
          { key: 'row', title: words.columns.row, numeric: true, cell: (row) => row.place },
          {
            key: 'case',
            title: words.columns.case,
            head: true,
            cell: (row) => (
              <Go className="nowrap" to={casePath(row.number)}>
                {row.number}
              </Go>
            ),
          },
          { key: 'org', title: words.columns.org, cell: (row) => <span lang="en">{row.org_name}</span> },
          { key: 'title', title: words.columns.title, cell: (row) => <span lang="en">{row.title}</span> },
          { key: 'class', title: words.columns.class, cell: (row) => row.class },
          {
            key: 'delta',
            title: words.columns.delta,
            numeric: true,
            cell: (row) => (row.delta > 0 ? `+${row.delta}` : `−${Math.abs(row.delta)}`),
          },
          {
            key: 'on',
            title: words.columns.on,
            cell: (row) => <span className="nowrap">{tableDay(row.counted_on, lang)}</span>,
          },
          { key: 'why', title: words.columns.why, cell: (row) => entryReason(row.reason, lang) },
        ]}
      />
    </section>
  );
}

/** Requests received in the year that are not counted, with rule and last date. */
export function NotCounted({ page }: { page: CountPage }) {
  const lang = useLang();
  const words = useWords(reportsWords);
  return (
    <section aria-labelledby="not-counted">
      <div className="sec-head">
        <h2 id="not-counted">{words.notCounted(number(page.not_counted.length))}</h2>
      </div>
      <DataTable
        dense
        caption={words.notCountedList}
        rows={page.not_counted}
        rowKey={(row) => row.number}
        empty={<EmptyState title={words.notCountedEmpty} />}
        columns={[
          {
            key: 'case',
            title: words.columns.case,
            head: true,
            cell: (row) => (
              <Go className="nowrap" to={casePath(row.number)}>
                {row.number}
              </Go>
            ),
          },
          { key: 'org', title: words.columns.org, cell: (row) => <span lang="en">{row.org_name}</span> },
          { key: 'title', title: words.columns.title, cell: (row) => <span lang="en">{row.title}</span> },
          { key: 'why', title: words.columns.why, cell: (row) => notCountedReason(row.reason, lang) },
        ]}
      />
    </section>
  );
}
