import { type ReactNode, useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { Chip } from '../../parts/Chip/Chip';
import { Icon } from '../../parts/Icon/Icon';
import { longDay } from '../../words/format';
import { hospitalWords } from '../../words/hospital';
import { registerWords } from '../../words/register';
import type { RawAnswer, RequestView } from '../types';
import { differing, isEmpty, KNOWN, type Known, takeAll } from './answer';
import { saidOf } from './said';
import type { Writing } from './useAnswer';

/**
 * What the register already answers: its value with source and date, to be used
 * as it is or corrected. What differs from the register keeps the register’s
 * value in sight.
 */
export function Prefilled({
  view,
  known,
  answer,
  children,
}: {
  view: RequestView;
  known: Known;
  answer: Writing;
  children: ReactNode;
}) {
  const all = useWords(hospitalWords);
  const words = all.request;
  const register = useWords(registerWords);
  const lang = useLang();
  const values = takeAll(view, [known]);
  const fields = KNOWN[known];
  const source = view.prefill_from.find((one) => one.question === known);
  const empty = fields.every((field) => isEmpty(answer.answer[field]));
  const full = fields.every((field) => !isEmpty(answer.answer[field]));
  const differs = differing(view, answer.answer).some((field) =>
    (fields as readonly string[]).includes(field),
  );
  const [editing, setEditing] = useState(false);
  if (Object.keys(values).length === 0) return <>{children}</>;

  const said = (value: RawAnswer) =>
    fields
      .map((field) => saidOf(field, value[field], all, lang))
      .filter(Boolean)
      .join(lang === 'ja' ? '　' : ', ');
  const name = words.label[known];
  const date = source?.confirmed_on ? longDay(source.confirmed_on, lang) : null;
  const from = date ? words.fromRegister(date) : words.fromRegisterNoDate;
  const section = source
    ? words.section(register.sections[source.section as keyof typeof register.sections] ?? source.section)
    : '';
  const correct = () => {
    answer.set({ ...values, ...onlyTyped(answer.answer, known) });
    setEditing(true);
    // The control is drawn with the next frame.
    requestAnimationFrame(() => document.getElementById(known)?.focus());
  };

  if (empty && !editing) {
    return (
      <div className="pre">
        {known === 'seen' ? <p className="t14">{name}</p> : null}
        <p className="pre-value">{said(values)}</p>
        <p className="t14 soft">
          {from} {section}
        </p>
        {source?.expired ? (
          <p className="t14">
            <Chip kind="old" /> {words.fromRegisterOld}
          </p>
        ) : null}
        <div className="row row-3">
          <Button id={`use-${known}`} size="s" onClick={() => answer.set(values)}>
            {words.use}
            <span className="vh"> {name}</span>
          </Button>
          <Button size="s" kind="text" onClick={correct}>
            {words.correct}
            <span className="vh"> {name}</span>
          </Button>
        </div>
      </div>
    );
  }
  if (!editing && !differs && full) {
    return (
      <div className="used">
        <p className="pre-value">{said(answer.answer)}</p>
        <p className="t14 soft">
          {from} <Icon name="tick" /> {words.used}
        </p>
        <button type="button" id={`use-${known}`} className="act" onClick={correct}>
          {words.correct}
          <span className="vh"> {name}</span>
        </button>
      </div>
    );
  }
  return (
    <>
      {children}
      {differs ? (
        <p className="t14 soft">
          {date ? words.registerHas(said(values), date) : words.registerHasNoDate(said(values))}
        </p>
      ) : null}
    </>
  );
}

function onlyTyped(answer: RawAnswer, known: Known): RawAnswer {
  return Object.fromEntries(
    KNOWN[known].filter((field) => !isEmpty(answer[field])).map((field) => [field, answer[field]]),
  );
}
