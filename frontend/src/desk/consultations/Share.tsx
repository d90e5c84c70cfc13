import { useState } from 'react';
import { useWords } from '../../app/place';
import type { ConsultView } from '../../consult/types';
import { today } from '../../hospital/register/standing';
import { Button } from '../../parts/Button/Button';
import { Go } from '../../parts/Go/Go';
import { sharedanswersWords } from '../../words/sharedanswers';
import { SharedFields } from './SharedFields';
import { useSharedActs } from './shared';

/** The answer without the name, for every hospital: written anew from what was asked and answered. */
export function Share({ view, onDone }: { view: ConsultView; onDone: (told: string) => void }) {
  const words = useWords(sharedanswersWords);
  const acts = useSharedActs();
  const [open, setOpen] = useState(false);
  const number = view.row.number;
  const desk = view.desk;
  if (!desk?.shared_answer && !desk?.may_be_shared) return null;
  const last = view.texts.filter((text) => text.kind === 'answer').at(-1);
  return (
    <section className="box no-print" aria-labelledby="share">
      <h2 id="share">{words.share}</h2>
      {desk.shared_answer ? (
        <p>
          {words.shared} <Go to={`desk/consultations/answers/${desk.shared_answer}`}>{words.open}</Go>
        </p>
      ) : (
        <>
          <p className="t14 soft">{words.shareLead}</p>
          {open ? (
            <SharedFields
              kept={`${number}:share`}
              first={{
                theme: view.row.theme,
                question_ja: view.sent.text,
                answer_ja: last?.text ?? '',
                question_en: '',
                answer_en: '',
                as_of: last ? today(new Date(last.at)) : '',
              }}
              button={words.save}
              save={async (form) => {
                await acts.share(number, form);
                onDone(words.saved);
              }}
              onClose={() => setOpen(false)}
            />
          ) : (
            <Button onClick={() => setOpen(true)}>{words.shareOpen}</Button>
          )}
        </>
      )}
    </section>
  );
}
