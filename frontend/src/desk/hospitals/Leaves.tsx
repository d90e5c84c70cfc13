import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../api/problem';
import { useLang, useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { Dialog } from '../../parts/Dialog/Dialog';
import { Go } from '../../parts/Go/Go';
import { Notice } from '../../parts/Notice/Notice';
import { problemText } from '../../words/faults';
import { longDay, number, personName } from '../../words/format';
import { hospitalleavingWords } from '../../words/hospitalleaving';
import { concludeLeaving, type EntryReview } from './review';

/** A hospital’s wish to leave: what still runs, and concluding it. */
export function Leaves({ id, review }: { id: string; review: EntryReview }) {
  const words = useWords(hospitalleavingWords).desk;
  const lang = useLang();
  const [asking, setAsking] = useState(false);
  const { leaving } = review;
  if (!leaving) return null;
  if (leaving.left_at) {
    return (
      <Notice kind="info" title={words.left(longDay(leaving.left_at, lang))}>
        <p>{words.leftBody}</p>
      </Notice>
    );
  }
  const running = [
    ...leaving.cases.map((one) => ({ to: `desk/cases/${one}`, label: one })),
    ...leaving.consultations.map((one) => ({ to: `desk/consultations/${one}`, label: one })),
  ];
  const name = leaving.by ? personName(leaving.by, lang) : '';
  return (
    <>
      <Notice kind="warn" title={words.askedBy(longDay(leaving.at, lang), name)}>
        <p>{leaving.reason ? words.reason(leaving.reason) : words.noReason}</p>
        {running.length > 0 ? (
          <>
            <p>{words.runningBody}</p>
            <ul className="dots">
              {running.map(({ to, label }) => (
                <li key={to}>
                  <Go to={to}>{label}</Go>
                </li>
              ))}
            </ul>
          </>
        ) : leaving.may_conclude ? (
          <Button size="s" onClick={() => setAsking(true)}>
            {words.conclude}
          </Button>
        ) : (
          <p>{words.lead}</p>
        )}
      </Notice>
      {asking ? <Conclude id={id} review={review} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function Conclude({ id, review, onClose }: { id: string; review: EntryReview; onClose: () => void }) {
  const words = useWords(hospitalleavingWords).desk;
  const lang = useLang();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const { name } = review.row;
  const conclude = async () => {
    setBusy(true);
    try {
      await concludeLeaving(id);
      onClose();
    } catch (error) {
      setProblem(problemText(error instanceof Problem ? error : { code: 'server' }, lang));
      setBusy(false);
    }
    await client.invalidateQueries({ queryKey: ['desk', 'register'] });
  };
  return (
    <Dialog
      open
      title={words.concludeTitle(name[lang] || name.ja)}
      confirm={words.conclude}
      busy={busy}
      onConfirm={() => void conclude()}
      onClose={onClose}
    >
      <p>{words.concludeBody(number(review.office_members))}</p>
      {problem ? <Notice kind="err" title={problem} /> : null}
    </Dialog>
  );
}
