import { type ReactNode, useId } from 'react';
import { useWords } from '../../app/place';
import { partsWords } from '../../words/parts';
import { Icon } from '../Icon/Icon';

/** One column. The one marked `head` names its row. */
export interface Column<Row> {
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** Right-aligned figures. */
  numeric?: boolean;
  /** The row’s name: `<th scope="row">`. */
  head?: boolean;
  /** Makes the column sortable: what to compare. */
  sortBy?: (row: Row) => string | number | null;
}

/** Which column orders the table; keep it in the address. */
export interface Sort {
  key: string;
  down: boolean;
}

interface Props<Row> {
  /** What the table shows; read out, hidden from view unless `captionShown`. */
  caption: string;
  captionShown?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sort?: Sort | undefined;
  onSort?: (sort: Sort) => void;
  selected?: (row: Row) => boolean;
  dense?: boolean;
  /** Instead of rows, when there are none. */
  empty?: ReactNode;
}

/** A real table: sort buttons in its head, its own scroll box where it is wide. */
export function DataTable<Row>(props: Props<Row>) {
  const { caption, captionShown, columns, rowKey, sort, onSort, selected, dense, empty } = props;
  const id = useId();
  const rows = sorted(props.rows, columns, sort);
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by key.
    <section className="scroll-box" tabIndex={0} aria-labelledby={id}>
      <table className={dense ? 'dense' : undefined}>
        <caption id={id}>{captionShown ? caption : <span className="vh">{caption}</span>}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={selected?.(row) ? 'sel' : undefined}>
              {columns.map((column) =>
                column.head ? (
                  <th key={column.key} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={column.numeric ? 'n' : undefined} data-label={column.title}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function HeadCell<Row>({
  column,
  sort,
  onSort,
}: {
  column: Column<Row>;
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
}) {
  const words = useWords(partsWords);
  const active = sort?.key === column.key;
  const className = column.numeric ? 'n' : undefined;
  if (!column.sortBy || !onSort) {
    return (
      <th scope="col" className={className}>
        {column.title}
      </th>
    );
  }
  return (
    <th
      scope="col"
      className={className}
      aria-sort={active ? (sort.down ? 'descending' : 'ascending') : undefined}
    >
      <button
        type="button"
        className="sort"
        title={words.sortBy(column.title)}
        onClick={() => onSort({ key: column.key, down: active ? !sort.down : false })}
      >
        {column.title}
        <Icon name={active ? (sort.down ? 'down' : 'up') : 'chevronDown'} />
        {active ? <span className="vh">{sort.down ? words.sortedDown : words.sortedUp}</span> : null}
      </button>
    </th>
  );
}

/** Rows in the order of a sort; what is unknown stays at the end either way. */
export function sorted<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort?: Sort,
): readonly Row[] {
  const by = columns.find((column) => column.key === sort?.key)?.sortBy;
  if (!by || !sort) return rows;
  const collator = new Intl.Collator('ja', { numeric: true });
  return [...rows].sort((one, other) => {
    const a = by(one);
    const b = by(other);
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const order =
      typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
    return sort.down ? -order : order;
  });
}
