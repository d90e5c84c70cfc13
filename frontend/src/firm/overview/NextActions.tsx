import { useWords } from '../../app/place';
import { LinkButton } from '../../parts/Button/Button';
import { firmWords } from '../../words/firm';
import { actionText } from '../list/MyCases';
import { useTheCase } from '../theCase';
import { useWhen } from '../when';

interface NextAction {
  key: string;
  /** The step of the case it belongs to. */
  action: string;
  title: string;
  text: string;
  due: string | null;
  to: string;
  go: string;
}

/** At most three things the company can do now, each with its date and button. */
export function NextActions() {
  const words = useWords(firmWords);
  const { data, to } = useTheCase();
  const when = useWhen();
  // What the strip above names comes first.
  const actions = useActions()
    .sort((one, other) => Number(other.action === data.turn.action) - Number(one.action === data.turn.action))
    .slice(0, 3);
  const round = data.rounds.find((one) => ['open', 'closing'].includes(one.state));
  const { turn } = data;
  const waiting =
    round && turn.side === 'hospital'
      ? words.next.round(round.answered, round.asked, when.line(round.due))
      : turn.side === 'firm' || turn.side === 'nobody'
        ? words.next.none
        : turn.due
          ? words.next.noneUntil(actionText(turn, words.actions), when.line(turn.due))
          : words.next.noneWhat(actionText(turn, words.actions));
  return (
    <section aria-labelledby="actions">
      <div className="sec-head">
        <h2 id="actions">{words.next.title}</h2>
        {actions.length > 0 ? <span>{words.next.open(actions.length)}</span> : null}
      </div>
      {actions.length === 0 ? (
        <p>{waiting}</p>
      ) : (
        <ol className="lines acts">
          {actions.map((one, index) => (
            <li key={one.key}>
              <div>
                <b>{one.title}</b>
                <p className="t14 soft">{one.text}</p>
                <p className="t14">{one.due ? words.next.by(when.line(one.due)) : words.noDate}</p>
              </div>
              <LinkButton kind={index === 0 ? 'solid' : 'line'} block to={to(one.to)}>
                {one.go}
              </LinkButton>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

// Each stands for an event that the server says this reader could do.
function useActions(): NextAction[] {
  const words = useWords(firmWords).next;
  const { data, may } = useTheCase();
  const actions: NextAction[] = [];
  if (data.asked && may('answer')) {
    const n = data.asked.questions.length;
    actions.push({
      key: 'questions',
      action: 'answer_questions',
      title: words.questions(n),
      text: words.questionsText,
      due: data.asked.due,
      to: 'questions',
      go: words.questionsGo,
    });
  }
  if (data.stage === 'proposed' && may('select')) {
    actions.push({
      key: 'select',
      action: 'select_hospitals',
      title: words.select,
      text: words.selectText(data.hospitals.filter((one) => one.proposed).length),
      due: data.turn.due,
      to: 'selection',
      go: words.selectGo,
    });
  }
  if (data.synopsis?.state === 'syn_waiting' && may('approve_synopsis')) {
    actions.push({
      key: 'synopsis',
      action: 'approve_synopsis',
      title: words.synopsis,
      text: words.synopsisText,
      due: data.turn.action === 'approve_synopsis' ? data.turn.due : null,
      to: 'synopsis',
      go: words.synopsisGo,
    });
  }
  if (data.missing.length > 0 && may('revise')) {
    actions.push({
      key: 'details',
      action: 'complete_details',
      title: words.details,
      text: words.detailsText(data.missing.length),
      due: null,
      to: 'details',
      go: words.detailsGo,
    });
  }
  for (const contract of data.contracts) {
    if (contract.ball !== 'ball_sponsor' || !may('contract')) continue;
    if (contract.stage === 'executed' || contract.stage === 'failed') continue;
    actions.push({
      key: `contract-${contract.label}`,
      action: 'advance_contracts',
      title: words.contract(contract.label),
      text: words.contractText,
      due: contract.due,
      to: 'contracts',
      go: words.contractGo,
    });
  }
  return actions;
}
