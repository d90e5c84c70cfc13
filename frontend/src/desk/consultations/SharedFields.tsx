import { useState } from 'react';
import { Problem } from '../../api/problem';
import { useLang, useWords } from '../../app/place';
import { type FieldNames, useFaults } from '../../forms/useFaults';
import { useKept } from '../../forms/useKept';
import { Button } from '../../parts/Button/Button';
import { Date3, dateOf, partsOf } from '../../parts/DateParts/DateParts';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { Select } from '../../parts/Field/inputs';
import { Textarea } from '../../parts/Field/Textarea';
import { choices } from '../../words/registercode';
import { sharedanswersWords } from '../../words/sharedanswers';
import type { SharedForm } from './shared';

const MAX = { question_ja: 500, answer_ja: 4000, question_en: 500, answer_en: 4000 } as const;
const TEXTS = ['question_ja', 'answer_ja', 'question_en', 'answer_en'] as const;

/** Question and answer as hospitals will read them; what is typed stays until it was saved. */
export function SharedFields({
  kept,
  first,
  button,
  save,
  onClose,
  onStale,
}: {
  /** The key under which what is typed is kept. */
  kept: string;
  first: SharedForm;
  button: string;
  save: (form: SharedForm) => Promise<void>;
  onClose?: () => void;
  onStale?: () => void;
}) {
  const words = useWords(sharedanswersWords);
  const { field } = words;
  const lang = useLang();
  const [form, keep, forget] = useKept<SharedForm>(kept, first);
  const [busy, setBusy] = useState(false);
  const names: FieldNames = {
    '/theme': { label: field.theme, choice: true, id: 'shared-theme' },
    '/as_of': { label: field.as_of, id: 'shared-as_of' },
    ...Object.fromEntries(TEXTS.map((name) => [`/${name}`, { label: field[name], id: `shared-${name}` }])),
  };
  const faults = useFaults(names);
  const day = partsOf(form.as_of);
  const go = async () => {
    const as_of = dateOf(day);
    if (!as_of && form.as_of.replaceAll('-', '') !== '') {
      faults.show([{ pointer: '/as_of', code: 'not_a_date' }]);
      return;
    }
    setBusy(true);
    faults.clear();
    try {
      await save({ ...form, as_of: as_of ?? '' });
      forget();
    } catch (error) {
      if (error instanceof Problem && error.status === 412) onStale?.();
      faults.caught(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="section-form">
      <ErrorSummary errors={faults.items} round={faults.round} />
      <Select
        id="shared-theme"
        label={field.theme}
        required
        size="m"
        value={form.theme}
        error={faults.at('/theme')}
        onChange={(theme) => keep({ ...form, theme })}
      >
        <option value="">{field.choose}</option>
        {choices('LB', lang).map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </Select>
      {TEXTS.map((name) => (
        <Textarea
          key={name}
          id={`shared-${name}`}
          label={field[name]}
          hint={name === 'question_en' ? field.enHint : undefined}
          required={name.endsWith('ja')}
          rows={name.startsWith('question') ? 3 : 8}
          max={MAX[name]}
          readers={name === 'question_ja' ? words.readers : undefined}
          lang={name.slice(-2)}
          value={form[name]}
          error={faults.at(`/${name}`)}
          onChange={(text) => keep({ ...form, [name]: text })}
        />
      ))}
      <Date3
        id="shared-as_of"
        label={field.as_of}
        required
        size="m"
        value={day}
        error={faults.at('/as_of')}
        onChange={(day) => keep({ ...form, as_of: [day.year, day.month, day.day].join('-') })}
      />
      <div className="row row-3 form-acts">
        <Button kind="solid" busy={busy} onClick={() => void go()}>
          {button}
        </Button>
        {onClose ? (
          <Button kind="text" onClick={onClose}>
            {words.closeForm}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
