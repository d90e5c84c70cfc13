import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../api/problem';
import { useLang, useWords } from '../../app/place';
import { useFaults } from '../../forms/useFaults';
import { Button } from '../../parts/Button/Button';
import { Chip } from '../../parts/Chip/Chip';
import { Dialog } from '../../parts/Dialog/Dialog';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { Textarea } from '../../parts/Field/Textarea';
import { Go } from '../../parts/Go/Go';
import { deskWords } from '../../words/desk';
import { problemText } from '../../words/faults';
import { personName, stamp } from '../../words/format';
import { settle } from '../case/api';
import { casePath } from '../case/pages';
import type { ProposalView } from '../lists';
import { ProposalDetails } from './ProposalDetails';

/** What a proposal would do, in words. */
export function useActName() {
  const words = useWords(deskWords);
  return (event: string) => words.proposals.acts[event as keyof typeof words.proposals.acts] ?? event;
}

/**
 * Acts that wait for a different person, each with what it says and, for who may
 * settle it, the two answers.
 */
export function ProposalLines({
  proposals,
  onSettled,
  level = 'h3',
}: {
  proposals: readonly ProposalView[];
  onSettled?: (told: string) => void;
  /** `h2` where the lines stand right below the page’s name. */
  level?: 'h2' | 'h3';
}) {
  return (
    <ul className="proposals">
      {proposals.map((proposal) => (
        <One key={proposal.id} proposal={proposal} onSettled={onSettled} level={level} />
      ))}
    </ul>
  );
}

function One({
  proposal,
  onSettled,
  level: Heading,
}: {
  proposal: ProposalView;
  onSettled: ((told: string) => void) | undefined;
  level: 'h2' | 'h3';
}) {
  const lang = useLang();
  const words = useWords(deskWords);
  const actName = useActName();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [back, setBack] = useState(false);
  const [refused, setRefused] = useState('');
  const what = actName(proposal.event);
  const named = proposal.number ? `${proposal.number} ${what}` : what;

  const done = async (told: string) => {
    onSettled?.(told);
    await client.invalidateQueries({ queryKey: ['desk'] });
  };
  const confirm = async () => {
    setBusy(true);
    setRefused('');
    try {
      await settle(proposal.id, null);
      await done(words.proposals.confirmed(named));
    } catch (error) {
      setRefused(sentence(error));
    } finally {
      setBusy(false);
    }
  };

  function sentence(error: unknown): string {
    if (!(error instanceof Problem)) return problemText({ code: 'server' }, lang);
    if (error.status === 404 || error.params.gate === 'settled') return words.proposals.gone;
    return problemText(error, lang);
  }

  return (
    <li>
      <div className="row between">
        <Heading className="proposal-head">
          {proposal.number ? (
            <>
              <Go to={casePath(proposal.number)}>{proposal.number}</Go>{' '}
            </>
          ) : null}
          {what}
        </Heading>
        <Chip kind="them">{proposal.four_eyes ? words.proposals.fourEyes : words.proposals.byRole}</Chip>
      </div>
      {proposal.title ? <p lang="en">{proposal.title}</p> : null}
      <p className="t14 soft">
        {proposal.by
          ? words.proposals.by(personName(proposal.by, lang), stamp(proposal.at, lang))
          : stamp(proposal.at, lang)}
      </p>
      <ProposalDetails details={proposal.details} />
      {refused ? (
        <p className="err" role="alert">
          {refused}
        </p>
      ) : null}
      {proposal.may_confirm ? (
        <p className="row row-3 no-print">
          <Button size="s" kind="solid" busy={busy} onClick={() => void confirm()}>
            {words.proposals.confirm}
            <span className="vh"> {named}</span>
          </Button>
          <Button size="s" onClick={() => setBack(true)}>
            {words.proposals.sendBack}
            <span className="vh"> {named}</span>
          </Button>
        </p>
      ) : (
        <p className="t14">{words.proposals.anotherPerson}</p>
      )}
      {back ? (
        <SendBack
          proposal={proposal.id}
          onClose={() => setBack(false)}
          onDone={() => done(words.proposals.sentBack(named))}
        />
      ) : null}
    </li>
  );
}

function SendBack({
  proposal,
  onClose,
  onDone,
}: {
  proposal: string;
  onClose: () => void;
  onDone: () => Promise<void>;
}) {
  const words = useWords(deskWords);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const faults = useFaults({ '/reason': { label: words.proposals.reason, id: 'back-reason' } });
  const send = async () => {
    if (!reason.trim()) return faults.show([{ pointer: '/reason', code: 'required' }]);
    setBusy(true);
    try {
      await settle(proposal, { reason });
      onClose();
      await onDone();
    } catch (error) {
      faults.caught(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      title={words.proposals.sendBackTitle}
      onClose={onClose}
      confirm={words.proposals.sendBack}
      onConfirm={() => void send()}
      busy={busy}
    >
      <ErrorSummary errors={faults.items} round={faults.round} />
      <Textarea
        id="back-reason"
        label={words.proposals.reason}
        required
        rows={3}
        size="m"
        max={2000}
        patientLine={false}
        value={reason}
        error={faults.at('/reason')}
        onChange={setReason}
      />
    </Dialog>
  );
}
