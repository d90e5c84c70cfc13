import { type FormEvent, useState } from 'react';
import { useLang, usePlace, useWords } from '../../app/place';
import { useFaults } from '../../forms/useFaults';
import { useKept } from '../../forms/useKept';
import { Button } from '../../parts/Button/Button';
import { RadioGroup } from '../../parts/Choice/Choice';
import { Date3, dateOf } from '../../parts/DateParts/DateParts';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { Select, TextInput } from '../../parts/Field/inputs';
import { consultWords } from '../../words/consult';
import { choices } from '../../words/registercode';
import { usePlaceOfWork } from '../who';
import '../../consult/consult.css';
import { type Form, useConsultActs } from './api';
import { QuestionBox } from './Fitting';

const TEXT_MAX = 2000;
const EMPTY_DATE = { year: '', month: '', day: '' };

function emptyForm(): Form {
  return {
    theme: '',
    text: '',
    urgency: 'usual',
    needed_by: EMPTY_DATE,
    department: '',
    related: '',
    may_share: null,
    submission: crypto.randomUUID(),
  };
}

/** The one page on which a hospital asks; what is typed stays until it was sent. */
export function Ask({ first }: { first: boolean }) {
  const words = useWords(consultWords);
  const { field } = words;
  const lang = useLang();
  const place = usePlace();
  const { id } = usePlaceOfWork();
  const acts = useConsultActs();
  const [blank] = useState(emptyForm);
  const [form, keep, forget] = useKept<Form>(`consult:${id}`, blank);
  const [busy, setBusy] = useState(false);
  const faults = useFaults({
    '/question/theme': { label: field.theme, choice: true, id: 'consult-theme' },
    '/question/text': { label: field.text, id: 'consult-text' },
    '/question/urgency': { label: field.urgency, choice: true, id: 'consult-urgency' },
    '/question/needed_by': { label: field.needed_by, id: 'consult-needed' },
    '/question/department': { label: field.department, id: 'consult-department' },
    '/question/related': { label: field.related, id: 'consult-related' },
    '/question/may_share': { label: words.shortField.may_share, choice: true, id: 'consult-share' },
  });
  const set = (patch: Partial<Form>) => keep({ ...form, ...patch });
  const typed = Object.values(form.needed_by).some(Boolean);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const needed = form.urgency === 'urgent' ? dateOf(form.needed_by) : null;
    if (form.urgency === 'urgent' && typed && !needed) {
      faults.show([{ pointer: '/question/needed_by', code: 'not_a_date' }]);
      return;
    }
    setBusy(true);
    const { submission, ...question } = form;
    try {
      const view = await acts.ask({ ...question, needed_by: needed }, submission);
      forget();
      place.goOn?.(`/${lang}/hospital/consult/${view.row.number}?sent=1`);
    } catch (error) {
      faults.caught(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <section className="consult-flow" aria-labelledby="ask">
      <ErrorSummary errors={faults.items} round={faults.round} />
      <h2 id="ask">{words.askTitle}</h2>
      {first ? <Examples onUse={(example) => set(example)} /> : null}
      <form className="section-form" onSubmit={(event) => void send(event)} noValidate aria-labelledby="ask">
        <Select
          id="consult-theme"
          label={field.theme}
          required
          size="m"
          value={form.theme}
          error={faults.at('/question/theme')}
          onChange={(theme) => set({ theme })}
        >
          <option value="">{field.choose}</option>
          {choices('LB', lang).map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </Select>
        <QuestionBox
          id="consult-text"
          label={field.text}
          hint={field.textHint}
          required
          rows={6}
          max={TEXT_MAX}
          readers={words.readers}
          value={form.text}
          error={faults.at('/question/text')}
          onChange={(text) => set({ text })}
        />
        <RadioGroup
          id="consult-urgency"
          label={field.urgency}
          required
          options={choices('consult_urgency', lang)}
          value={form.urgency}
          error={faults.at('/question/urgency')}
          onChange={(urgency) => set({ urgency })}
        />
        {form.urgency === 'urgent' ? (
          <Date3
            id="consult-needed"
            label={field.needed_by}
            required
            size="m"
            value={form.needed_by}
            error={faults.at('/question/needed_by')}
            onChange={(needed_by) => set({ needed_by })}
          />
        ) : null}
        <TextInput
          id="consult-department"
          label={field.department}
          size="m"
          value={form.department}
          error={faults.at('/question/department')}
          onChange={(department) => set({ department })}
        />
        <TextInput
          id="consult-related"
          label={field.related}
          hint={field.relatedHint}
          size="m"
          value={form.related}
          error={faults.at('/question/related')}
          onChange={(related) => set({ related })}
        />
        <RadioGroup
          id="consult-share"
          label={field.may_share}
          hint={field.may_shareHint}
          required
          inline
          options={[
            { value: 'yes', label: field.yes },
            { value: 'no', label: field.no },
          ]}
          value={form.may_share === null ? null : form.may_share ? 'yes' : 'no'}
          error={faults.at('/question/may_share')}
          onChange={(choice) => set({ may_share: choice === 'yes' })}
        />
        <p className="t14 soft">{words.kept}</p>
        <div className="row row-3 form-acts">
          <Button kind="solid" type="submit" busy={busy} block>
            {words.send}
          </Button>
          {form.text || form.theme ? (
            <Button
              kind="text"
              onClick={() => {
                forget();
                keep(emptyForm());
                faults.clear();
              }}
            >
              {words.clear}
            </Button>
          ) : null}
        </div>
      </form>
    </section>
  );
}

function Examples({ onUse }: { onUse: (example: { theme: string; text: string }) => void }) {
  const words = useWords(consultWords);
  const lang = useLang();
  const themes = new Map(choices('LB', lang).map((one) => [one.value, one.label]));
  return (
    <div className="box box-s">
      <p>{words.examplesLead}</p>
      <ul className="lines" aria-label={words.examples}>
        {words.exampleList.map((example) => (
          <li key={example.theme}>
            <span>
              <b>{themes.get(example.theme)}</b>
              <br />
              {example.text}
            </span>
            <Button
              size="s"
              onClick={() => {
                onUse({ theme: example.theme, text: example.text });
                document.getElementById('consult-text')?.focus();
              }}
            >
              {words.useExample}
              <span className="vh">{themes.get(example.theme)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
