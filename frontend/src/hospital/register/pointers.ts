import type { FieldNames } from '../../forms/useFaults';
import type { registerWords } from '../../words/register';
import { code } from '../../words/registercode';
import type { Lang } from '../../words/words';
import { SECTIONS } from '../types';
import { rowLists } from './further.gen';
import { columnsOf, ROW_LISTS } from './rowLists';
import { fieldsOf, labelOf } from './said';

type Words = (typeof registerWords)['ja'];

/** Rows of a file that can be named one by one; a fault further down is named by its section. */
const ROWS_MAX = 300;
const ROW = [
  'icd10',
  'text',
  'department',
  'areas',
  'pi_name',
  'new_patients',
  'prevalent',
  'method',
  'period',
];

/** What stands where in a register file, for its faults: `/sections/team/office_mail` and its words. */
export function namesInFile(words: Words, lang: Lang): FieldNames {
  const names: FieldNames = {};
  const put = (pointer: string, label: string) => {
    // A form shows these two at their field; in a file only the words say which one is meant.
    const say = { email_format: words.file.mail(label), phone_format: words.file.phone(label) };
    names[pointer] = { label, id: 'register-file', say };
  };
  const say = {
    too_long: words.file.tooBig,
    wrong_type: words.file.noFile,
    duplicate: words.file.duplicate,
    too_many: words.file.tooMany,
    not_found: words.file.noAnswers,
  };
  names[''] = { label: words.file.file, id: 'register-file', say };
  put('/format', words.file.format);
  put('/sections', words.file.content);
  for (const section of SECTIONS) {
    const at = `/sections/${section}`;
    const name = words.sections[section];
    put(at, name);
    if (section === 'diseases') continue;
    for (const { field, label } of fieldsOf(section, lang)) {
      put(`${at}/${field.path}`, words.history.ofRow(name, label ?? labelOf(field, lang)));
    }
  }
  for (const list of ROW_LISTS) {
    const { section, max } = rowLists[list];
    const title = code('register_rows', list, lang);
    const at = `/sections/${section}/${list}`;
    put(at, title);
    for (let row = 0; row < max; row += 1) {
      const of = words.file.row(title, String(row + 1));
      put(`${at}/${row}`, of);
      for (const field of columnsOf(list)) {
        put(`${at}/${row}/${field.path}`, words.history.ofRow(of, labelOf(field, lang)));
      }
    }
  }
  put('/sections/slots', words.sections.slots);
  for (let row = 0; row < ROWS_MAX; row += 1) {
    const at = `/sections/diseases/rows/${row}`;
    const of = words.file.row(words.sections.diseases, String(row + 1));
    put(at, of);
    for (const field of ROW) {
      put(`${at}/${field}`, words.history.ofRow(of, code('register_item', `diseases/${field}`, lang)));
    }
    if (row < 24) {
      const slot = words.file.row(words.sections.slots, String(row + 1));
      put(`/sections/slots/rows/${row}`, slot);
      put(
        `/sections/slots/rows/${row}/trials`,
        words.history.ofRow(slot, code('register_item', 'slots/trials', lang)),
      );
      put(
        `/sections/slots/rows/${row}/patients`,
        words.history.ofRow(slot, code('register_item', 'slots/patients', lang)),
      );
    }
  }
  return names;
}
