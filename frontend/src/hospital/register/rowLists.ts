import type { registerWords } from '../../words/register';
import { code } from '../../words/registercode';
import type { Lang } from '../../words/words';
import type { Hospital, ListRow, Section } from '../types';
import type { Field, Value, Values } from './fields';
import { rowLists } from './further.gen';
import { saidOf } from './said';

type Words = (typeof registerWords)['ja'];

/** A list of rows of the register: investigators, trials, people. */
export type RowListName = keyof typeof rowLists;

export const ROW_LISTS = Object.keys(rowLists) as RowListName[];

/** The columns that a table shows beside the name of the row. */
const SHOWN: Record<RowListName, readonly string[]> = {
  investigators: ['role', 'english', 'gcp_on', 'trials_active'],
  past_trials: ['international', 'icd10', 'trials', 'declared', 'enrolled'],
  competing_trials: ['registry', 'icd10', 'still_to_enrol', 'closes_on'],
  english_people: ['position', 'hours', 'last_on'],
};

export function isRowList(name: string): name is RowListName {
  return name in rowLists;
}

/** The lists that stand in a section. */
export function listsOf(section: Section): RowListName[] {
  return ROW_LISTS.filter((list) => rowLists[list].section === section);
}

/** The columns of a list as fields, in the order in which they are asked. */
export function columnsOf(list: RowListName): Field[] {
  return rowLists[list].items.map((item): Field => {
    const { code: path, required } = item;
    const base = { path, name: `${list}/${path}`, list: true as const, required };
    switch (item.kind) {
      case 'text':
        return { ...base, control: { kind: 'text', max: item.max, width: 'w20' } };
      default:
        return { ...base, control: item };
    }
  });
}

/** The columns of a list that a table shows. */
export function shownOf(list: RowListName): Field[] {
  return columnsOf(list).filter((field) => SHOWN[list].includes(field.path));
}

export function rowsOf(hospital: Hospital, list: RowListName): readonly ListRow[] | null {
  return hospital.lists?.[list] ?? null;
}

/** What one row holds, by column; null is unknown. */
export function valuesOfRow(list: RowListName, row: ListRow | undefined): Values {
  return Object.fromEntries(
    rowLists[list].items.map((item) => {
      const kept = row?.[item.code];
      const value = typeof kept === 'number' ? String(kept) : (kept ?? null);
      return [item.code, value as Value];
    }),
  );
}

/** The whole list with one row as typed: every other row goes back as it was read. */
export function rowsWith(
  hospital: Hospital,
  list: RowListName,
  id: number | null,
  values: Values,
): unknown[] {
  const typed = Object.fromEntries(
    Object.entries(values).map(([path, value]) => [path, value === '' ? null : value]),
  );
  const others: unknown[] = (rowsOf(hospital, list) ?? []).map((row) =>
    row.id === id ? { id, ...typed } : row,
  );
  return id === null ? [...others, typed] : others;
}

/** What a row is called: the columns that tell it from others. */
export function nameOfRow(list: RowListName, row: ListRow, words: Words, lang: Lang): string {
  const key: readonly string[] = rowLists[list].key;
  const values = valuesOfRow(list, row);
  const said = columnsOf(list)
    .filter((field) => key.includes(field.path))
    .flatMap((field) => {
      const value = values[field.path] ?? null;
      if (value === null) return [];
      // Yes and no say nothing without their question.
      if (typeof value === 'boolean') return value ? [code('register_row_item', field.name, lang)] : [];
      return [saidOf(field, value, words, lang)];
    });
  return said.join(lang === 'ja' ? '　' : ', ');
}
