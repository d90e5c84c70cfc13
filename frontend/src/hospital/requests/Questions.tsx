import type { ReactNode } from 'react';
import { useWords } from '../../app/place';
import { DraftLine } from '../../forms/DraftLine';
import { Button, LinkButton } from '../../parts/Button/Button';
import { focusControl } from '../../parts/ErrorSummary/ErrorSummary';
import { TOKYO } from '../../words/format';
import { hospitalWords } from '../../words/hospital';
import { partsWords } from '../../words/parts';
import { Bar } from '../shared/Bar';
import type { Question, RawAnswer, RequestView } from '../types';
import {
  type Asked,
  FIELDS,
  isEmpty,
  KNOWN,
  type Known,
  needed,
  openQuestions,
  questionsFor,
} from './answer';
import { ConditionsAnswer, InterestAnswer, NameAnswer, WhyNot } from './choices';
import { CompetingAnswer, PiAnswer, StartAnswer } from './entries';
import { PatientsAnswer, RealisticAnswer } from './Figures';
import type { Answer } from './useAnswer';
import { Written } from './Written';

/** What every question’s control is handed. */
export interface Part {
  value: RawAnswer;
  set: (change: RawAnswer) => void;
  fault: (field: Question) => string | undefined;
  view: RequestView;
  answer: Answer;
}

const CONTROLS: Record<Asked, (part: Part) => ReactNode> = {
  interest: InterestAnswer,
  pi: PiAnswer,
  patients: PatientsAnswer,
  realistic: RealisticAnswer,
  start: StartAnswer,
  competing: CompetingAnswer,
  conditions: ConditionsAnswer,
  name_may_be_told: NameAnswer,
  why_not: WhyNot,
};

/** The questions, eight at most: what the register knows is filled in, with its date. */
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
  const done = asked.length - open.length;
  const offered = value.interest === 'int_no' ? [] : offers(view, value);
  const needs = new Set(asked.filter((one) => FIELDS[one].some((field) => needed(value).includes(field))));
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
        <h2 id="questions">{words.questions(asked.length)}</h2>
        <span className="row row-3 t14">
          <b>{words.open(open.length)}</b>
          {next ? (
            <button type="button" className="act" onClick={() => focusControl(firstControl(next))}>
              {words.nextOpen}
            </button>
          ) : null}
        </span>
      </div>
      <Bar value={done} of={asked.length} label={words.progress(done, asked.length)} />
      {offered.length > 1 ? (
        <p className="use-all">
          <Button size="s" icon="tick" onClick={() => answer.set(takeAll(view, offered))}>
            {words.takeAll(offered.length)}
          </Button>
        </p>
      ) : null}
      <ol>
        {asked.map((one, index) => (
          <li className="q" key={one} id={`q-${one}`} tabIndex={-1}>
            <div className="q-head">
              <h3>
                <span className="soft">{words.no(index + 1)}</span> {words.q[one]}{' '}
                <Needed required={needs.has(one)} />
              </h3>
              {open.includes(one) ? <b className="q-open t14">{words.unanswered}</b> : null}
            </div>
            <Control asked={one} view={view} answer={answer} />
            <Written view={view} value={value} fields={FIELDS[one]} />
          </li>
        ))}
      </ol>
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

function Needed({ required }: { required: boolean }) {
  const words = useWords(partsWords);
  return <span className={required ? 'req' : 'opt'}>{required ? words.required : words.optional}</span>;
}

function Control({ asked, view, answer }: { asked: Asked; view: RequestView; answer: Answer }) {
  const Shown = CONTROLS[asked];
  return <Shown value={answer.answer} set={answer.set} fault={answer.faultOf} view={view} answer={answer} />;
}

/** What the register answers and is still empty. */
export function offers(view: RequestView, value: RawAnswer): Known[] {
  return (Object.keys(KNOWN) as Known[]).filter(
    (known) =>
      !isEmpty(view.prefill[known] as RawAnswer[Known]) &&
      KNOWN[known].every((field) => isEmpty(value[field])),
  );
}

/** The register’s answers to these, as the form keeps them. */
export function takeAll(view: RequestView, known: readonly Known[]): RawAnswer {
  const fields: readonly Question[] = known.flatMap((one) => [...KNOWN[one]]);
  return Object.fromEntries(
    fields
      .filter((field) => view.prefill[field] !== undefined && view.prefill[field] !== null)
      .map((field) => {
        const value = view.prefill[field];
        return [field, typeof value === 'number' ? String(value) : value];
      }),
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
