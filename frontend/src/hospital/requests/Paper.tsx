import { useWords } from '../../app/place';
import { SynopsisLines } from '../../forms/SynopsisLines';
import { SummaryList } from '../../parts/SummaryList/SummaryList';
import { moment, TOKYO } from '../../words/format';
import { hospitalWords } from '../../words/hospital';
import type { Lang } from '../../words/words';
import type { RawAnswer, RequestView } from '../types';
import { FIELDS, questionsFor } from './answer';
import { furtherRows } from './further';
import { saidOf } from './said';

/** The answer sheet on A4, for approval on paper: what is asked, what is answered, a line to sign. */
export function Paper({ view, answer, lang }: { view: RequestView; answer: RawAnswer; lang: Lang }) {
  const all = useWords(hospitalWords);
  const words = all.request;
  return (
    <div className="print-only">
      <h2>{words.printTitle}</h2>
      <p>{words.printDue(moment(view.due, lang, TOKYO).main)}</p>
      <h3>{words.context}</h3>
      <SynopsisLines lines={view.text ?? []} />
      <h3>{words.answer}</h3>
      <SummaryList
        rows={questionsFor(answer)
          .flatMap((asked) => FIELDS[asked])
          .map((field) => ({ label: words.label[field], value: saidOf(field, answer[field], all, lang) }))
          .concat(furtherRows(view, answer, lang).map(({ label, value }) => ({ label, value })))}
      />
      <p className="sign-line">{words.printSign}</p>
    </div>
  );
}
