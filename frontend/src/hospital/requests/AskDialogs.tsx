import { useState } from 'react';
import { Problem } from '../../api/problem';
import { useLang, useWords } from '../../app/place';
import { useFaults } from '../../forms/useFaults';
import { useKept } from '../../forms/useKept';
import { Date3, type DateText, dateOf } from '../../parts/DateParts/DateParts';
import { Dialog } from '../../parts/Dialog/Dialog';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { Textarea } from '../../parts/Field/Textarea';
import { longDay } from '../../words/format';
import { hospitalexchangeWords } from '../../words/hospitalexchange';
import { useHospitalApi, useKeep } from '../api';
import type { RequestView } from '../types';
import { usePlaceOfWork } from '../who';

const TEXT_MAX = 2000;

interface Props {
  view: RequestView;
  onClose: () => void;
  /** After it reached the desk: what to say. */
  onSent: (said: string) => void;
}

/** A question to the desk; the text stays in the browser until it has gone out. */
export function AskQuestion({ view, onClose, onSent }: Props) {
  const words = useWords(hospitalexchangeWords);
  const api = useHospitalApi();
  const keep = useKeep();
  const { id } = usePlaceOfWork();
  const [text, setText, forget] = useKept(`question:${id}:${view.number}`, '');
  const [busy, setBusy] = useState(false);
  const faults = useFaults({ '/text': { label: words.askLabel, id: 'ask-text' } });
  const send = async () => {
    if (text.trim() === '') {
      faults.show([{ pointer: '/text', code: 'required' }]);
      return;
    }
    setBusy(true);
    try {
      keep.request(await api.question(view.number, text));
      forget();
      onSent(words.asked);
    } catch (error) {
      faults.caught(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      title={words.askTitle}
      confirm={words.askSend}
      busy={busy}
      onConfirm={send}
      onClose={onClose}
    >
      <ErrorSummary errors={faults.items} round={faults.round} />
      <p>{words.lead}</p>
      <Textarea
        id="ask-text"
        label={words.askLabel}
        hint={words.askHint}
        required
        rows={4}
        max={TEXT_MAX}
        value={text}
        error={faults.at('/text')}
        onChange={setText}
      />
    </Dialog>
  );
}

const NO_DATE: DateText = { year: '', month: '', day: '' };

/** A request for more time: until when, and why. */
export function AskMoreTime({ view, onClose, onSent }: Props) {
  const words = useWords(hospitalexchangeWords);
  const lang = useLang();
  const api = useHospitalApi();
  const keep = useKeep();
  const { id } = usePlaceOfWork();
  const [form, setForm, forget] = useKept(`more-time:${id}:${view.number}`, { until: NO_DATE, reason: '' });
  const [busy, setBusy] = useState(false);
  const last = view.more_until ? longDay(view.more_until, lang) : '';
  const faults = useFaults({
    '/until': {
      label: words.moreUntil,
      id: 'more-until',
      say: { order: words.later, too_big: words.tooLate(last) },
    },
    '/reason': { label: words.moreReason, id: 'more-reason' },
  });
  const send = async () => {
    const until = dateOf(form.until);
    const own = [];
    if (!until) {
      const empty = !form.until.year && !form.until.month && !form.until.day;
      own.push({ pointer: '/until', code: empty ? 'required' : 'not_a_date' });
    }
    if (form.reason.trim() === '') own.push({ pointer: '/reason', code: 'required' });
    if (!until || own.length > 0) {
      faults.show(own);
      return;
    }
    setBusy(true);
    try {
      keep.request(await api.moreTime(view.number, until, form.reason));
      forget();
      onSent(words.moreAsked);
    } catch (error) {
      faults.caught(error);
      // Somebody of the hospital was faster, or the round closed: show what stands now.
      if (error instanceof Problem && error.status === 409) keep.request(await api.request(view.number));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      title={words.moreTitle}
      confirm={words.moreSend}
      busy={busy}
      onConfirm={send}
      onClose={onClose}
    >
      <ErrorSummary errors={faults.items} round={faults.round} />
      <Date3
        id="more-until"
        label={words.moreUntil}
        hint={words.moreUntilHint(last)}
        required
        size="m"
        value={form.until}
        error={faults.at('/until')}
        onChange={(until) => setForm({ ...form, until })}
      />
      <Textarea
        id="more-reason"
        label={words.moreReason}
        hint={words.moreReasonHint}
        required
        rows={3}
        max={TEXT_MAX}
        value={form.reason}
        error={faults.at('/reason')}
        onChange={(reason) => setForm({ ...form, reason })}
      />
    </Dialog>
  );
}
