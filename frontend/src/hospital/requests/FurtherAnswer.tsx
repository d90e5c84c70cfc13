import { useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { furtherSaid } from '../../forms/further';
import { Button } from '../../parts/Button/Button';
import { Chip } from '../../parts/Chip/Chip';
import { RadioGroup } from '../../parts/Choice/Choice';
import { Month2, monthOf, partsOf } from '../../parts/DateParts/DateParts';
import { NumberInput } from '../../parts/Field/inputs';
import { Textarea } from '../../parts/Field/Textarea';
import { longDay, number } from '../../words/format';
import { hospitalWords } from '../../words/hospital';
import { registerWords } from '../../words/register';
import { roundfurtherWords } from '../../words/roundfurther';
import type { RequestView } from '../types';
import { isEmpty } from './answer';
import { SAID_MAX } from './further';
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
      <Control asked={asked} answer={answer} set={set} />
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

function Control({ asked, answer, set }: Props & { set: (next: boolean | string | null) => void }) {
  const { question } = asked;
  const words = useWords(roundfurtherWords);
  const lang = useLang();
  const value = answer.answer.further?.[question.code];
  const text = value === undefined || value === null ? '' : String(value);
  const shared = {
    id: `further-${question.code}`,
    label: <span className="vh">{question[lang]}</span>,
    bare: true,
    error: answer.furtherFaultOf(question.code),
  };
  switch (question.kind) {
    case 'yes_no':
      return (
        <RadioGroup
          {...shared}
          hint={words.toFirm}
          inline
          options={[
            { value: 'yes', label: words.yes },
            { value: 'no', label: words.no },
          ]}
          value={value === true ? 'yes' : value === false ? 'no' : null}
          onChange={(next) => set(next === 'yes')}
        >
          {isEmpty(value) ? null : (
            <button type="button" className="act t14" onClick={() => set(null)}>
              {words.clear}
            </button>
          )}
        </RadioGroup>
      );
    case 'number':
      return (
        <NumberInput
          {...shared}
          hint={`${words.numberHint(number(question.most ?? 0))}${lang === 'en' ? ' ' : ''}${words.toFirm}`}
          size="m"
          value={text}
          onChange={set}
        />
      );
    case 'month': {
      const { year, month } = partsOf(text);
      return (
        <Month2
          {...shared}
          hint={words.toFirm}
          size="m"
          value={{ year, month }}
          onChange={(typed) =>
            set(monthOf(typed) ?? (typed.year || typed.month ? `${typed.year}-${typed.month}` : null))
          }
        />
      );
    }
    default:
      return (
        <Textarea
          {...shared}
          readers={words.deskOnly}
          rows={3}
          size="m"
          max={SAID_MAX}
          value={text}
          onChange={set}
        />
      );
  }
}
