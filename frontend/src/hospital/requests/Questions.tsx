import { useWords } from '../../app/place';
import { DraftLine } from '../../forms/DraftLine';
import { Button, LinkButton } from '../../parts/Button/Button';
import { focusControl } from '../../parts/ErrorSummary/ErrorSummary';
import { TOKYO } from '../../words/format';
import { hospitalWords } from '../../words/hospital';
import { Bar } from '../shared/Bar';
import type { RawAnswer, RequestView } from '../types';
import {
  type Asked,
  FIELDS,
  isEmpty,
  KNOWN,
  type Known,
  openQuestions,
  questionsFor,
  takeAll,
} from './answer';
import { furtherFor } from './further';
import { QuestionList } from './QuestionList';
import type { Answer } from './useAnswer';

/** The questions, eight and what the round asks further: what the register knows is filled in, with its date. */
export function Questions({
  view,
  answer,
  onCheck,
}: {
  view: RequestView;
  answer: Answer;
  onCheck: () => void;
}) {
  const words = useWords(hospitalWords).request;
  const value = answer.answer;
  const asked = questionsFor(value);
  const open = openQuestions(value);
  const further = furtherFor(view, value).length;
  const total = asked.length + further;
  // What may stay empty counts as answered.
  const done = total - open.length;
  const offered = value.interest === 'int_no' ? [] : offers(view, value);
  const next = open[0];
  const check = () => {
    if (!answer.check()) return;
    // What was typed last goes along; without a connection the copy here does.
    void answer.draft.flush();
    onCheck();
  };
  return (
    <section className="qs" aria-labelledby="questions">
      <div className="sec-head">
        <h2 id="questions">{words.questions(total)}</h2>
        <span className="row row-3 t14">
          <b>{words.open(open.length)}</b>
          {next ? (
            <button type="button" className="act" onClick={() => focusControl(firstControl(next))}>
              {words.nextOpen}
            </button>
          ) : null}
        </span>
      </div>
      <Bar value={done} of={total} label={words.progress(done, total)} />
      {offered.length > 1 ? (
        <p className="use-all">
          <Button size="s" icon="tick" onClick={() => answer.set(takeAll(view, offered))}>
            {words.takeAll(offered.length)}
          </Button>
        </p>
      ) : null}
      <QuestionList view={view} answer={answer} />
      <div className="sendbar">
        <DraftLine state={answer.draft.state} zone={TOKYO} />
        <span className="row row-3">
          <Button icon="print" kind="text" onClick={() => window.print()}>
            {words.printSheet}
          </Button>
          <LinkButton to={`hospital/requests/${view.number}/decline`} block>
            {words.decline}
          </LinkButton>
          <Button kind="solid" block onClick={check}>
            {words.check}
          </Button>
        </span>
      </div>
      {view.may_answer || view.may_answer_late ? null : <p className="t14 soft">{words.draftOnly}</p>}
    </section>
  );
}

/** What the register answers and is still empty. */
export function offers(view: RequestView, value: RawAnswer): Known[] {
  return (Object.keys(KNOWN) as Known[]).filter(
    (known) =>
      !isEmpty(view.prefill[known] as RawAnswer[Known]) &&
      KNOWN[known].every((field) => isEmpty(value[field])),
  );
}

// Where an answer from the register is offered, its button is what comes next.
function firstControl(asked: Asked): string {
  for (const field of FIELDS[asked]) {
    if (document.getElementById(`use-${field}`)) return `use-${field}`;
    if (document.getElementById(field)) return field;
  }
  return `q-${asked}`;
}
