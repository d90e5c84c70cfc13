/** One value of a pasted block, by row and column of the grid. */
export interface PastedCell {
  row: number;
  column: number;
  value: string;
}

export interface Pasted {
  cells: PastedCell[];
  /** Values that found no place, in the order of the block. */
  left: string[];
}

/**
 * A block copied from a spreadsheet, put into a grid from one cell on; null for a
 * single value, which the box takes as it is. A block that lies on its side
 * (quarters from left to right) is turned.
 */
export function pasted(
  text: string,
  from: { row: number; column: number },
  size: { rows: number; columns: number },
): Pasted | null {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  let block = lines.map((line) => line.split('\t').map((value) => value.trim()));
  const widest = Math.max(...block.map((line) => line.length));
  if (block.length === 1 && widest === 1) return null;
  if (block.length <= size.columns && widest > size.columns) {
    block = Array.from({ length: widest }, (_, at) => block.map((line) => line[at] ?? ''));
  }
  const cells: PastedCell[] = [];
  const left: string[] = [];
  for (const [down, line] of block.entries()) {
    for (const [right, value] of line.entries()) {
      const cell = { row: from.row + down, column: from.column + right, value };
      if (cell.row < size.rows && cell.column < size.columns) cells.push(cell);
      else if (value !== '') left.push(value);
    }
  }
  return { cells, left };
}
