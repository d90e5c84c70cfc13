import { useMe } from '../../app/me';
import { useLang, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { Button, LinkButton } from '../../parts/Button/Button';
import { BulletGauge } from '../../parts/Charts/BulletGauge';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { Go } from '../../parts/Go/Go';
import { PrintHeader } from '../../parts/PrintHeader/PrintHeader';
import { code } from '../../words/code';
import { deskWords } from '../../words/desk';
import { deskconsultWords } from '../../words/deskconsult';
import { deskexchangeWords } from '../../words/deskexchange';
import { fiscalYear, longDay, number, personName } from '../../words/format';
import { useConsultations } from '../consultations/api';
import { Table } from '../consultations/Table';
import { Load } from '../Load';
import { type ListRow, type Today as TodayView, useToday } from '../lists';
import { ProposalLines } from '../proposals/ProposalLines';
import { yearOf } from '../reports/years';
import { CaseTable } from './CaseTable';
import { Untold } from './Untold';

/** D1: what is mine by date, then what the team must not lose; every figure leads to its list. */
export default function Today() {
  const lang = useLang();
  const words = useWords(deskWords);
  const today = useToday();
  const { data: me } = useMe();
  useTitle(words.today.title);
  return (
    <>
      <PrintHeader reference={words.today.title} by={me?.person ? personName(me.person, lang) : ''} />
      <div className="row between">
        <h1>{words.today.titleOf(longDay(new Date(), lang))}</h1>
        <Button size="s" icon="print" className="no-print" onClick={() => window.print()}>
          {words.today.sheet}
        </Button>
      </div>
      <Load query={today}>{(data) => <Day today={data} />}</Load>
    </>
  );
}

function Day({ today }: { today: TodayView }) {
  const words = useWords(deskWords);
  const own = useWords(deskexchangeWords);
  const team: { id: string; title: string; rows: ListRow[] }[] = [
    { id: 'first-replies', title: words.today.firstReplies, rows: today.first_replies },
    { id: 'overdue', title: words.today.overdue, rows: today.overdue },
    { id: 'unassigned', title: words.today.unassigned, rows: today.unassigned },
    { id: 'rounds', title: words.today.rounds, rows: today.rounds },
  ];
  return (
    <>
      <nav aria-label={words.today.counters} className="tiles-row">
        <ul>
          {team.map((one) => (
            <li key={one.id}>
              <Figure
                label={one.title}
                n={one.rows.length}
                to={`#${one.id}`}
                pressing={one.id === 'overdue'}
              />
            </li>
          ))}
          <li>
            <Figure label={own.untold} n={today.untold.length} to="#untold" pressing />
          </li>
          <li>
            <Figure label={words.today.proposals} n={today.proposals.length} go="desk/proposals" />
          </li>
          <li>
            <Figure label={words.today.undelivered} n={today.undelivered} go="desk/mail" pressing />
          </li>
        </ul>
      </nav>
      <div className="cols cols-21">
        <section aria-labelledby="mine">
          <div className="sec-head">
            <h2 id="mine">{words.mine}</h2>
            <span>{words.cases(`${today.my_turn.length}`)}</span>
          </div>
          <CaseTable label={words.mine} rows={today.my_turn} owner={false} empty={<Clear today={today} />} />
        </section>
        {today.count ? <Count count={today.count} /> : null}
      </div>
      {team
        .filter((one) => one.rows.length > 0)
        .map((one) => (
          <section key={one.id} aria-labelledby={one.id}>
            <div className="sec-head">
              <h2 id={one.id} tabIndex={-1}>
                {one.title}
              </h2>
              <span>{words.cases(`${one.rows.length}`)}</span>
            </div>
            <CaseTable label={one.title} rows={one.rows} />
          </section>
        ))}
      <DueQuestions />
      <Untold rows={today.untold} />
      {today.proposals.length > 0 ? (
        <section aria-labelledby="waiting">
          <div className="sec-head">
            <h2 id="waiting">{words.today.proposals}</h2>
            <Go to="desk/proposals">{words.today.allProposals}</Go>
          </div>
          <ProposalLines proposals={today.proposals.slice(0, 5)} />
        </section>
      ) : null}
    </>
  );
}

// What hospitals ask for themselves, as far as it is due today.
function DueQuestions() {
  const words = useWords(deskconsultWords);
  const due = useConsultations('due=true');
  const rows = due.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="questions">
      <div className="sec-head">
        <h2 id="questions">{words.todayTitle}</h2>
        <Go to="desk/consultations">{words.todayAll}</Go>
      </div>
      <Table label={words.todayTitle} rows={rows} />
    </section>
  );
}

// A figure that leads to its list; nothing behind it, no link.
function Figure({
  label,
  n,
  to,
  go,
  pressing = false,
}: {
  label: string;
  n: number;
  to?: string;
  go?: string;
  pressing?: boolean;
}) {
  const inside = (
    <>
      <span className={pressing && n > 0 ? 'figure pressing' : 'figure'}>{number(n)}</span>
      <span>{label}</span>
    </>
  );
  if (n === 0) return <span className="tile-figure">{inside}</span>;
  if (go) {
    return (
      <Go className="tile-figure" to={go}>
        {inside}
      </Go>
    );
  }
  return (
    <a className="tile-figure" href={to}>
      {inside}
    </a>
  );
}

function Clear({ today }: { today: TodayView }) {
  const lang = useLang();
  const words = useWords(deskWords);
  const next = [...today.unassigned, ...today.rounds]
    .filter((row) => row.turn.due)
    .sort((a, b) => (a.turn.due ?? '').localeCompare(b.turn.due ?? ''))[0];
  return (
    <EmptyState
      title={words.today.clear}
      action={<LinkButton to="desk/inbox">{words.today.seeInbox}</LinkButton>}
    >
      {next?.turn.due
        ? words.today.clearUntil(
            longDay(next.turn.due, lang),
            `${next.number} ${code('next_action', next.turn.action, lang)}`,
          )
        : null}
    </EmptyState>
  );
}

function Count({ count }: { count: NonNullable<TodayView['count']> }) {
  const lang = useLang();
  const words = useWords(deskWords);
  const said = words.today.sentence(fiscalYear(yearOf(count.fiscal_year), lang), number(count.k));
  const target =
    count.target && count.target_year
      ? words.today.sentenceTarget(fiscalYear(yearOf(count.target_year), lang), number(count.target))
      : '';
  return (
    <section className="box box-s" aria-labelledby="count">
      <h2 id="count" className="panel-head">
        {words.today.target}
      </h2>
      {count.target ? (
        <BulletGauge
          sentence={[said, target].filter(Boolean).join(' ')}
          value={count.k}
          target={count.target}
          unit={words.today.unit}
        />
      ) : (
        <p>{said}</p>
      )}
      <p className="no-print">
        <Go to={`desk/reports/${count.fiscal_year}`}>{words.today.targetPage}</Go>
      </p>
    </section>
  );
}
