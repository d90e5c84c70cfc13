import { describe, expect, it } from 'vitest';
import { pasted } from './paste';

const SIZE = { rows: 6, columns: 2 };
const START = { row: 0, column: 0 };

describe('a block from a spreadsheet', () => {
  it('fills the grid from the cell where it is put', () => {
    const block = pasted('3\t12\r\n2\t8\r\n', { row: 1, column: 0 }, SIZE);
    expect(block).toEqual({
      cells: [
        { row: 1, column: 0, value: '3' },
        { row: 1, column: 1, value: '12' },
        { row: 2, column: 0, value: '2' },
        { row: 2, column: 1, value: '8' },
      ],
      left: [],
    });
  });

  it('is turned where the quarters go from left to right', () => {
    const block = pasted('1\t2\t3\n10\t20\t30\n', START, SIZE);
    expect(block?.cells).toContainEqual({ row: 2, column: 0, value: '3' });
    expect(block?.cells).toContainEqual({ row: 2, column: 1, value: '30' });
    expect(pasted('1\t2\t3\t4', START, SIZE)?.cells).toHaveLength(4);
  });

  it('tells what found no place, and keeps blanks as blanks', () => {
    const block = pasted('1\t10\n\t\n3\t30\n', { row: 4, column: 0 }, SIZE);
    expect(block?.left).toEqual(['3', '30']);
    expect(block?.cells).toContainEqual({ row: 5, column: 1, value: '' });
    expect(pasted('1\t2', { row: 0, column: 1 }, SIZE)?.left).toEqual(['2']);
  });

  it('leaves a single value to the box', () => {
    expect(pasted('12', START, SIZE)).toBeNull();
    expect(pasted('12\r\n', START, SIZE)).toBeNull();
  });
});
