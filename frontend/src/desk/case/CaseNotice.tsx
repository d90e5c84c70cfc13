import { useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { Go } from '../../parts/Go/Go';
import { Notice } from '../../parts/Notice/Notice';
import { code } from '../../words/code';
import { deskcaseWords } from '../../words/deskcase';
import { longDay, personName, stamp } from '../../words/format';
import { ProposalDetails, proposedAct } from './acts/ProposalDetails';
import { SendBack } from './acts/SendBack';
import { settle } from './api';
import { explain } from './explain';
import { casePath } from './pages';
import type { ProposalView } from './types';
import { useCase } from './useCase';

/** The one banner of the page: what the last act came to, else what holds for the whole case. */
export function CaseNotice() {
  const lang = useLang();
  const words = useWords(deskcaseWords);
  const { view, told } = useCase();
  const waiting = view.proposals[0];
  if (waiting) return <Waiting proposal={waiting} told={told} more={view.proposals.length - 1} />;
  if (told) {
    return (
      <div className="case-notice">
        <Notice kind="ok" title={told} />
      </div>
    );
  }
  const holds = notice();
  return holds ? (
    <div className="case-notice">
      <Notice kind="info" title={holds.title}>
        {holds.body}
      </Notice>
    </div>
  ) : null;

  function notice() {
    if (view.merged_into) {
      const number = view.merged_into;
      return {
        title: words.mergedInto(number),
        body: <Go to={casePath(number)}>{words.openCase(number)}</Go>,
      };
    }
    if (view.hold) {
      return { title: words.heldUntil(longDay(view.hold.review_on, lang)), body: view.hold.reason };
    }
    if (view.exit) {
      return {
        title: words.notAccepted(code('exit_reason', view.exit.reason, lang)),
        body: code('referral_to', view.exit.referral, lang),
      };
    }
    if (view.closing) {
      return {
        title: words.closedAs(code('outcome', view.closing.outcome, lang)),
        body: view.closing.text,
      };
    }
    return null;
  }
}

/** An act that needs a different person: who asked for what, and the two answers for who may give them. */
function Waiting({ proposal, told, more }: { proposal: ProposalView; told: string | null; more: number }) {
  const lang = useLang();
  const words = useWords(deskcaseWords);
  const { view, renew, tell } = useCase();
  const [busy, setBusy] = useState(false);
  const [back, setBack] = useState(false);
  const confirm = async () => {
    setBusy(true);
    try {
      await settle(proposal.id, null);
      tell(words.confirmed);
    } catch (error) {
      tell(explain(error, view.number, lang).text);
    } finally {
      await renew().catch(() => null);
      setBusy(false);
    }
  };
  return (
    <div className="case-notice">
      <Notice kind="warn" title={told ?? words.waitsForSecond(proposedAct(proposal.event, lang))}>
        <p>
          {proposal.by ? words.proposedBy(personName(proposal.by, lang), stamp(proposal.at, lang)) : null}{' '}
          {more > 0 ? words.andMore(`${more}`) : null}
        </p>
        <ProposalDetails details={proposal.details} />
        {proposal.may_confirm ? (
          <div className="row row-3">
            <Button size="s" kind="solid" busy={busy} onClick={confirm}>
              {words.confirmSecond}
            </Button>
            <Button size="s" onClick={() => setBack(true)}>
              {words.sendBack}
            </Button>
          </div>
        ) : (
          <p>{proposal.four_eyes ? words.anotherPerson : words.leadConfirms}</p>
        )}
      </Notice>
      <SendBack proposal={back ? proposal.id : null} onClose={() => setBack(false)} />
    </div>
  );
}
