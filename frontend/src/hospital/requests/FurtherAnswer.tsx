import { useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { FurtherControl } from '../../forms/FurtherControl';
import { furtherSaid } from '../../forms/further';
import { Button } from '../../parts/Button/Button';
import { Chip } from '../../parts/Chip/Chip';
import { longDay } from '../../words/format';
import { hospitalWords } from '../../words/hospital';
import { registerWords } from '../../words/register';
import { roundfurtherWords } from '../../words/roundfurther';
import type { RequestView } from '../types';
import { isEmpty } from './answer';
import type { Writing } from './useAnswer';

type Asked = RequestView['further'][number];

interface Props {
  asked: Asked;
  answer: Writing;
}

/** The control of one further question; what the register knows is offered first. */
export function FurtherAnswer({ asked, answer }: Props) {
  const { question, known } = asked;
  const words = useWords(hospitalWords).request;
  const own = useWords(roundfurtherWords);
  const lang = useLang();
  const [editing, setEditing] = useState(false);
  const value = answer.answer.further?.[question.code];
  const empty = isEmpty(value);
  const inRegister = known ? furtherSaid(question, known.said, lang) : '';
  const set = (next: boolean | string | null) =>
    answer.set({ further: { ...answer.answer.further, [question.code]: next } });
  if (known && empty && !editing) {
    return (
      <div className="pre">
        <p className="pre-value">{inRegister}</p>
        <Source known={known} />
        <div className="row row-3">
          <Button
            id={`further-${question.code}`}
            size="s"
            onClick={() => set(typeof known.said === 'number' ? `${known.said}` : known.said)}
          >
            {words.use}
            <span className="vh"> {question[lang]}</span>
          </Button>
          <Button size="s" kind="text" onClick={() => setEditing(true)}>
            {words.correct}
            <span className="vh"> {question[lang]}</span>
          </Button>
        </div>
      </div>
    );
  }
  const said = furtherSaid(question, value, lang);
  return (
    <>
      <FurtherControl
        question={question}
        value={value}
        error={answer.furtherFaultOf(question.code)}
        onChange={set}
      />
      {known && said !== inRegister ? <p className="t14 soft">{own.register(inRegister)}</p> : null}
    </>
  );
}

function Source({ known }: { known: NonNullable<Asked['known']> }) {
  const words = useWords(hospitalWords).request;
  const register = useWords(registerWords);
  const lang = useLang();
  const section = register.sections[known.section as keyof typeof register.sections] ?? known.section;
  return (
    <>
      <p className="t14 soft">
        {known.confirmed_on
          ? words.fromRegister(longDay(known.confirmed_on, lang))
          : words.fromRegisterNoDate}{' '}
        {words.section(section)}
      </p>
      {known.expired ? (
        <p className="t14">
          <Chip kind="old" /> {words.fromRegisterOld}
        </p>
      ) : null}
    </>
  );
}
