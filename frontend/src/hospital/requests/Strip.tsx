import type { ReactNode } from 'react';
import { useLang, useWords } from '../../app/place';
import { Chip } from '../../parts/Chip/Chip';
import { HeaderStrip } from '../../parts/HeaderStrip/HeaderStrip';
import { moment, TOKYO } from '../../words/format';
import { hospitalWords } from '../../words/hospital';
import { hospitalanswerWords } from '../../words/hospitalanswer';
import { hospitalexchangeWords } from '../../words/hospitalexchange';
import { TimeLeft } from '../shared/Due';
import { isOpen } from '../shared/lines';
import type { RequestView } from '../types';
import { waitsForApprover } from './Approval';

/** Whose turn, what next, until when, who: on top of every survey. */
export function Strip({ view, open, total }: { view: RequestView; open?: number; total?: number }) {
  const all = useWords(hospitalWords);
  const words = all.request;
  const after = useWords(hospitalexchangeWords);
  const own = useWords(hospitalanswerWords);
  const lang = useLang();
  const turn = turnOf(view);
  const due = moment(view.due, lang, TOKYO).main;
  const answering = turn === 'answer' || turn === 'approval';
  const next: Record<typeof turn, string> = {
    approval: view.may_approve ? own.approveNext : own.waitingNext,
    answer: !view.may_answer
      ? words.nextDraft(open ?? 0)
      : view.needs_approval && open === 0
        ? own.handInNext
        : words.nextAnswer(open ?? 0),
    question: after.turnDesk,
    late: after.nextLate,
    late_wait: after.turnLate,
    wait: words.nextWait,
    contract: words.nextContract,
    contract_wait: words.nextContractWait,
    contract_begins: words.nextContractBegins,
    nothing: words.nextNothing,
  };
  const small: ReactNode =
    turn === 'answer' && total !== undefined
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
          : turn === 'contract_begins' || turn === 'question' || turn === 'late_wait'
            ? all.who.desk
            : all.who.firm
      }
      ball={turn === 'nothing' || turn === 'late' ? <Chip kind="closed">{words.nobody}</Chip> : undefined}
      next={{ main: next[turn], small }}
      due={
        answering || turn === 'question'
          ? { main: due, small: <TimeLeft daysLeft={view.business_days_left} clock={view.clock} /> }
          : { main: '–' }
      }
      owner={{
        main: turn === 'approval' ? all.role.hh : all.role.ho,
        small: turn === 'answer' ? words.senderNote : null,
      }}
    />
  );
}

/** What stands next in a survey, from the hospital’s side. */
export function turnOf(
  view: RequestView,
):
  | 'approval'
  | 'answer'
  | 'question'
  | 'late'
  | 'late_wait'
  | 'wait'
  | 'contract'
  | 'contract_wait'
  | 'contract_begins'
  | 'nothing' {
  if (waitsForApprover(view)) return 'approval';
  if (isOpen(view)) return view.paused_since ? 'question' : 'answer';
  if (view.may_answer_late) return 'late';
  if (view.late_answer && !view.late_answer.decided && !view.result) return 'late_wait';
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
