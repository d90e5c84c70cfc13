import { useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { Check as CheckBox } from '../../parts/Choice/Choice';
import { Dialog } from '../../parts/Dialog/Dialog';
import { Notice } from '../../parts/Notice/Notice';
import { SummaryList } from '../../parts/SummaryList/SummaryList';
import { list } from '../../words/format';
import { hospitalWords } from '../../words/hospital';
import { hospitalanswerWords } from '../../words/hospitalanswer';
import { hospitalexchangeWords } from '../../words/hospitalexchange';
import { registerWords } from '../../words/register';
import type { RequestView } from '../types';
import { useSendWords } from './Approval';
import { fieldsToRead, isEmpty, needed, openQuestions } from './answer';
import { correctionsOf } from './corrections';
import { eligibleSteps, expectedSteps } from './Figures';
import { furtherRows } from './further';
import { saidOf } from './said';
import type { Answer } from './useAnswer';

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
  const fields = fieldsToRead(value);
  const corrected = correctionsOf(view, value, all, lang);
  const late = view.may_answer_late;
  const after = useWords(hospitalexchangeWords);
  const own = useWords(hospitalanswerWords);
  const way = useSendWords(view);
  const steps = expectedSteps(value, own) ?? eligibleSteps(value, own);
  // Past its own approver an answer is handed in the same way, in time or not.
  const lateWords = { send: after.sendLate, title: after.sendLateTitle, body: after.sendLateBody };
  const say = late && !view.needs_approval ? lateWords : way;
  const send = async () => {
    const sent = await answer.send(value);
    setAsking(false);
    if (sent === 'sent') onSent();
    else if (sent === 'back') onBack();
  };
  const names = useWords(registerWords).sections;
  const stated = [...new Set(corrected.flatMap((one) => one.section ?? []))].map(
    (section) => names[section as keyof typeof names] ?? section,
  );
  return (
    <section className="qs" aria-labelledby="check">
      <h2 id="check">{words.checkTitle}</h2>
      <p>{view.needs_approval ? own.handInLead : words.checkLead}</p>
      <SummaryList
        rows={[
          ...fields.map((field) => ({
            label: words.label[field],
            value: isEmpty(value[field])
              ? !needed(value).includes(field)
                ? words.none
                : null
              : saidOf(field, value[field], all, lang),
            changeTo: `hospital/requests/${view.number}/answer#q-${field}`,
          })),
          ...furtherRows(view, value, lang).map((row) => ({
            label: row.label,
            value: row.value || words.none,
            changeTo: `hospital/requests/${view.number}/answer#q-${row.code}`,
          })),
        ]}
      />
      {steps ? (
        <p className="estimate">
          <span className="t14 soft">{own.estimate}</span>
          {steps}
        </p>
      ) : null}
      {answer.moved.length > 0 ? (
        <Notice kind="warn" title={own.changedTitle}>
          {own.changedBody(
            list(
              answer.moved.map((one) => `${one.label} ${one.now || own.notSame}`),
              lang,
            ),
          )}
        </Notice>
      ) : null}
      {view.may_answer && corrected.length > 0 ? (
        <div className="box box-s write-back">
          <CheckBox
            id="write-back"
            checked={answer.writeBack}
            onChange={answer.setWriteBack}
            label={words.writeBack}
          />
          <p className="t14">{own.writeBackTo}</p>
          <SummaryList
            compact
            rows={corrected.map((one) => ({
              label: one.label,
              value: own.fromTo(one.from || own.notSame, one.to),
            }))}
          />
          {stated.length > 0 ? <p className="t14 soft">{own.statedAnew(list(stated, lang))}</p> : null}
        </div>
      ) : null}
      <div className="sendbar">
        <Button kind="text" onClick={onBack}>
          {words.back}
        </Button>
        {view.may_answer || late ? (
          <Button
            kind="solid"
            block
            onClick={() => {
              if (openQuestions(value).length > 0 || !answer.check()) onBack();
              else setAsking(true);
            }}
          >
            {say.send}
          </Button>
        ) : (
          <p>{words.draftOnly}</p>
        )}
      </div>
      <Dialog
        open={asking}
        title={say.title}
        confirm={say.send}
        busy={answer.busy}
        onConfirm={() => void send()}
        onClose={() => setAsking(false)}
      >
        <p>{say.body}</p>
      </Dialog>
    </section>
  );
}
