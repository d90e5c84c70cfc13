import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../api/problem';
import { useLang, usePlace, useWords } from '../../app/place';
import { ChangeList } from '../../hospital/register/ChangeList';
import { linesOf } from '../../hospital/register/changes';
import { WholeRegister } from '../../hospital/register/Face';
import type { Register } from '../../hospital/types';
import { Button } from '../../parts/Button/Button';
import { Notice } from '../../parts/Notice/Notice';
import { SummaryList } from '../../parts/SummaryList/SummaryList';
import { deskreviewWords } from '../../words/deskreview';
import { problemText } from '../../words/faults';
import { longDay, number, personName } from '../../words/format';
import { hospitalattestationWords } from '../../words/hospitalattestation';
import { registerWords } from '../../words/register';
import { Load } from '../Load';
import { HospitalPage } from './HospitalPage';
import { States } from './Hospitals';
import { Proposed } from './Proposed';
import { type EntryReview, markReviewed, useEntry } from './review';

/** One hospital’s register at the desk: how it stands, what changed, what was proposed, what it says. */
export default function Entry() {
  return <HospitalPage tab="register">{(id, review) => <Loaded id={id} review={review} />}</HospitalPage>;
}

function Loaded({ id, review }: { id: string; review: EntryReview }) {
  const words = useWords(deskreviewWords);
  const entry = useEntry(id);
  const proposed = new URLSearchParams(usePlace().search).has('proposed');
  return (
    <Load query={entry}>
      {(register) => (
        <>
          {proposed ? <Notice kind="ok" title={words.proposed} /> : null}
          <Facts review={review} />
          <Changes id={id} review={review} register={register} />
          <Proposed id={id} review={review} register={register} />
          <WholeRegister register={register} />
        </>
      )}
    </Load>
  );
}

function Facts({ review }: { review: EntryReview }) {
  const words = useWords(deskreviewWords);
  const attestation = useWords(hospitalattestationWords);
  const lang = useLang();
  const { row } = review;
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{words.facts}</h2>
      <SummaryList
        rows={[
          {
            label: words.fact.required,
            value: words.of(number(row.required_filled), number(row.required_total)),
          },
          { label: words.fact.sections, value: <States row={row} /> },
          { label: words.fact.office, value: words.people(number(review.office_members)) },
          {
            label: words.fact.approval,
            value: review.answers_need_approval ? words.approvalOn : words.approvalOff,
          },
          {
            label: words.fact.asked,
            value: row.asked_at ? longDay(row.asked_at, lang) : words.notAskedYet,
          },
          { label: attestation.desk, value: <Attested review={review} /> },
          { label: words.fact.state, value: row.active ? words.active : words.inactive },
        ]}
      />
    </section>
  );
}

// When the hospital last confirmed its whole entry, and by when it has to again.
function Attested({ review }: { review: EntryReview }) {
  const words = useWords(hospitalattestationWords);
  const lang = useLang();
  const { attested, attest_due, attest_state } = review;
  const due = longDay(attest_due, lang);
  return (
    <>
      {attested
        ? words.deskLine(longDay(attested.at, lang), attested.by ? personName(attested.by, lang) : '')
        : words.never}
      <br />
      <span className="t14 soft">{attest_state === 'past' ? words.deskPast(due) : words.deskDue(due)}</span>
    </>
  );
}

function Changes({ id, review, register }: { id: string; review: EntryReview; register: Register }) {
  const words = useWords(deskreviewWords);
  const said = useWords(registerWords);
  const lang = useLang();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState('');
  const [problem, setProblem] = useState('');
  const { row, changes } = review;
  const lines = changes.flatMap((one) => linesOf(one, register.hospital, said, lang));
  const mark = async () => {
    setBusy(true);
    setProblem('');
    try {
      await markReviewed(id, register.version);
      setTold(words.marked);
    } catch (error) {
      const stale = error instanceof Problem && error.status === 412;
      setProblem(
        stale
          ? words.changedMeanwhile
          : problemText(error instanceof Problem ? error : { code: 'server' }, lang),
      );
    } finally {
      await client.invalidateQueries({ queryKey: ['desk', 'register'] });
      setBusy(false);
    }
  };
  const sentence = () => {
    if (!row.reviewed_at) return words.changesNever;
    if (!row.to_review) return words.changesNone;
    if (lines.length === 0) return words.changesConfirmed;
    const who = review.reviewed_by ? personName(review.reviewed_by, lang) : '';
    return words.changesSince(longDay(row.reviewed_at, lang), who);
  };
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{words.changes}</h2>
      {told ? <Notice kind="ok" title={told} /> : null}
      {problem ? <Notice kind="err" title={problem} /> : null}
      <p>{sentence()}</p>
      {lines.length > 0 ? <ChangeList lines={lines} /> : null}
      {row.to_review && review.may_propose ? (
        <p className="no-print">
          <Button size="s" kind="solid" busy={busy} onClick={() => void mark()}>
            {words.markDo}
          </Button>
        </p>
      ) : null}
    </section>
  );
}
