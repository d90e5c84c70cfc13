import { useState } from 'react';
import { Problem } from '../../api/problem';
import { useLang, useWords } from '../../app/place';
import { useFaults } from '../../forms/useFaults';
import { useKept } from '../../forms/useKept';
import { Button, LinkButton } from '../../parts/Button/Button';
import { Dialog } from '../../parts/Dialog/Dialog';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { Textarea } from '../../parts/Field/Textarea';
import { Notice } from '../../parts/Notice/Notice';
import { moment, personName, stamp, TOKYO } from '../../words/format';
import { hospitalWords } from '../../words/hospital';
import { hospitalanswerWords } from '../../words/hospitalanswer';
import { useHospitalApi, useKeep } from '../api';
import type { RequestView } from '../types';
import { usePlaceOfWork } from '../who';

const NOTE_MAX = 2000;

/** Whether the answer waits for the hospital’s approver. */
export function waitsForApprover(view: Pick<RequestView, 'approval'>): boolean {
  return view.approval != null && !view.approval.returned;
}

/** The answer waits: for the approver what to decide, for the others since when. */
export function Approval({ view }: { view: RequestView }) {
  const words = useWords(hospitalanswerWords);
  const lang = useLang();
  const [open, setOpen] = useState<'approve' | 'return' | null>(null);
  const approval = view.approval;
  if (!approval || approval.returned) return null;
  const { by, at } = approval.handed_in;
  const close = () => setOpen(null);
  return (
    <section aria-label={words.waitingTitle}>
      <Notice kind="info" title={words.waitingTitle}>
        {words.waitingBody(personName(by, lang), stamp(at, lang))}
        {approval.with_register ? ` ${words.withRegister}` : ''}
      </Notice>
      <div className="row row-3 form-acts">
        {view.may_approve ? (
          <>
            <Button kind="solid" onClick={() => setOpen('approve')}>
              {words.approve}
            </Button>
            <Button onClick={() => setOpen('return')}>{words.sendBack}</Button>
          </>
        ) : null}
        {view.may_answer || view.may_answer_late ? (
          <>
            <LinkButton icon="pen" to={`hospital/requests/${view.number}/answer`}>
              {words.takeBack}
            </LinkButton>
            <span className="t14 soft">{words.takeBackNote}</span>
          </>
        ) : null}
      </div>
      {open === 'approve' ? <Approve view={view} onClose={close} /> : null}
      {open === 'return' ? <SendBack view={view} onClose={close} /> : null}
    </section>
  );
}

/** The approver sent the answer back: why. */
export function SentBack({ view }: { view: RequestView }) {
  const words = useWords(hospitalanswerWords);
  const lang = useLang();
  const returned = view.approval?.returned;
  if (!returned) return null;
  return (
    <Notice kind="warn" title={words.returnedTitle(personName(returned.by, lang), stamp(returned.at, lang))}>
      <span className="as-typed">{words.returnedBody(view.approval?.note ?? '')}</span>
    </Notice>
  );
}

// What is there now is shown where somebody was faster.
function useDecided(view: RequestView, decide: (version: number) => Promise<RequestView>, done: () => void) {
  const api = useHospitalApi();
  const keep = useKeep();
  const words = useWords(hospitalanswerWords);
  const [busy, setBusy] = useState(false);
  const [moved, setMoved] = useState('');
  const faults = useFaults({ '/note': { label: words.note, id: 'note' } });
  const send = async () => {
    setBusy(true);
    try {
      const now = await decide(view.version);
      done();
      keep.request(now);
    } catch (error) {
      faults.caught(error);
      if (error instanceof Problem && (error.status === 412 || error.status === 409)) {
        const fresh = await api.request(view.number);
        if (fresh.version === view.version) setMoved(words.registerMoved);
        else keep.request(fresh);
      }
    } finally {
      setBusy(false);
    }
  };
  return { busy, moved, faults, send };
}

function Approve({ view, onClose }: { view: RequestView; onClose: () => void }) {
  const words = useWords(hospitalanswerWords);
  const lang = useLang();
  const api = useHospitalApi();
  const decided = useDecided(view, (version) => api.approve(view.number, version), onClose);
  const late = view.round !== 'open';
  return (
    <Dialog
      open
      title={words.approveTitle}
      confirm={words.approve}
      busy={decided.busy}
      onConfirm={decided.send}
      onClose={onClose}
    >
      {decided.moved ? (
        <Notice kind="warn" title={decided.moved} />
      ) : (
        <ErrorSummary errors={decided.faults.items} round={decided.faults.round} />
      )}
      <p>{late ? words.approveLateBody : words.approveBody(moment(view.due, lang, TOKYO).main)}</p>
    </Dialog>
  );
}

function SendBack({ view, onClose }: { view: RequestView; onClose: () => void }) {
  const words = useWords(hospitalanswerWords);
  const api = useHospitalApi();
  const { id } = usePlaceOfWork();
  const [note, setNote, forget] = useKept(`return:${id}:${view.number}`, '');
  const decided = useDecided(
    view,
    (version) => api.sendBack(view.number, note, version),
    () => {
      forget();
      onClose();
    },
  );
  const send = async () => {
    if (note.trim() === '') decided.faults.show([{ pointer: '/note', code: 'required' }]);
    else await decided.send();
  };
  return (
    <Dialog
      open
      title={words.sendBackTitle}
      confirm={words.sendBack}
      busy={decided.busy}
      onConfirm={send}
      onClose={onClose}
    >
      <ErrorSummary errors={decided.faults.items} round={decided.faults.round} />
      <Textarea
        id="note"
        label={words.note}
        hint={words.noteHint}
        required
        rows={4}
        max={NOTE_MAX}
        value={note}
        error={decided.faults.at('/note')}
        onChange={setNote}
      />
    </Dialog>
  );
}

/** What a hospital’s office presses: to the desk, or to its own approver first. */
export function useSendWords(view: RequestView) {
  const words = useWords(hospitalWords).request;
  const own = useWords(hospitalanswerWords);
  const lang = useLang();
  const due = moment(view.due, lang, TOKYO).main;
  return view.needs_approval
    ? { send: own.handIn, title: own.handInTitle, body: own.handInBody(due), decline: own.declineHandIn }
    : { send: words.send, title: words.sendTitle, body: words.sendBody(due), decline: words.declineSend };
}
