import { useLang, useWords } from '../../app/place';
import { CheckGroup, RadioGroup } from '../../parts/Choice/Choice';
import { Textarea } from '../../parts/Field/Textarea';
import { choices } from '../../words/code';
import { hospitalWords } from '../../words/hospital';
import type { Part } from './QuestionList';

const REMARK_MAX = 2000;

/** Are you interested? A no opens its reason and nothing else. */
export function InterestAnswer({ value, set, fault }: Part) {
  const words = useWords(hospitalWords).request;
  const lang = useLang();
  return (
    <RadioGroup
      id="interest"
      label={<span className="vh">{words.label.interest}</span>}
      bare
      hint={words.hint.interest}
      error={fault('interest')}
      options={choices('interest', lang)}
      value={value.interest ?? null}
      onChange={(interest) => set({ interest })}
    />
  );
}

/** Conditions, and a remark about them. */
export function ConditionsAnswer({ value, set, fault }: Part) {
  const words = useWords(hospitalWords).request;
  const lang = useLang();
  const conditional = value.interest === 'int_if';
  return (
    <>
      <CheckGroup
        id="conditions"
        label={<span className="vh">{words.label.conditions}</span>}
        bare
        hint={conditional ? words.hint.conditionsIf : words.hint.conditions}
        error={fault('conditions')}
        columns={2}
        options={choices('condition', lang)}
        values={value.conditions ?? []}
        onChange={(conditions) => set({ conditions })}
      />
      <Textarea
        id="conditions_note"
        label={words.label.conditions_note}
        hint={words.hint.note}
        readers={words.readers}
        rows={3}
        max={REMARK_MAX}
        error={fault('conditions_note')}
        value={value.conditions_note ?? ''}
        onChange={(conditions_note) => set({ conditions_note })}
      />
    </>
  );
}

/** May the company be told the hospital’s name? */
export function NameAnswer({ value, set, fault }: Part) {
  const words = useWords(hospitalWords).request;
  const told = value.name_may_be_told;
  return (
    <RadioGroup
      id="name_may_be_told"
      label={<span className="vh">{words.label.name_may_be_told}</span>}
      bare
      hint={words.hint.name_may_be_told}
      error={fault('name_may_be_told')}
      options={[
        { value: 'yes', label: words.yes },
        { value: 'no', label: words.noName },
      ]}
      value={told === true ? 'yes' : told === false ? 'no' : null}
      onChange={(answer) => set({ name_may_be_told: answer === 'yes' })}
    />
  );
}

/** Why not: with it a no is a full answer. */
export function WhyNot({ value, set, fault }: Pick<Part, 'value' | 'set' | 'fault'>) {
  const words = useWords(hospitalWords).request;
  const lang = useLang();
  return (
    <>
      <RadioGroup
        id="why_not"
        label={<span className="vh">{words.label.why_not}</span>}
        bare
        hint={words.hint.why_not}
        error={fault('why_not')}
        columns={2}
        options={choices('decline_reason', lang)}
        value={value.why_not ?? null}
        onChange={(why_not) => set({ why_not })}
      />
      <Textarea
        id="why_not_note"
        label={words.label.why_not_note}
        hint={words.hint.why_not_note}
        readers={words.readers}
        rows={3}
        max={REMARK_MAX}
        error={fault('why_not_note')}
        value={value.why_not_note ?? ''}
        onChange={(why_not_note) => set({ why_not_note })}
      />
    </>
  );
}
