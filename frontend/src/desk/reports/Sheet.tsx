import type { ReactNode } from 'react';
import { useLang, useWords } from '../../app/place';
import { eraDay, fiscalYear, longDay, month, number, tableDay, time } from '../../words/format';
import { reportsWords } from '../../words/reports';
import { useSentence } from './Headline';
import { entryReason, notCountedReason } from './reason';
import { monthsOf } from './shown';
import type { CountPage } from './types';
import { everyYear, yearOf } from './years';

/**
 * The sheet for the ministry, on paper only: eras beside western years, a zero
 * printed where there is none, notes under the tables.
 */
export function Sheet({ page }: { page: CountPage }) {
  const lang = useLang();
  const words = useWords(reportsWords);
  const w = words.sheet;
  const day = (at: string) => (lang === 'ja' ? eraDay(at) : longDay(at, lang));
  const cases = (n: number) => `${number(n)}${words.unit}`;
  const at = page.frozen_at ?? page.as_of;
  const months = monthsOf(page.fiscal_year);
  const sums = page.by_month.map((_, index) =>
    page.by_month.slice(0, index + 1).reduce((sum, n) => sum + n, 0),
  );
  return (
    <article className="print-only sheet">
      <h1>{w.title}</h1>
      <p className="b">
        {words.tab(
          fiscalYear(yearOf(page.fiscal_year), lang),
          page.frozen_at ? words.frozen : words.provisional,
        )}
      </p>
      <p>{w.asOf(`${day(at)} ${time(at)} JST`)}</p>
      <p>{useSentence(page)}</p>

      <Table title={w.table1} unit={w.unit} head={[words.columns.class, words.n]}>
        {(['K', 'Z', 'B', 'L'] as const).map((one) => (
          <tr key={one}>
            <th scope="row">{words.classNames[one]}</th>
            <td className="n">{cases(page[one.toLowerCase() as 'k'])}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{words.received}</th>
          <td className="n">{cases(page.received)}</td>
        </tr>
        <tr>
          <th scope="row">{words.restatements}</th>
          <td className="n">{cases(page.restatements)}</td>
        </tr>
      </Table>

      <Table title={w.table2} unit={w.unit} head={[words.month, words.n, words.cumulative]}>
        {months.map((one, index) => (
          <tr key={one}>
            <th scope="row">{month(one, lang)}</th>
            <td className="n">{cases(page.by_month[index] ?? 0)}</td>
            <td className="n">{cases(sums[index] ?? 0)}</td>
          </tr>
        ))}
      </Table>

      <Table title={w.table3} unit={w.unit} head={[words.viewDate, words.n]}>
        {(['received', 'accepted', 'completed'] as const).map((one) => (
          <tr key={one}>
            <th scope="row">{words.viewNames[one]}</th>
            <td className="n">{cases(page.views[one])}</td>
          </tr>
        ))}
      </Table>

      <Table title={w.table4} unit={w.unit} head={[w.year, words.real, words.goal]}>
        {everyYear(page).map((one) => (
          <tr key={one.fiscal_year}>
            <th scope="row">{fiscalYear(yearOf(one.fiscal_year), lang)}</th>
            <td className="n">{one.ahead ? '–' : cases(one.k)}</td>
            <td className="n">{one.target ? cases(one.target) : '–'}</td>
          </tr>
        ))}
      </Table>

      <Table
        title={w.table5}
        head={[
          words.columns.case,
          words.columns.org,
          words.columns.class,
          words.columns.delta,
          words.columns.on,
          words.columns.why,
        ]}
      >
        {page.counted.length === 0 ? <None span={6} /> : null}
        {page.counted.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a case and its correction stand in the order of the ledger.
          <tr key={`${row.number} ${index}`}>
            <th scope="row">{row.number}</th>
            <td lang="en">{row.org_name}</td>
            <td>{row.class}</td>
            <td className="n">{row.delta > 0 ? `+${row.delta}` : `−${Math.abs(row.delta)}`}</td>
            <td>{tableDay(row.counted_on, lang)}</td>
            <td>{entryReason(row.reason, lang)}</td>
          </tr>
        ))}
      </Table>

      <Table title={w.table6} head={[words.columns.case, words.columns.org, words.columns.why]}>
        {page.not_counted.length === 0 ? <None span={3} /> : null}
        {page.not_counted.map((row) => (
          <tr key={row.number}>
            <th scope="row">{row.number}</th>
            <td lang="en">{row.org_name}</td>
            <td>{notCountedReason(row.reason, lang)}</td>
          </tr>
        ))}
      </Table>

      <ul className="sheet-notes">
        <li>{w.notes.rule(words.rule(page.rule.id, `${page.rule.version}`), day(page.rule.valid_from))}</li>
        <li>{page.frozen_at ? w.notes.state.frozen : w.notes.state.provisional}</li>
        <li>{page.even_pace == null ? w.notes.inner : w.notes.pace(number(page.even_pace))}</li>
      </ul>
    </article>
  );
}

function Table({
  title,
  unit,
  head,
  children,
}: {
  title: string;
  unit?: string;
  head: readonly string[];
  children: ReactNode;
}) {
  return (
    <table className="dense">
      <caption>
        {title} {unit}
      </caption>
      <thead>
        <tr>
          {head.map((one) => (
            <th key={one} scope="col">
              {one}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

function None({ span }: { span: number }) {
  const words = useWords(reportsWords);
  return (
    <tr>
      <td colSpan={span}>{words.sheet.none}</td>
    </tr>
  );
}
