import { useState } from 'react';
import { lazy, Until } from '../../app/lazy';
import { useLang, useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { Fill } from '../../parts/Fill/Fill';
import { Go } from '../../parts/Go/Go';
import { code } from '../../words/code';
import { firmWords } from '../../words/firm';
import { useTheCase } from '../theCase';

const ReopenDialog = lazy(() => import('./ReopenDialog'));

/** How a case ended, what the desk wrote, and the way back. */
export function Ended() {
  const words = useWords(firmWords).ended;
  const lang = useLang();
  const { data, may } = useTheCase();
  const { exit } = data;
  if (exit) {
    return (
      <section aria-labelledby="exit">
        <div className="sec-head">
          <h2 id="exit">{words.notAccepted}</h2>
        </div>
        <dl className="facts facts-wide">
          <div className="fact">
            <dt>{words.reason}</dt>
            <dd>{code('exit_reason', exit.reason, lang)}</dd>
          </div>
          <div className="fact">
            <dt>{words.others}</dt>
            <dd>{code('referral_to', exit.referral, lang)}</dd>
          </div>
        </dl>
        <h3 className="note-line">{words.letter}</h3>
        <p className="letter note-line" lang="en">
          {exit.letter}
        </p>
        {may('reopen') ? <Reopen /> : null}
      </section>
    );
  }
  return (
    <section>
      <p className="b">
        {data.stage === 'merged' ? (
          data.merged_into ? (
            <Fill
              text={words.mergedInto}
              slots={{ ref: <Go to={`my/cases/${data.merged_into}`}>{data.merged_into}</Go> }}
            />
          ) : (
            words.mergedPlain
          )
        ) : data.stage === 'withdrawn' ? (
          words.withdrawn
        ) : data.outcome ? (
          words.closed(code('outcome', data.outcome, lang))
        ) : (
          words.closedPlain
        )}
      </p>
      {may('reopen') ? <Reopen /> : null}
    </section>
  );
}

function Reopen() {
  const words = useWords(firmWords).ended;
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  if (asked) return <p role="status">{words.asked}</p>;
  return (
    <div className="note-line">
      <Button onClick={() => setOpen(true)}>{words.reopen}</Button>
      {open ? (
        <Until>
          <ReopenDialog
            reason={reason}
            onReason={setReason}
            onClose={() => setOpen(false)}
            onAsked={() => setAsked(true)}
          />
        </Until>
      ) : null}
    </div>
  );
}
