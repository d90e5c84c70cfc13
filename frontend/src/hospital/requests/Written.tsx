import { useLang, useWords } from '../../app/place';
import { personName, stamp } from '../../words/format';
import { hospitalanswerWords } from '../../words/hospitalanswer';
import type { RawAnswer, RequestView } from '../types';
import { isEmpty } from './answer';
import { byPart } from './further';

/** Who of the hospital wrote a question last, in small, where several people write one answer. */
export function Written({
  view,
  value,
  fields,
}: {
  view: RequestView;
  value: RawAnswer;
  /** The parts of the answer that the question is made of. */
  fields: readonly string[];
}) {
  const words = useWords(hospitalanswerWords);
  const lang = useLang();
  const parts = byPart(value);
  const last = fields
    .filter((field) => !isEmpty(parts[field]))
    .flatMap((field) => view.parts[field] ?? [])
    .sort((one, other) => one.at.localeCompare(other.at))
    .at(-1);
  return last ? (
    <p className="t14 soft written">{words.wroteLast(personName(last.by, lang), stamp(last.at, lang))}</p>
  ) : null;
}
