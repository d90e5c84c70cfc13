import type { ReactNode } from 'react';
import { useWords } from '../../app/place';
import { partsWords } from '../../words/parts';
import { Go } from '../Go/Go';

/** One line: what was asked, what was answered, and where to change it. */
export interface SummaryRow {
  label: string;
  /** Empty answers read “Not answered”. */
  value: ReactNode;
  /** Where the value came from and when. */
  source?: ReactNode;
  /** A page that changes it… */
  changeTo?: string;
  /** …or an act on this page. */
  onChange?: () => void;
  /** Language of a value typed in another language than the page’s. */
  lang?: string;
}

/** Answers to check, or facts of a record. */
export function SummaryList({ rows, compact = false }: { rows: readonly SummaryRow[]; compact?: boolean }) {
  const words = useWords(partsWords);
  const changes = rows.some((row) => row.changeTo !== undefined || row.onChange);
  const className = ['facts', compact ? 'facts-s' : '', changes ? 'edit' : ''].filter(Boolean).join(' ');
  return (
    <dl className={className}>
      {rows.map((row) => (
        <div className="fact" key={row.label}>
          <dt>{row.label}</dt>
          <dd>
            {isEmpty(row.value) ? (
              <span className="soft">{words.notProvided}</span>
            ) : (
              <span lang={row.lang}>{row.value}</span>
            )}
            {row.source ? <span className="src">{row.source}</span> : null}
          </dd>
          {changes ? (
            <dd className="fact-change">
              <ChangeLink row={row} change={words.change} />
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}

function ChangeLink({ row, change }: { row: SummaryRow; change: string }) {
  const text = (
    <>
      {change}
      <span className="vh"> {row.label}</span>
    </>
  );
  if (row.changeTo !== undefined) {
    return (
      <Go className="act" to={row.changeTo}>
        {text}
      </Go>
    );
  }
  return row.onChange ? (
    <button type="button" className="act" onClick={row.onChange}>
      {text}
    </button>
  ) : null;
}

function isEmpty(value: ReactNode): boolean {
  return value === null || value === undefined || value === '' || value === false;
}
