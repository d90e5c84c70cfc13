import { type ReactNode, useEffect } from 'react';
import { useLang, usePlace, useWords } from '../../app/place';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { hospitalWords } from '../../words/hospital';
import { Conflict } from '../shared/Conflict';
import type { RequestView } from '../types';
import { SentBack } from './Approval';
import { Aside } from './Aside';
import { openQuestions, questionsFor } from './answer';
import { Check } from './Check';
import { Decline } from './Decline';
import { Closed, Paused } from './Exchange';
import { furtherFor } from './further';
import { Paper } from './Paper';
import { Questions } from './Questions';
import { Strip } from './Strip';
import { useAnswer } from './useAnswer';

/** Writing the answer: the questions, the check page, and the way to decline at once. */
export function Answering({ view, at, head }: { view: RequestView; at: string; head: ReactNode }) {
  const words = useWords(hospitalWords).request;
  const place = usePlace();
  const lang = useLang();
  const answer = useAnswer(view);
  const home = `/${place.lang}/hospital/requests/${view.number}`;
  const steps = ['', 'answer', 'check', 'decline'];
  useEffect(() => {
    if (!steps.includes(at)) place.go?.(home, true);
  });
  const open = openQuestions(answer.answer);
  const total = questionsFor(answer.answer).length + furtherFor(view, answer.answer).length;
  const go = (to: string) => place.go?.(to === '' ? home : `${home}/${to}`);
  const conflictTitle = answer.clash ? words.conflictTitle : undefined;
  return (
    <>
      <ErrorSummary errors={answer.faults.items} round={answer.faults.round} />
      {head}
      <div className="no-print">
        <Strip view={view} open={open.length} total={total} />
        <div className="strip-note">
          <SentBack view={view} />
          <Paused view={view} />
          <Closed view={view} />
        </div>
      </div>
      {answer.clash ? <Conflict title={conflictTitle} choices={answer.clash} onKeep={answer.settle} /> : null}
      <div className="h5 no-print">
        <Aside view={view} />
        {at === 'check' ? (
          <Check view={view} answer={answer} onSent={() => go('')} onBack={() => go('answer')} />
        ) : at === 'decline' ? (
          <Decline view={view} answer={answer} onSent={() => go('')} />
        ) : (
          <Questions view={view} answer={answer} onCheck={() => go('check')} />
        )}
      </div>
      <Paper view={view} answer={answer.answer} lang={lang} />
    </>
  );
}
