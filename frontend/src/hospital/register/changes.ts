import type { components } from '../../api/schema.gen';
import { list, number } from '../../words/format';
import { periodName, quarterName } from '../../words/quarters';
import type { registerWords } from '../../words/register';
import { code } from '../../words/registercode';
import type { Lang } from '../../words/words';
import type { DiseaseRow, Hospital } from '../types';
import type { PagedSection, Value } from './fields';
import { columnsOf, isRowList, nameOfRow, type RowListName } from './rowLists';
import { fieldsOf, labelOf, saidOf, unitOf } from './said';

type Words = (typeof registerWords)['ja'];
type Item = components['schemas']['RegisterItem'];

/** One line of an act: what changed, from what, to what. */
export interface ChangeLine {
  key: string;
  label: string;
  before: string;
  after: string;
}

/** The rows as they stand now, by which the history names them. */
export type Rows = Pick<Hospital, 'diseases' | 'lists'>;

export const NO_ROWS: Rows = { diseases: [], lists: {} };

/** An item of the history in words; an item that holds several values, such as a contact, as several lines. */
export function linesOf(item: Item, now: Rows, words: Words, lang: Lang): ChangeLine[] {
  const { section, item: name } = item;
  if (!section || !name) return [];
  const line = (path: string, label: string, said: (value: unknown) => string): ChangeLine => ({
    key: `${section}/${path}`,
    label,
    before: said(item.before),
    after: said(item.after),
  });
  if (name === 'visibility') {
    return [line(name, words.visibility, (value) => codeOf('register_visibility', value, words, lang))];
  }
  const [list = '', id = '', column = ''] = name.split('/');
  if (isRowList(list)) {
    return [line(name, listLabel(list, id, column, now, words, lang), ofList(list, column, words, lang))];
  }
  if (section === 'slots') {
    return [line(name, quarterName(name, lang), (value) => placesOf(value, words))];
  }
  if (section === 'diseases') {
    const [id = '', field = ''] = name.split('/');
    const label = words.history.ofRow(
      rowName(id, now.diseases, words),
      code('register_item', `diseases/${field}`, lang),
    );
    return [line(name, label, (value) => ofDisease(field, value, words, lang))];
  }
  return fieldsIn(section, name, lang)
    .map(({ path, label, field }) => {
      const said = (value: unknown) => saidOf(field, asValue(dig(value, path)), words, lang);
      return line([name, ...path].join('/'), label ?? labelOf(field, lang), said);
    })
    .filter((one) => one.before !== one.after);
}

// `front` holds `front/name`, `front/mail` and more; every other item is a field of its own.
function fieldsIn(section: PagedSection, name: string, lang: Lang) {
  const prefix = { english: 'levels/', equipment: 'items/' }[section as string] ?? '';
  return fieldsOf(section, lang).flatMap(({ field, label }) => {
    if (field.path === name || field.path === `${prefix}${name}`)
      return [{ field, label, path: [] as string[] }];
    if (field.path.startsWith(`${name}/`)) return [{ field, label, path: field.path.split('/').slice(1) }];
    return [];
  });
}

function rowName(id: string, rows: readonly DiseaseRow[], words: Words): string {
  const row = rows.find((one) => String(one.id) === id);
  return row ? [row.icd10, row.text].filter(Boolean).join(' ') : words.history.rowGone(id);
}

// `investigators/4/orcid`, or `investigators` where it says that there are none.
function listLabel(
  list: RowListName,
  id: string,
  column: string,
  now: Rows,
  words: Words,
  lang: Lang,
): string {
  const title = code('register_rows', list, lang);
  if (id === '') return title;
  const row = now.lists?.[list]?.find((one) => String(one.id) === id);
  const name = row ? nameOfRow(list, row, words, lang) : words.rows.gone(id);
  return words.history.ofRow(
    words.history.ofRow(title, name),
    code('register_row_item', `${list}/${column}`, lang),
  );
}

function ofList(list: RowListName, column: string, words: Words, lang: Lang) {
  const field = columnsOf(list).find((one) => one.path === column);
  return (value: unknown): string => {
    if (field) return saidOf(field, asValue(value), words, lang);
    return Array.isArray(value) ? words.rows.noneShort : words.unknownShort;
  };
}

function ofDisease(field: string, value: unknown, words: Words, lang: Lang): string {
  if (value === null || value === undefined) return words.unknownShort;
  if (Array.isArray(value)) {
    const areas = value.map((one) => code('L4', String(one), lang));
    return areas.length > 0 ? list(areas, lang) : words.unknownShort;
  }
  if (typeof value === 'number') return `${number(value)}${unitOf('unitPatients', words, lang)}`;
  if (field === 'method') return code('count_method', String(value), lang);
  return field === 'period' ? periodName(String(value), lang) : String(value);
}

function placesOf(value: unknown, words: Words): string {
  const places = value as { trials?: number; patients?: number } | null;
  if (!places) return words.unknownShort;
  return words.slot.said(number(places.trials ?? 0), number(places.patients ?? 0));
}

function codeOf(name: Parameters<typeof code>[0], value: unknown, words: Words, lang: Lang): string {
  return typeof value === 'string' ? code(name, value, lang) : words.unknownShort;
}

function dig(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<string, unknown> | null)?.[key], value);
}

function asValue(kept: unknown): Value {
  if (typeof kept === 'number') return String(kept);
  if (typeof kept === 'string' || typeof kept === 'boolean') return kept;
  return Array.isArray(kept) ? (kept as string[]) : null;
}
