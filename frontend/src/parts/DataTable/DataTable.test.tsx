import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { at } from '../../testing/at';
import { type Column, DataTable, type Sort } from './DataTable';

interface Row {
  ref: string;
  days: number | null;
}

const columns: Column<Row>[] = [
  { key: 'ref', title: 'Case', head: true, cell: (row) => row.ref, sortBy: (row) => row.ref },
  { key: 'days', title: 'Days', numeric: true, cell: (row) => row.days, sortBy: (row) => row.days },
];
const rows: Row[] = [
  { ref: 'A-R08-10', days: 3 },
  { ref: 'A-R08-9', days: null },
  { ref: 'A-R08-2', days: 1 },
];

function Table() {
  const [sort, setSort] = useState<Sort>();
  return (
    <DataTable
      caption="Cases"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.ref}
      sort={sort}
      onSort={setSort}
    />
  );
}

const order = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent);

it('sorts up, then down, says so, and keeps the unknown last', () => {
  at('en', <Table />);
  expect(order()).toEqual(['A-R08-10', 'A-R08-9', 'A-R08-2']);
  fireEvent.click(screen.getByRole('button', { name: /Days/ }));
  expect(order()).toEqual(['A-R08-2', 'A-R08-10', 'A-R08-9']);
  expect(screen.getByRole('columnheader', { name: /Days/ }).getAttribute('aria-sort')).toBe('ascending');
  fireEvent.click(screen.getByRole('button', { name: /Days/ }));
  expect(order()).toEqual(['A-R08-10', 'A-R08-2', 'A-R08-9']);
  expect(screen.getByRole('columnheader', { name: /Days/ }).getAttribute('aria-sort')).toBe('descending');
});

it('reads numbers inside references as numbers', () => {
  at('en', <Table />);
  fireEvent.click(screen.getByRole('button', { name: /Case/ }));
  expect(order()).toEqual(['A-R08-2', 'A-R08-9', 'A-R08-10']);
});

it('is named by its caption and shows what stands for no rows', () => {
  at(
    'en',
    <DataTable caption="Cases" columns={columns} rows={[]} rowKey={(row) => row.ref} empty={<p>None</p>} />,
  );
  expect(screen.queryByRole('table')).toBeNull();
  expect(screen.getByText('None')).toBeTruthy();
});
