import { useMe } from '../../app/me';
import { useLang, useWords } from '../../app/place';
import { Chip } from '../../parts/Chip/Chip';
import { CopyButton } from '../../parts/CopyButton/CopyButton';
import { Go } from '../../parts/Go/Go';
import { HeaderStrip, RecordHead } from '../../parts/HeaderStrip/HeaderStrip';
import { code } from '../../words/code';
import { deskcaseWords } from '../../words/deskcase';
import { country, personName, shortDay, TOKYO, time, workingDaysLeft } from '../../words/format';
import { zoneCity } from '../../words/zones';
import { CaseActs } from './CaseActs';
import { CaseNotice } from './CaseNotice';
import { dueDay } from './dueDay';
import { actionPath, casePath, type Tab } from './pages';
import { openRound } from './sites';
import { useCase } from './useCase';

/** Reference, title, stage; whose turn, next action, due, owner; then the acts. */
export function CaseHead({ tab }: { tab: Tab }) {
  const lang = useLang();
  const words = useWords(deskcaseWords);
  const { view } = useCase();
  return (
    <>
      <RecordHead
        reference={view.number}
        beside={
          <>
            <CopyButton text={view.number} />
            <span>
              <span lang="en">{view.org_name}</span>
              {words.inBrackets(country(view.country, lang))}
            </span>
          </>
        }
        title={view.title}
        end={
          <>
            <Chip kind="stage">{code('stage', view.stage, lang)}</Chip>
            {view.hold ? <Chip kind="pause">{words.onHold}</Chip> : null}
            <span className="t14 soft">{words.daysInStage(`${view.days_in_stage}`)}</span>
          </>
        }
      />
      <CaseStrip />
      <CaseNotice />
      <CaseActs tab={tab} />
    </>
  );
}

/** Whose turn, next action, due, owner. */
export function CaseStrip() {
  const lang = useLang();
  const words = useWords(deskcaseWords);
  const { data: me } = useMe();
  const { view } = useCase();
  const { turn, owner, deputy, zone } = view;
  const mine = turn.side === 'desk' && (!owner || owner.id === me?.person?.id);
  const who = turn.side === 'desk' && owner ? personName(owner, lang) : code('side', turn.side, lang);
  const action = code('next_action', turn.action, lang);
  // What the round brought is read, and the round closed, before its answer is written.
  const page = turn.action === 'collated_answer' && openRound(view) ? 'rounds' : actionPath(turn.action);
  const asked = view.asked && turn.action === 'answer_questions' ? view.asked : null;
  return (
    <HeaderStrip
      label={words.stripLabel}
      mine={mine}
      who={who}
      ball={
        turn.side === 'nobody' ? (
          <Chip kind="closed">{words.nobody}</Chip>
        ) : turn.side === 'desk' && !mine ? (
          <Chip kind="them">{words.colleaguesTurn(who)}</Chip>
        ) : undefined
      }
      next={{
        main: page ? <Go to={casePath(view.number, page)}>{action}</Go> : action,
        small: asked ? words.askedOn(`${asked.questions.length}`, shortDay(asked.at, lang)) : undefined,
      }}
      due={
        turn.due
          ? {
              main: (
                <>
                  <span className="nowrap">{dueDay(turn.due, lang)}</span>{' '}
                  <DaysLeft days={turn.business_days_left ?? null} late={turn.state === 'overdue'} />
                </>
              ),
              small:
                zone === TOKYO
                  ? undefined
                  : words.theirTime(
                      zoneCity(zone, lang),
                      `${shortDay(turn.due, lang, zone)} ${time(turn.due, zone)}`,
                    ),
            }
          : { main: words.noDue }
      }
      owner={{
        main: owner ? personName(owner, lang) : words.noOwner,
        small: deputy ? words.deputyIs(personName(deputy, lang)) : undefined,
      }}
    />
  );
}

// Red only where it is late.
function DaysLeft({ days, late }: { days: number | null; late: boolean }) {
  const left = workingDaysLeft(days ?? 0, useLang());
  if (days === null) return null;
  return late ? <Chip kind="over">{left}</Chip> : <span className="nowrap">{left}</span>;
}
