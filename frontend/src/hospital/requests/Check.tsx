import { useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { Check as CheckBox } from '../../parts/Choice/Choice';
import { Dialog } from '../../parts/Dialog/Dialog';
import { SummaryList } from '../../parts/SummaryList/SummaryList';
import { list, moment, TOKYO } from '../../words/format';
import { hospitalWords } from '../../words/hospital';
import type { RequestView } from '../types';
import { FIELDS, isEmpty, needed, openQuestions, questionsFor } from './answer';
import { saidOf } from './said';
import { type Answer, writable } from './useAnswer';

/** Everything once more before it goes out; each line leads back to its question. */
export function Check({
  view,
  answer,
  onSent,
  onBack,
}: {
  view: RequestView;
  answer: Answer;
  onSent: () => void;
  onBack: () => void;
}) {
  const all = useWords(hospitalWords);
  const words = all.request;
  const lang = useLang();
  const [asking, setAsking] = useState(false);
  const value = answer.answer;
  const fields = questionsFor(value).flatMap((asked) => FIELDS[asked]);
  const differs = writable(view, value);
  const due = moment(view.due, lang, TOKYO).main;
  const send = async () => {
    const sent = await answer.send(value);
    setAsking(false);
    if (sent) onSent();
    else onBack();
  };
  return (
    <section className="qs" aria-labelledby="check">
      <h2 id="check">{words.checkTitle}</h2>
      <p>{words.checkLead}</p>
      <SummaryList
        rows={fields.map((field) => ({
          label: words.label[field],
          value: isEmpty(value[field])
            ? !needed(value).includes(field)
              ? words.none
              : null
            : saidOf(field, value[field], all, lang),
          changeTo: `hospital/requests/${view.number}/answer#q-${field}`,
        }))}
      />
      {view.may_answer && differs.length > 0 ? (
        <div className="box box-s write-back">
          <p className="t14">
            {words.writeBackHint(
              list(
                differs.map((field) => words.label[field]),
                lang,
              ),
            )}
          </p>
          <CheckBox
            id="write-back"
            checked={answer.writeBack}
            onChange={answer.setWriteBack}
            label={words.writeBack}
          />
        </div>
      ) : null}
      <div className="sendbar">
        <Button kind="text" onClick={onBack}>
          {words.back}
        </Button>
        {view.may_answer ? (
          <Button
            kind="solid"
            block
            onClick={() => {
              if (openQuestions(value).length > 0 || !answer.check()) onBack();
              else setAsking(true);
            }}
          >
            {words.send}
          </Button>
        ) : (
          <p>{words.draftOnly}</p>
        )}
      </div>
      <Dialog
        open={asking}
        title={words.sendTitle}
        confirm={words.send}
        busy={answer.busy}
        onConfirm={() => void send()}
        onClose={() => setAsking(false)}
      >
        <p>{words.sendBody(due)}</p>
      </Dialog>
    </section>
  );
}
