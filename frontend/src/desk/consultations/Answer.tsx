import { useState } from 'react';
import { Problem } from '../../api/problem';
import { useLang, useWords } from '../../app/place';
import type { ConsultView } from '../../consult/types';
import { useFaults } from '../../forms/useFaults';
import { useKept } from '../../forms/useKept';
import { Button } from '../../parts/Button/Button';
import { RadioGroup } from '../../parts/Choice/Choice';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { TextInput } from '../../parts/Field/inputs';
import { Textarea } from '../../parts/Field/Textarea';
import { deskconsultWords } from '../../words/deskconsult';
import { personName, stamp } from '../../words/format';
import { choices } from '../../words/registercode';
import { useConsultationActs } from './api';

const TEXT_MAX = 20_000;
const GIVEN = ['answered', 'document_given', 'training_given', 'referred'];

/** The answer, with a text that the desk’s people work on together before it goes out. */
export function Answer({ view, onDone }: { view: ConsultView; onDone: (told: string) => void }) {
  const words = useWords(deskconsultWords);
  const lang = useLang();
  const acts = useConsultationActs();
  const number = view.row.number;
  const working = view.desk?.working ?? null;
  // A text saved by a colleague after this one was begun is a new beginning.
  const [form, keep, forget] = useKept(`${number}:answer:${working?.at ?? ''}`, {
    text: working?.text ?? '',
    given: 'answered',
    detail: '',
  });
  const [busy, setBusy] = useState<'draft' | 'answer' | null>(null);
  const faults = useFaults({
    '/text': { label: words.answerText, id: 'answer-text' },
    '/given': { label: words.given, choice: true, id: 'answer-given' },
    '/detail': { label: words.detail, id: 'answer-detail' },
  });
  if (!view.next.includes('answer')) return null;
  const run = async (what: 'draft' | 'answer', path: string, body: unknown, told: string) => {
    setBusy(what);
    faults.clear();
    try {
      await acts.act(number, path, body, view.version);
      forget();
      onDone(told);
    } catch (error) {
      if (error instanceof Problem && error.status === 412) await acts.renew(number);
      faults.caught(error);
    } finally {
      setBusy(null);
    }
  };
  return (
    <section className="box no-print" aria-labelledby="answer">
      <h2 id="answer">{words.answerTitle}</h2>
      <p className="t14 soft">{words.answerLead}</p>
      <ErrorSummary errors={faults.items} round={faults.round} />
      <Textarea
        id="answer-text"
        label={words.answerText}
        required
        rows={8}
        max={TEXT_MAX}
        value={form.text}
        error={faults.at('/text')}
        onChange={(text) => keep({ ...form, text })}
      />
      {working ? (
        <p className="t14 soft">
          {words.draftBy(working.by ? personName(working.by, lang) : words.program, stamp(working.at, lang))}
        </p>
      ) : null}
      <RadioGroup
        id="answer-given"
        label={words.given}
        required
        inline
        options={choices('consult_outcome', lang).filter((one) => GIVEN.includes(one.value))}
        value={form.given}
        error={faults.at('/given')}
        onChange={(given) => keep({ ...form, given })}
      />
      <TextInput
        id="answer-detail"
        label={words.detail}
        hint={words.detailHint}
        required={form.given !== 'answered'}
        size="m"
        value={form.detail}
        error={faults.at('/detail')}
        onChange={(detail) => keep({ ...form, detail })}
      />
      <div className="row row-3 form-acts">
        <Button
          kind="solid"
          busy={busy === 'answer'}
          onClick={() => void run('answer', 'answer', form, words.answered)}
        >
          {words.answerSend}
        </Button>
        <Button
          busy={busy === 'draft'}
          onClick={() => void run('draft', 'working-text', { text: form.text }, words.draftSaved)}
        >
          {words.draftSave}
        </Button>
      </div>
    </section>
  );
}
