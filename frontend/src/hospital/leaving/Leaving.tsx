import { type FormEvent, useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { useFaults } from '../../forms/useFaults';
import { useKept } from '../../forms/useKept';
import { Button } from '../../parts/Button/Button';
import { Check } from '../../parts/Choice/Choice';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { ErrorLine } from '../../parts/Field/Field';
import { Textarea } from '../../parts/Field/Textarea';
import { Go } from '../../parts/Go/Go';
import { Notice } from '../../parts/Notice/Notice';
import { longDay, personName } from '../../words/format';
import { hospitalleavingWords } from '../../words/hospitalleaving';
import { hospitalmembersWords } from '../../words/hospitalmembers';
import { Page } from '../Page';
import { Load } from '../shared/Load';
import { usePlaceOfWork } from '../who';
import { type Leaving as Standing, useLeaving } from './api';

const REASON_MAX = 1000;

/** Takes the hospital’s data along, and says that it leaves or stays after all. */
export default function Leaving() {
  const words = useWords(hospitalleavingWords);
  const members = useWords(hospitalmembersWords);
  const { manager } = usePlaceOfWork();
  return (
    <Page
      area="members"
      title={words.title}
      crumbs={[{ to: 'hospital/members', label: members.title }, { label: words.title }]}
    >
      <div className="stack narrow">
        <h1>{words.title}</h1>
        {manager ? <Managed /> : <p>{words.onlyManager}</p>}
      </div>
    </Page>
  );
}

function Managed() {
  const words = useWords(hospitalleavingWords);
  const { query, archive, leave, stay } = useLeaving();
  const [stays, setStays] = useState(false);
  return (
    <>
      <section className="stack" aria-labelledby="take">
        <div className="sec-head">
          <h2 id="take">{words.take}</h2>
        </div>
        <p>{words.takeLead}</p>
        <ul className="dots">
          {words.holds.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p>
          <a className="btn btn-line" href={archive} download>
            {words.takeDo}
          </a>
        </p>
      </section>
      <section className="stack" aria-labelledby="leave">
        <div className="sec-head">
          <h2 id="leave">{words.leave}</h2>
        </div>
        {stays ? <Notice kind="ok" title={words.backDone} /> : null}
        <Load query={query} lines={5}>
          {(data) =>
            data.asked_at ? (
              <Asked standing={data} at={data.asked_at} onBack={() => stay().then(() => setStays(true))} />
            ) : (
              <Ask
                standing={data}
                onAsk={async (reason) => {
                  await leave(reason);
                  setStays(false);
                }}
              />
            )
          }
        </Load>
      </section>
    </>
  );
}

function Asked({ standing, at, onBack }: { standing: Standing; at: string; onBack: () => Promise<void> }) {
  const words = useWords(hospitalleavingWords);
  const lang = useLang();
  const faults = useFaults({});
  const [busy, setBusy] = useState(false);
  const name = standing.by ? personName(standing.by, lang) : '';
  const back = async () => {
    setBusy(true);
    try {
      await onBack();
    } catch (error) {
      faults.caught(error);
      setBusy(false);
    }
  };
  return (
    <>
      <ErrorSummary errors={faults.items} round={faults.round} />
      <Notice kind="info" title={words.asked(longDay(at, lang), name)}>
        <p>{words.askedBody}</p>
      </Notice>
      {standing.reason ? (
        <p>
          <b>{words.reasonSaid}</b>
          <br />
          {standing.reason}
        </p>
      ) : null}
      <Running standing={standing} />
      <p>
        <Button busy={busy} onClick={() => void back()}>
          {words.back}
        </Button>
      </p>
    </>
  );
}

function Ask({ standing, onAsk }: { standing: Standing; onAsk: (reason: string) => Promise<void> }) {
  const words = useWords(hospitalleavingWords);
  const { id } = usePlaceOfWork();
  const [reason, setReason, forget] = useKept(`${id}:leave-reason`, '');
  const [understood, setUnderstood] = useState(false);
  const [busy, setBusy] = useState(false);
  const faults = useFaults({
    '/reason': { label: words.reason, id: 'leave-reason' },
    '/understood': { label: words.understood, id: 'understood', say: { must_agree: words.mustAgree } },
  });
  const ask = async (event: FormEvent) => {
    event.preventDefault();
    if (!understood) return faults.show([{ pointer: '/understood', code: 'must_agree' }]);
    setBusy(true);
    try {
      await onAsk(reason);
      forget();
    } catch (error) {
      faults.caught(error);
      setBusy(false);
    }
  };
  return (
    <>
      <p>{words.leaveLead}</p>
      <ul className="dots">
        {words.follows.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Running standing={standing} />
      <ErrorSummary errors={faults.items} round={faults.round} />
      <form className="stack" noValidate onSubmit={(event) => void ask(event)} aria-labelledby="leave">
        <Textarea
          id="leave-reason"
          label={words.reason}
          hint={words.reasonHint}
          readers={words.readers}
          rows={3}
          max={REASON_MAX}
          value={reason}
          error={faults.at('/reason')}
          onChange={setReason}
        />
        <div>
          <ErrorLine id="understood" error={faults.at('/understood')} />
          <Check
            id="understood"
            checked={understood}
            onChange={setUnderstood}
            error={faults.at('/understood') !== undefined}
            label={words.understood}
          />
        </div>
        <p>
          <Button type="submit" busy={busy}>
            {words.leaveDo}
          </Button>
        </p>
      </form>
    </>
  );
}

function Running({ standing }: { standing: Standing }) {
  const words = useWords(hospitalleavingWords);
  const { surveys, consultations } = standing;
  if (surveys.length + consultations.length === 0) return <p className="soft">{words.runningNone}</p>;
  return (
    <div>
      <p className="b">{words.running}</p>
      <ul className="dots">
        {surveys.map((number) => (
          <li key={number}>
            <Go to={`hospital/requests/${number}`}>{number}</Go>
          </li>
        ))}
        {consultations.map((number) => (
          <li key={number}>
            <Go to={`hospital/consult/${number}`}>{number}</Go>
          </li>
        ))}
      </ul>
    </div>
  );
}
