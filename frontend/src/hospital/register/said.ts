import { dateOf, partsOf } from '../../parts/DateParts/DateParts';
import { list, longDay, number } from '../../words/format';
import type { registerWords } from '../../words/register';
import { choices, code } from '../../words/registercode';
import type { Lang } from '../../words/words';
import { type Field, PAGES, type PagedSection, type Unit, type Value } from './fields';

type Words = (typeof registerWords)['ja'];

/** The titles of a section’s pages. */
export function pageTitles(section: PagedSection, words: Words): string[] {
  const core = words.pageTitle[section];
  const more = PAGES[section].length - core.length;
  return [...core, ...Array.from({ length: more }, (_, nth) => words.furtherPage(nth + 1, more))];
}

/** The label of a field. */
export function labelOf(field: Field, lang: Lang): string {
  if (field.path.startsWith('more/')) return code('register_more', field.path.slice('more/'.length), lang);
  return code(field.list ? 'register_row_item' : 'register_item', field.name, lang);
}

/** Whether a field is chosen rather than typed: its faults say so. */
export function isChoice(field: Field): boolean {
  return field.control.kind === 'choice' || field.control.kind === 'yesno' || field.control.kind === 'codes';
}

/** A value in words, for reading, for paper and for choosing between two. */
export function saidOf(field: Field, value: Value, words: Words, lang: Lang): string {
  if (value === null || value === '') return words.unknownShort;
  const { control } = field;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'string') {
    if (control.kind === 'choice') return code(control.list, value, lang);
    if (control.kind === 'number') return `${number(Number(value) || 0)}${unitOf(control.unit, words, lang)}`;
    // A day that is none is kept as typed.
    if (control.kind === 'date') return dateOf(partsOf(value)) ? longDay(value, lang) : value;
    return value;
  }
  if (control.kind === 'dates')
    return list(
      value.map((day) => longDay(day, lang)),
      lang,
    );
  if (value.length === 0)
    return control.kind === 'codes' && control.none ? words.nothing : words.unknownShort;
  return control.kind === 'codes'
    ? list(
        value.map((one) => code(control.list, one, lang)),
        lang,
      )
    : '';
}

/** `30例` / `30 patients`: a unit after its number. */
export function unitOf(unit: Unit, words: Words, lang: Lang): string {
  return lang === 'ja' ? words[unit] : ` ${words[unit]}`;
}

/** Every field of a section, one after the other, the items of its grids too. */
export function fieldsOf(section: PagedSection, lang: Lang): LabelledField[] {
  return PAGES[section].flatMap((page): LabelledField[] => {
    if (page.kind === 'fields') return page.fields.map((field) => ({ field }));
    if (page.kind === 'levels') {
      return page.tasks.map((task) => ({
        label: code('english_work', task, lang),
        field: levelField(task),
      }));
    }
    return [
      ...page.items.map((item) => ({ label: code('L8', item, lang), field: itemField(item) })),
      ...page.more.map((field) => ({ field })),
    ];
  });
}

/** A field; items of a grid bring their label from a code list. */
export interface LabelledField {
  field: Field;
  label?: string;
}

export function itemField(item: string): Field {
  return { path: `items/${item}`, name: item, control: { kind: 'yesno' } };
}

export function levelField(task: string): Field {
  return { path: `levels/${task}`, name: task, control: { kind: 'choice', list: 'english_level' } };
}

/** The levels of English, lowest first. */
export function levels(lang: Lang) {
  return choices('english_level', lang);
}
