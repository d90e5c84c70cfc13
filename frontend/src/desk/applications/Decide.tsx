import { useState } from 'react';
import { Problem } from '../../api/problem';
import { useLang, useWords } from '../../app/place';
import { useFaults } from '../../forms/useFaults';
import { RadioGroup } from '../../parts/Choice/Choice';
import { Dialog } from '../../parts/Dialog/Dialog';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { Textarea } from '../../parts/Field/Textarea';
import { deskjoiningWords } from '../../words/deskjoining';
import { choices } from '../../words/registercode';
import { type DeskApplication, decide } from './api';

/** What the desk does about an application. */
export type Act = 'question' | 'approval' | 'refusal';

const TEXT_MAX = 2000;
const NEW = 'new';

/** Asks, approves or does not, in a dialog; what was typed stays when it could not be done. */
export function Decide({
  act,
  data,
  onClose,
  onDone,
}: {
  act: Act;
  data: DeskApplication;
  onClose: () => void;
  onDone: (next: DeskApplication, told: string) => void;
}) {
  const words = useWords(deskjoiningWords);
  const lang = useLang();
  const joinable = data.alike.filter((one) => !one.has_manager);
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [into, setInto] = useState<string | null>(joinable.length === 0 ? NEW : null);
  const [busy, setBusy] = useState(false);
  const faults = useFaults({
    '/text': { label: act === 'question' ? words.question : words.more, id: 'text' },
    '/refusal': { label: words.refusal, choice: true, id: 'refusal' },
    '/into': { label: words.asWhat, choice: true, id: 'into', say: { duplicate: words.hasManager } },
    '/version': { label: words.title, id: 'text', say: { required: words.changed } },
  });
  const title = { question: words.askTitle, approval: words.approveTitle, refusal: words.refuseTitle }[act];
  const confirm = { question: words.ask, approval: words.approve, refusal: words.refuse }[act];
  const told = { question: words.asked, approval: words.approved, refusal: words.refused }[act];
  const missing = () => {
    if (act === 'question' && !text.trim()) return '/text';
    if (act === 'approval' && into === null) return '/into';
    return act === 'refusal' && refusal === null ? '/refusal' : null;
  };
  const body = () => {
    if (act === 'question') return { text };
    return act === 'refusal' ? { refusal, text } : into === NEW ? {} : { into };
  };
  const send = async () => {
    const open = missing();
    if (open) return faults.show([{ pointer: open, code: 'required' }]);
    setBusy(true);
    try {
      onDone(await decide(data, act, body()), told);
    } catch (error) {
      const stale = error instanceof Problem && error.status === 412;
      if (stale) faults.show([{ pointer: '/version', code: 'required' }]);
      else faults.caught(error);
      setBusy(false);
    }
  };
  return (
    <Dialog open title={title} onClose={onClose} confirm={confirm} onConfirm={() => void send()} busy={busy}>
      <ErrorSummary errors={faults.items} round={faults.round} />
      {act === 'approval' ? (
        <>
          <p>{words.approveLead}</p>
          {joinable.length > 0 ? (
            <RadioGroup
              id="into"
              label={words.asWhat}
              required
              error={faults.at('/into')}
              options={[
                ...joinable.map((one) => ({
                  value: one.id,
                  label: words.asKnown(one.name[lang] || one.name.ja),
                })),
                { value: NEW, label: words.asNew },
              ]}
              value={into}
              onChange={setInto}
            />
          ) : null}
        </>
      ) : null}
      {act === 'refusal' ? (
        <RadioGroup
          id="refusal"
          label={words.refusal}
          required
          error={faults.at('/refusal')}
          options={choices('join_refusal', lang)}
          value={refusal}
          onChange={setRefusal}
        />
      ) : null}
      {act === 'approval' ? null : (
        <Textarea
          id="text"
          label={act === 'question' ? words.question : words.more}
          hint={act === 'question' ? words.questionHint : words.moreHint}
          required={act === 'question'}
          rows={4}
          size="m"
          max={TEXT_MAX}
          patientLine={false}
          value={text}
          error={faults.at('/text')}
          onChange={setText}
        />
      )}
    </Dialog>
  );
}
