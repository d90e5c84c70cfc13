import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../api/problem';
import { useMe } from '../../app/me';
import { useLang, useWords } from '../../app/place';
import { ChangeList } from '../../hospital/register/ChangeList';
import { linesOf } from '../../hospital/register/changes';
import type { Register } from '../../hospital/types';
import { Button } from '../../parts/Button/Button';
import { Chip } from '../../parts/Chip/Chip';
import { Notice } from '../../parts/Notice/Notice';
import { deskreviewWords } from '../../words/deskreview';
import { problemText } from '../../words/faults';
import { personName, stamp } from '../../words/format';
import { registerWords } from '../../words/register';
import { settle } from '../case/api';
import type { EntryReview } from './review';

type Proposal = EntryReview['proposals'][number];

/** What the desk proposed to this hospital, and what became of it. */
export function Proposed({ id, review, register }: { id: string; review: EntryReview; register: Register }) {
  const words = useWords(deskreviewWords);
  const [told, setTold] = useState('');
  return (
    <section aria-labelledby="proposals">
      <h2 id="proposals">{words.proposals}</h2>
      {told ? <Notice kind="ok" title={told} /> : null}
      {review.proposals.length === 0 ? (
        <p className="soft">{words.proposalsNone}</p>
      ) : (
        <ul className="lines">
          {review.proposals.map((one) => (
            <li key={one.id}>
              <One id={id} proposal={one} register={register} onTold={setTold} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function One({
  id,
  proposal,
  register,
  onTold,
}: {
  id: string;
  proposal: Proposal;
  register: Register;
  onTold: (told: string) => void;
}) {
  const words = useWords(deskreviewWords);
  const said = useWords(registerWords);
  const lang = useLang();
  const client = useQueryClient();
  const { data: me } = useMe();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const open = proposal.state === 'open';
  const lines = proposal.changes.flatMap((one) => linesOf(one, register.hospital, said, lang));
  const mine = proposal.by?.id === me?.person?.id;
  const state = words.proposal[proposal.state as keyof typeof words.proposal] ?? proposal.state;
  const takeBack = async () => {
    setBusy(true);
    try {
      await settle(proposal.id, { reason: words.takenBackReason });
      onTold(words.takenBack);
      await client.invalidateQueries({ queryKey: ['desk', 'register', id] });
    } catch (error) {
      setProblem(problemText(error instanceof Problem ? error : { code: 'server' }, lang));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div>
      <p className="row row-3">
        <b>{said.sections[proposal.section]}</b>
        <Chip kind={open ? 'them' : proposal.state === 'confirmed' ? 'done' : 'closed'}>{state}</Chip>
      </p>
      <p className="t14 soft">
        {words.proposedBy(proposal.by ? personName(proposal.by, lang) : '', stamp(proposal.at, lang))}
      </p>
      <p className="pre">{proposal.note}</p>
      {lines.length > 0 ? <ChangeList lines={lines} /> : null}
      {proposal.decided_at ? (
        <p className="t14 soft">
          {words.answeredBy(
            proposal.decided_by ? personName(proposal.decided_by, lang) : '',
            stamp(proposal.decided_at, lang),
          )}
        </p>
      ) : null}
      {proposal.reason ? <p className="pre">{words.reason(proposal.reason)}</p> : null}
      {problem ? (
        <p className="err" role="alert">
          {problem}
        </p>
      ) : null}
      {open && mine ? (
        <Button size="s" busy={busy} onClick={() => void takeBack()}>
          {words.takeBack}
        </Button>
      ) : null}
    </div>
  );
}
