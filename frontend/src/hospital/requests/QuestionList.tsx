import type { ReactNode } from 'react';
import { useLang, useWords } from '../../app/place';
import { hospitalWords } from '../../words/hospital';
import { partsWords } from '../../words/parts';
import type { Question, RawAnswer, RequestView } from '../types';
import { type Asked, FIELDS, needed, openQuestions, questionsFor } from './answer';
import { ConditionsAnswer, InterestAnswer, NameAnswer, WhyNot } from './choices';
import { CompetingAnswer, PiAnswer, StartAnswer } from './entries';
import { PatientsAnswer, RealisticAnswer } from './Figures';
import { FurtherAnswer } from './FurtherAnswer';
import { furtherFor, partOf } from './further';
import type { Writing } from './useAnswer';
import { Written } from './Written';

/** What every question’s control is handed. */
export interface Part {
  value: RawAnswer;
  set: (change: RawAnswer) => void;
  fault: (field: Question) => string | undefined;
  view: RequestView;
  answer: Writing;
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

/** Every question in its order, with its control. */
export function QuestionList({ view, answer }: { view: RequestView; answer: Writing }) {
  const words = useWords(hospitalWords).request;
  const lang = useLang();
  const value = answer.answer;
  const asked = questionsFor(value);
  const open = openQuestions(value);
  const needs = new Set(asked.filter((one) => FIELDS[one].some((field) => needed(value).includes(field))));
  const further = new Set(furtherFor(view, value));
  return (
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
      {view.further
        .filter((one) => further.has(one.question))
        .map((one, index) => (
          <li className="q" key={one.question.code} id={`q-${one.question.code}`} tabIndex={-1}>
            <div className="q-head">
              <h3>
                <span className="soft">{words.no(asked.length + index + 1)}</span> {one.question[lang]}{' '}
                <Needed required={false} />
              </h3>
            </div>
            <FurtherAnswer asked={one} answer={answer} />
            <Written view={view} value={value} fields={[partOf(one.question)]} />
          </li>
        ))}
    </ol>
  );
}

function Needed({ required }: { required: boolean }) {
  const words = useWords(partsWords);
  return <span className={required ? 'req' : 'opt'}>{required ? words.required : words.optional}</span>;
}

function Control({ asked, view, answer }: { asked: Asked; view: RequestView; answer: Writing }) {
  const Shown = CONTROLS[asked];
  return <Shown value={answer.answer} set={answer.set} fault={answer.faultOf} view={view} answer={answer} />;
}
