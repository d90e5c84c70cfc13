import type { ReactNode } from 'react';
import { useLang, useWords } from '../../app/place';
import { Chip } from '../../parts/Chip/Chip';
import { HeaderStrip } from '../../parts/HeaderStrip/HeaderStrip';
import { moment, TOKYO } from '../../words/format';
import { hospitalWords } from '../../words/hospital';
import { TimeLeft } from '../shared/Due';
import { isOpen } from '../shared/lines';
import type { RequestView } from '../types';

/** Whose turn, what next, until when, who: on top of every survey. */
export function Strip({ view, open, total }: { view: RequestView; open?: number; total?: number }) {
  const all = useWords(hospitalWords);
  const words = all.request;
  const lang = useLang();
  const turn = turnOf(view);
  const due = moment(view.due, lang, TOKYO).main;
  const answering = turn === 'answer';
  const next: Record<typeof turn, string> = {
    answer: view.may_answer ? words.nextAnswer(open ?? 0) : words.nextDraft(open ?? 0),
    wait: words.nextWait,
    contract: words.nextContract,
    contract_wait: words.nextContractWait,
    contract_begins: words.nextContractBegins,
    nothing: words.nextNothing,
  };
  const small: ReactNode =
    answering && total !== undefined
      ? words.answeredOf(total - (open ?? 0), total)
      : turn === 'wait' && view.may_answer
        ? words.canCorrect(due)
        : null;
  return (
    <HeaderStrip
      label={words.strip}
      mine={answering || turn === 'contract'}
      hospital
      who={
        turn === 'contract_wait'
          ? partyOf(view, all.contract.ball)
          : turn === 'contract_begins'
            ? all.who.desk
            : all.who.firm
      }
      ball={turn === 'nothing' ? <Chip kind="closed">{words.nobody}</Chip> : undefined}
      next={{ main: next[turn], small }}
      due={
        answering
          ? { main: due, small: <TimeLeft daysLeft={view.business_days_left} clock={view.clock} /> }
          : { main: '–' }
      }
      owner={{ main: all.role.ho, small: answering ? words.senderNote : null }}
    />
  );
}

/** What stands next in a survey, from the hospital’s side. */
export function turnOf(
  view: RequestView,
): 'answer' | 'wait' | 'contract' | 'contract_wait' | 'contract_begins' | 'nothing' {
  if (isOpen(view)) return 'answer';
  const contract = view.contract;
  if (contract && contract.stage !== 'executed' && contract.stage !== 'failed') {
    return contract.ball === 'ball_hospital' ? 'contract' : 'contract_wait';
  }
  if (view.result?.state === 'selected' && !contract) return 'contract_begins';
  if (!view.result && (view.state === 'interested' || view.state === 'conditional')) return 'wait';
  return 'nothing';
}

function partyOf(view: RequestView, names: Record<string, string>): string {
  return names[view.contract?.ball ?? ''] ?? '';
}
