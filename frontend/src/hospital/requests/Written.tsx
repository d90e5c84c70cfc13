import { useLang, useWords } from '../../app/place';
import { personName, stamp } from '../../words/format';
import { hospitalanswerWords } from '../../words/hospitalanswer';
import type { Question, RawAnswer, RequestView } from '../types';
import { isEmpty } from './answer';

/** Who of the hospital wrote a question last, in small, where several people write one answer. */
export function Written({
  view,
  value,
  fields,
}: {
  view: RequestView;
  value: RawAnswer;
  fields: readonly Question[];
}) {
  const words = useWords(hospitalanswerWords);
  const lang = useLang();
  const last = fields
    .filter((field) => !isEmpty(value[field]))
    .flatMap((field) => view.parts[field] ?? [])
    .sort((one, other) => one.at.localeCompare(other.at))
    .at(-1);
  return last ? (
    <p className="t14 soft written">{words.wroteLast(personName(last.by, lang), stamp(last.at, lang))}</p>
  ) : null;
}
