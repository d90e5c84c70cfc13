import { useLang, useWords } from '../../app/place';
import type { FieldNames } from '../../forms/useFaults';
import { useKept } from '../../forms/useKept';
import { Button } from '../../parts/Button/Button';
import { RadioGroup } from '../../parts/Choice/Choice';
import { Date3, dateOf } from '../../parts/DateParts/DateParts';
import { TextInput } from '../../parts/Field/inputs';
import { expertsWords } from '../../words/experts';
import { roundfurtherWords } from '../../words/roundfurther';
import { ActDialog, type FaultAt } from '../case/acts/ActDialog';
import type { DialogProps } from '../case/acts/ActDialogs';
import { useCase } from '../case/useCase';
import { type OwnQuestion, OwnQuestions, ownNames } from '../match/OwnQuestions';

/** As the server holds it. */
const EXPERTS_MAX = 20;

const NEW = { email: '', family: '', given: '', field: '', fee: '', lang: 'ja' };
type Typed = typeof NEW;

const EMPTY = {
  experts: [NEW],
  day: { year: '', month: '', day: '' },
  questions: [] as OwnQuestion[],
};

/** Whom to ask, until when, and what beyond the fixed questions. */
export function AskExperts({ onClose }: DialogProps) {
  const lang = useLang();
  const words = useWords(expertsWords);
  const further = useWords(roundfurtherWords);
  const { view, act } = useCase();
  const [form, set, forget] = useKept(`${view.number}:experts`, EMPTY);
  const { experts, day, questions } = form;
  const typed = Object.values(day).some(Boolean);
  const due = dateOf(day);
  const names: FieldNames = {
    '/experts': { label: words.columns.name, id: 'expert-0-email' },
    '/due': { label: words.due, id: 'experts-due' },
    ...ownNames(further, '/questions'),
  };
  for (const place of experts.keys()) {
    for (const part of ['email', 'family', 'given', 'field', 'fee'] as const) {
      const label = `${words.expert(place + 1)} ${words[part]}`;
      names[`/experts/${place}/${part}`] = { label, id: `expert-${place}-${part}` };
    }
  }
  const change = (place: number, part: Partial<Typed>) =>
    set({ ...form, experts: experts.map((one, n) => (n === place ? { ...one, ...part } : one)) });
  return (
    <ActDialog
      title={words.askTitle}
      confirm={words.askDo(`${experts.length}`)}
      names={names}
      check={() => (typed && !due ? [{ pointer: '/due', code: 'not_a_date' }] : [])}
      send={(version) => act('experts', { experts, due, questions }, version)}
      onClose={onClose}
      onDone={forget}
    >
      {(at) => (
        <>
          <p>{words.askBody}</p>
          <details>
            <summary className="act">{words.showText}</summary>
            <ul className="bullets">
              {view.synopsis?.lines.map((line) => (
                <li key={line.code}>{line[lang]}</li>
              ))}
            </ul>
          </details>
          {experts.map((one, place) => (
            <OneExpert
              // biome-ignore lint/suspicious/noArrayIndexKey: somebody not yet entered is their place.
              key={place}
              place={place}
              one={one}
              at={at}
              onChange={(part) => change(place, part)}
              onRemove={
                experts.length > 1
                  ? () => set({ ...form, experts: experts.filter((_, n) => n !== place) })
                  : undefined
              }
            />
          ))}
          {experts.length < EXPERTS_MAX ? (
            <p>
              <Button size="s" onClick={() => set({ ...form, experts: [...experts, NEW] })}>
                {words.addExpert}
              </Button>
            </p>
          ) : null}
          <Date3
            id="experts-due"
            label={words.due}
            hint={words.dueHint}
            size="m"
            value={day}
            error={at('/due')}
            onChange={(next) => set({ ...form, day: next })}
          />
          <p className="t14">{words.ownLead}</p>
          <OwnQuestions
            value={questions}
            pointer="/questions"
            at={at}
            onChange={(next) => set({ ...form, questions: next })}
          />
        </>
      )}
    </ActDialog>
  );
}

function OneExpert({
  place,
  one,
  at,
  onChange,
  onRemove,
}: {
  place: number;
  one: Typed;
  at: FaultAt;
  onChange: (part: Partial<Typed>) => void;
  onRemove: (() => void) | undefined;
}) {
  const words = useWords(expertsWords);
  const input = (part: 'email' | 'family' | 'given' | 'field' | 'fee', more: object = {}) => (
    <TextInput
      id={`expert-${place}-${part}`}
      label={words[part]}
      size="s"
      autoComplete="off"
      error={at(`/experts/${place}/${part}`)}
      value={one[part]}
      onChange={(text) => onChange({ [part]: text })}
      {...more}
    />
  );
  return (
    <fieldset className="box box-s stack" aria-labelledby={`expert-${place}`}>
      <p className="b" id={`expert-${place}`}>
        {words.expert(place + 1)}
      </p>
      {input('email', { type: 'email', inputMode: 'email', required: true })}
      <div className="row row-4">
        {input('family', { required: true, width: 'm' })}
        {input('given', { bare: true, width: 'm' })}
      </div>
      {input('field', { required: true, lang: 'en', hint: words.fieldHint })}
      {input('fee', { bare: true, hint: words.feeHint })}
      <RadioGroup
        id={`expert-${place}-lang`}
        label={words.lang}
        bare
        inline
        options={[
          { value: 'ja', label: words.langs.ja },
          { value: 'en', label: words.langs.en },
        ]}
        value={one.lang}
        onChange={(lang) => onChange({ lang })}
      />
      {onRemove ? (
        <p>
          <Button size="s" kind="text" onClick={onRemove}>
            {words.removeExpert(place + 1)}
          </Button>
        </p>
      ) : null}
    </fieldset>
  );
}
