import { type ReactNode, useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { Chip } from '../../parts/Chip/Chip';
import { Icon } from '../../parts/Icon/Icon';
import { longDay } from '../../words/format';
import { hospitalWords } from '../../words/hospital';
import { registerWords } from '../../words/register';
import type { RawAnswer, RequestView } from '../types';
import { type Asked, FIELDS, isEmpty } from './answer';
import { takeAll } from './Questions';
import { saidOf } from './said';
import { type Answer, differing } from './useAnswer';

/**
 * A question the register already answers: its value with source and date, to
 * be used as it is or corrected. What differs from the register keeps the
 * register’s value in sight.
 */
export function Prefilled({
  view,
  asked,
  answer,
  children,
}: {
  view: RequestView;
  asked: Asked;
  answer: Answer;
  children: ReactNode;
}) {
  const all = useWords(hospitalWords);
  const words = all.request;
  const register = useWords(registerWords);
  const lang = useLang();
  const known = takeAll(view, [asked]);
  const source = view.prefill_from.find((one) => FIELDS[asked].includes(one.question as never));
  const fields = FIELDS[asked];
  const empty = fields.every((field) => isEmpty(answer.answer[field]));
  const differs = differing(view, answer.answer).some((field) => fields.includes(field));
  const [editing, setEditing] = useState(false);
  if (Object.keys(known).length === 0) return <>{children}</>;

  const said = (value: RawAnswer) =>
    fields
      .map((field) => saidOf(field, value[field], all, lang))
      .filter(Boolean)
      .join(lang === 'ja' ? '　' : ', ');
  const date = source?.confirmed_on ? longDay(source.confirmed_on, lang) : null;
  const from = date ? words.fromRegister(date) : words.fromRegisterNoDate;
  const section = source
    ? words.section(register.sections[source.section as keyof typeof register.sections] ?? source.section)
    : '';
  const correct = () => {
    answer.set({ ...known, ...onlyTyped(answer.answer, asked) });
    setEditing(true);
    // The control is drawn with the next frame.
    requestAnimationFrame(() => document.getElementById(fields[0] ?? '')?.focus());
  };

  if (empty && !editing) {
    return (
      <div className="pre">
        <p className="pre-value">{said(known)}</p>
        <p className="t14 soft">
          {from} {section}
        </p>
        {asked === 'patients' ? <p className="t14">{words.fromNewPatients}</p> : null}
        {source?.expired ? (
          <p className="t14">
            <Chip kind="old" /> {words.fromRegisterOld}
          </p>
        ) : null}
        <div className="row row-3">
          <Button id={`use-${asked}`} size="s" onClick={() => answer.set(known)}>
            {words.use}
            <span className="vh"> {words.q[asked]}</span>
          </Button>
          <Button size="s" kind="text" onClick={correct}>
            {words.correct}
            <span className="vh"> {words.q[asked]}</span>
          </Button>
        </div>
      </div>
    );
  }
  if (!editing && !differs) {
    return (
      <div className="used">
        <p className="pre-value">{said(answer.answer)}</p>
        <p className="t14 soft">
          {from} <Icon name="tick" /> {words.used}
        </p>
        <button type="button" id={`use-${asked}`} className="act" onClick={correct}>
          {words.correct}
          <span className="vh"> {words.q[asked]}</span>
        </button>
      </div>
    );
  }
  return (
    <>
      {children}
      {differs ? (
        <p className="t14 soft">
          {date ? words.registerHas(said(known), date) : words.registerHasNoDate(said(known))}
        </p>
      ) : null}
    </>
  );
}

function onlyTyped(answer: RawAnswer, asked: Asked): RawAnswer {
  return Object.fromEntries(
    FIELDS[asked].filter((field) => !isEmpty(answer[field])).map((field) => [field, answer[field]]),
  );
}
