import { useQuery } from '@tanstack/react-query';
import { useLang, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { DataTable } from '../../parts/DataTable/DataTable';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { Crashed } from '../../parts/Frame/messages';
import { Skeleton } from '../../parts/Skeleton/Skeleton';
import { code } from '../../words/code';
import { firmpagesWords } from '../../words/firmpages';
import { longDay } from '../../words/format';
import { CaseHead } from '../CaseHead';
import { readDisclosures } from '../calls';
import { hospitalName } from '../overview/Hospitals';
import { useTheCase } from '../theCase';
import type { Disclosure } from '../types';
import { useWhen } from '../when';

/** F8: what was shown to whom, on what basis, and whether it was opened. */
export default function Disclosures() {
  const words = useWords(firmpagesWords).disclosures;
  const { data: one } = useTheCase();
  useTitle(`${one.number} ${words.title}`);
  const { data, error, refetch } = useQuery({
    queryKey: ['my', 'disclosures', one.number],
    queryFn: () => readDisclosures(one.number),
  });
  return (
    <>
      <CaseHead />
      <section className="case-body" aria-labelledby="disclosures">
        <div className="sec-head">
          <h2 id="disclosures">{words.title}</h2>
        </div>
        <p>{words.lead}</p>
        <div className="note-line">
          {data ? (
            <Ledger rows={data} />
          ) : error ? (
            <Crashed onRetry={() => void refetch()} />
          ) : (
            <Skeleton lines={4} onRetry={() => void refetch()} />
          )}
        </div>
      </section>
    </>
  );
}

function Ledger({ rows }: { rows: Disclosure[] }) {
  const words = useWords(firmpagesWords).disclosures;
  const lang = useLang();
  const when = useWhen();
  const { data } = useTheCase();
  const whats: Readonly<Record<string, string>> = words.whats;
  const hospital = (label: string) => {
    if (label === '') return words.experts;
    const known = data.hospitals.find((one) => one.label === label);
    return hospitalName(known ?? { label, name: null }, lang);
  };
  const columns = [
    { key: 'hospital', title: words.hospital, head: true, cell: (row: Disclosure) => hospital(row.label) },
    { key: 'what', title: words.what, cell: (row: Disclosure) => whats[row.what] ?? row.what },
    {
      key: 'basis',
      title: words.basis,
      cell: (row: Disclosure) =>
        row.basis === 'approved_text' ? words.approvedText : code('basis_kind', row.basis, lang),
    },
    {
      key: 'from',
      title: words.from,
      // A basis begins on a day in Japan, whatever day that moment is for the reader.
      cell: (row: Disclosure) => (row.what === 'company_name' ? longDay(row.from, lang) : when.day(row.from)),
    },
    {
      key: 'opened',
      title: words.opened,
      cell: (row: Disclosure) =>
        row.opened_at
          ? when.day(row.opened_at)
          : row.what === 'company_name' || row.label === ''
            ? '–'
            : words.notOpened,
    },
  ];
  const download = () => {
    const head = columns.map((column) => column.title);
    const lines = rows.map((row) => columns.map((column) => column.cell(row)));
    keepFile(`${data.number}-disclosures.csv`, csvOf([head, ...lines]));
  };
  return (
    <>
      <DataTable
        caption={words.caption}
        rows={rows}
        rowKey={(row) => `${row.label} ${row.what} ${row.from} ${row.basis}`}
        columns={columns}
        empty={<EmptyState title={words.none} />}
      />
      {rows.length > 0 ? (
        <p className="note-line no-print">
          <button type="button" className="act" onClick={download}>
            {words.csv}
          </button>
        </p>
      ) : null}
    </>
  );
}

/** A table as CSV that spreadsheets open rightly: UTF-8 with its mark, quoted, and never a formula. */
export function csvOf(lines: readonly (readonly string[])[]): string {
  const cell = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  return `\ufeff${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

function keepFile(name: string, text: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
