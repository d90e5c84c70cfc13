import { furtherSaid } from '../../forms/further';
import type { hospitalWords } from '../../words/hospital';
import type { Lang } from '../../words/words';
import type { Question, RawAnswer, RequestView } from '../types';
import { isEmpty, same } from './answer';
import { furtherFor } from './further';
import { saidOf } from './said';

/** What stands in the register’s row of the disease; free places have a page of their own. */
const ROW: readonly Question[] = ['pi', 'seen', 'period', 'method'];

type Asked = RequestView['further'][number];
type Value = RawAnswer[Question];

/** A place of the register that the answer corrects, or adds to. */
export interface Correction {
  label: string;
  /** What stands there; empty where nothing does. */
  from: string;
  to: string;
  /** Its section, which is stated anew as a whole; of the row of the disease none. */
  section?: string;
}

/** What the answer corrects in the register. A no corrects nothing. */
export function correctionsOf(
  view: RequestView,
  answer: RawAnswer,
  words: (typeof hospitalWords)['ja'],
  lang: Lang,
): Correction[] {
  const rows = writable(view, answer).map((field) => ({
    label: words.request.label[field],
    from: saidOf(field, inRow(view, field), words, lang),
    to: saidOf(field, answer[field], words, lang),
  }));
  const further = furtherFor(view, answer)
    .map((question) => view.further.find((one) => one.question.code === question.code))
    .filter((one): one is Asked => one?.corrects != null && differs(one, answer))
    .map((one) => ({
      label: one.question[lang],
      from: furtherSaid(one.question, one.known?.said, lang),
      to: furtherSaid(one.question, answer.further?.[one.question.code], lang),
      section: one.corrects ?? undefined,
    }));
  return [...rows, ...further];
}

/** Whether the answer corrects anything. */
export function correctsRegister(view: RequestView, answer: RawAnswer): boolean {
  const asked = furtherFor(view, answer).map((question) => question.code);
  return (
    writable(view, answer).length > 0 ||
    view.further.some(
      (one) => asked.includes(one.question.code) && one.corrects != null && differs(one, answer),
    )
  );
}

/** What the register said when the answer was written, by question. */
export function registerAsRead(view: RequestView): RequestView['prefill'] {
  const known = view.further.flatMap((one) => (one.known ? [[one.question.code, one.known.said]] : []));
  return { ...view.prefill, further: Object.fromEntries(known) };
}

/** What the register answers otherwise than when it was read here, as it stands now. */
export function movedIn(
  before: RequestView,
  now: RequestView,
  words: (typeof hospitalWords)['ja'],
  lang: Lang,
): { label: string; now: string }[] {
  const rows = ROW.filter((field) => !same(inRow(before, field), inRow(now, field)));
  const further = now.further.filter((one) => {
    const old = before.further.find((other) => other.question.code === one.question.code);
    return !same(old?.known?.said as Value, one.known?.said as Value);
  });
  return [
    ...rows.map((field) => ({
      label: words.request.label[field],
      now: saidOf(field, inRow(now, field), words, lang),
    })),
    ...further.map((one) => ({
      label: one.question[lang],
      now: furtherSaid(one.question, one.known?.said, lang),
    })),
  ];
}

function inRow(view: RequestView, field: Question): Value {
  return view.prefill[field] as Value;
}

/** What the answer corrects in the row of the disease. A hospital without such a row corrects nothing there. */
function writable(view: RequestView, answer: RawAnswer): Question[] {
  if (answer.interest === 'int_no' || !view.prefill_from.some((one) => one.section === 'diseases')) return [];
  return ROW.filter((field) => !isEmpty(answer[field]) && !same(answer[field], inRow(view, field)));
}

function differs(one: Asked, answer: RawAnswer): boolean {
  const said = answer.further?.[one.question.code] as Value;
  return !isEmpty(said) && !same(said, one.known?.said as Value);
}
