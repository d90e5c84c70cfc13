import type { ReactNode } from 'react';
import { useLang, useWords } from '../../app/place';
import { Button, LinkButton } from '../../parts/Button/Button';
import { BallChip, Chip } from '../../parts/Chip/Chip';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { Go } from '../../parts/Go/Go';
import { code } from '../../words/code';
import { longDay, number, shortDay } from '../../words/format';
import { hospitalWords } from '../../words/hospital';
import { hospitalexchangeWords } from '../../words/hospitalexchange';
import { registerWords } from '../../words/register';
import { code as registerCode } from '../../words/registercode';
import { useAttestation, useHome, useRegister } from '../api';
import { type ConsultRow as Consult, useConsults } from '../consult/api';
import { StandsIn } from '../members/StandsIn';
import { Page } from '../Page';
import { ProposalsWait } from '../register/ProposalsWait';
import { today } from '../register/standing';
import { Due } from '../shared/Due';
import { Load } from '../shared/Load';
import { aboutOf } from '../shared/lines';
import type { Home as HomeData, RequestRow } from '../types';
import { usePlaceOfWork } from '../who';
import { Tiles } from './Tiles';
import { keyOf, kindOf, resultsOf, type Todo, todosOf, waitingOf } from './todo';

/** What to do now, what others do, what ended. */
export function Home() {
  const words = useWords(hospitalWords);
  const home = useHome();
  return (
    <Page area="home" title={words.home.title} top>
      <div className="row between">
        <h1>{words.home.title}</h1>
        <Button icon="print" onClick={() => window.print()}>
          {words.print}
        </Button>
      </div>
      <StandsIn />
      <ProposalsWait />
      <Load query={home} lines={8}>
        {(data) => (
          <>
            <Ours home={data} />
            <Waiting rows={waitingOf(data)} />
            <Tiles meter={data.meter} />
            <Results rows={resultsOf(data)} />
          </>
        )}
      </Load>
    </Page>
  );
}

function Ours({ home }: { home: HomeData }) {
  const words = useWords(hospitalWords).home;
  const todos = todosOf(home, useConsults().data ?? [], useAttestation().data);
  return (
    <section aria-labelledby="ours">
      <div className="todo-head">
        <h2 id="ours" className="row row-3">
          {todos.length > 0 ? <BallChip mine hospital /> : words.ours}
          <span>{words.count(number(todos.length))}</span>
        </h2>
        {todos.length > 1 ? <span className="t14 soft">{words.byDue}</span> : null}
      </div>
      {todos.length === 0 ? (
        <NothingToDo home={home} />
      ) : (
        <ol className="todo">
          {todos.map((todo, index) => (
            <TodoRow key={keyOf(todo)} todo={todo} first={index === 0} />
          ))}
        </ol>
      )}
    </section>
  );
}

// The next date is the nearest of what others owe us and what the register needs.
function NothingToDo({ home }: { home: HomeData }) {
  const words = useWords(hospitalWords).home;
  const register = useWords(registerWords);
  const lang = useLang();
  const stated = useRegister().data?.hospital.stated ?? {};
  const dates = [
    ...Object.entries(stated).map(([section, one]) => ({
      at: one.expires_on,
      what: words.registerRow(register.sections[section as keyof typeof register.sections]),
    })),
    ...waitingOf(home)
      .filter((row) => row.round === 'open')
      .map((row) => ({ at: row.due.slice(0, 10), what: row.number })),
  ]
    .filter((one) => one.at >= today())
    .sort((a, b) => a.at.localeCompare(b.at));
  const next = dates[0];
  return (
    <EmptyState title={words.emptyTitle}>
      {next ? words.next(longDay(next.at, lang), next.what) : words.noNext}
    </EmptyState>
  );
}

function TodoRow({ todo, first }: { todo: Todo; first: boolean }) {
  const words = useWords(hospitalWords).home;
  const { role } = usePlaceOfWork();
  const register = useWords(registerWords);
  const lang = useLang();
  if (todo.kind === 'register') {
    const { section, expires_on, expired } = todo.section;
    const slots = section === 'slots';
    return (
      <Row
        kind={words.kindRegister}
        to={slots ? 'hospital/capacity' : `hospital/register/${section}`}
        title={words.registerRow(register.sections[section as keyof typeof register.sections] ?? section)}
        detail={slots ? words.slotsHint : words.registerHint}
        due={
          expired ? (
            <>
              <b className="due-at">{words.expired(shortDay(expires_on, lang))}</b>
              <Chip kind="old" />
            </>
          ) : (
            <b className="due-at">{longDay(expires_on, lang)}</b>
          )
        }
        act={words.confirm}
        solid={first}
      />
    );
  }
  if (todo.kind === 'attest') {
    return (
      <Row
        kind={words.kindRegister}
        to="hospital/register/attestation"
        title={words.attest}
        detail={words.attestHint}
        due={
          todo.past ? (
            <>
              <b className="due-at">{words.expired(shortDay(todo.on, lang))}</b>
              <Chip kind="old" />
            </>
          ) : (
            <b className="due-at">{longDay(todo.on, lang)}</b>
          )
        }
        act={words.attestAct}
        solid={first}
      />
    );
  }
  if (todo.kind === 'consult') return <ConsultRow row={todo.row} solid={first} />;
  const { row } = todo;
  const contract = todo.kind === 'contract';
  const fresh = row.state === 'invited';
  const approves = role === 'hh';
  const waits = row.waits_for_approver
    ? {
        hint: approves ? words.approveHint : words.waitingHint,
        act: approves ? words.openApproval : words.openSurvey,
      }
    : null;
  return (
    <Row
      kind={contract ? words.kindContract : words.kindSurvey}
      to={`hospital/requests/${row.number}`}
      title={titleOf(row, lang)}
      detail={contract ? words.contractHint : waits ? waits.hint : fresh ? words.newHint : words.draftHint}
      due={
        contract ? null : (
          <>
            <Due due={row.due} daysLeft={row.business_days_left} clock={row.clock} />
            {fresh ? <Chip kind="new" /> : null}
            {waits ? <Chip kind="pause">{words.awaits}</Chip> : null}
          </>
        )
      }
      act={contract ? words.openContract : waits ? waits.act : fresh ? words.openSurvey : words.goOn}
      solid={first}
    />
  );
}

// A question of the desk to answer, or its answer to read.
function ConsultRow({ row, solid }: { row: Consult; solid: boolean }) {
  const words = useWords(hospitalWords).home;
  const lang = useLang();
  const asked = row.turn.action === 'reply_to_desk';
  return (
    <Row
      kind={words.kindQuestion}
      to={`hospital/consult/${row.number}`}
      title={[row.number, registerCode('LB', row.theme, lang)].join(lang === 'ja' ? '　' : ' ')}
      detail={asked ? words.answerQuestionHint : words.readAnswerHint}
      due={
        row.turn.due ? (
          <Due due={row.turn.due} daysLeft={row.turn.business_days_left} clock={row.turn.state} />
        ) : null
      }
      act={asked ? words.answerQuestion : words.readAnswer}
      solid={solid}
    />
  );
}

function Row({
  kind,
  to,
  title,
  detail,
  due,
  act,
  solid,
}: {
  kind: string;
  to: string;
  title: string;
  detail: string;
  due: ReactNode;
  act: string;
  solid: boolean;
}) {
  const words = useWords(hospitalWords).home;
  return (
    <li>
      <span className="t14 soft">{kind}</span>
      <div>
        <Go className="b" to={to}>
          {title}
        </Go>
        <p className="t14 soft">{detail}</p>
      </div>
      <div className="todo-due">{due}</div>
      <LinkButton size="s" kind={solid ? 'solid' : 'line'} to={to} block>
        {act}
        <span className="vh">{words.about(title)}</span>
      </LinkButton>
    </li>
  );
}

function Waiting({ rows }: { rows: readonly RequestRow[] }) {
  const all = useWords(hospitalWords);
  const words = all.home;
  const after = useWords(hospitalexchangeWords);
  const lang = useLang();
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="waiting">
      <div className="todo-head">
        <h2 id="waiting">
          {words.waiting}
          <span className="todo-count">{words.count(number(rows.length))}</span>
        </h2>
        <span className="t14 soft">{words.waitingNote}</span>
      </div>
      <ol className="todo todo-quiet">
        {rows.map((row) => {
          const contract = kindOf(row) === 'contract';
          return (
            <li key={row.number}>
              <span className="t14 soft">{contract ? words.kindContract : words.kindSurvey}</span>
              <div>
                <Go to={`hospital/requests/${row.number}`}>{titleOf(row, lang)}</Go>
                <p className="t14 soft">
                  {contract
                    ? words.waitingContract
                    : row.state === 'question'
                      ? after.waitingQuestion
                      : words.waitingSurvey}
                </p>
              </div>
              <div className="todo-due t14 soft">{all.state[row.state]}</div>
              <span>
                <BallChip
                  mine={false}
                  who={
                    contract
                      ? all.contract.ball[row.contract?.ball as keyof typeof all.contract.ball]
                      : row.state === 'question'
                        ? all.who.desk
                        : all.who.firm
                  }
                />
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Results({ rows }: { rows: readonly RequestRow[] }) {
  const all = useWords(hospitalWords);
  const words = all.home;
  const after = useWords(hospitalexchangeWords);
  const lang = useLang();
  return (
    <section className="no-print" aria-labelledby="results">
      <div className="sec-head">
        <h2 id="results">{words.results}</h2>
        <Go to="hospital/requests?tab=ended">{words.allRequests}</Go>
      </div>
      {rows.length === 0 ? (
        <p className="soft">{words.noResults}</p>
      ) : (
        <ul className="lines">
          {rows.slice(0, 5).map((row) => (
            <li key={row.number}>
              <span>
                <b>{all.state[row.state]}</b>{' '}
                <Go to={`hospital/requests/${row.number}`}>{titleOf(row, lang)}</Go>
                {row.result?.reason ? (
                  <span className="t14 soft result-why">
                    {after.reasonIs(code('not_chosen_reason', row.result.reason, lang))}
                  </span>
                ) : null}
              </span>
              {row.result ? <span className="t14 soft">{longDay(row.result.at, lang)}</span> : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function titleOf(row: RequestRow, lang: 'en' | 'ja'): string {
  return [row.number, aboutOf(row.lines, lang) || row.topic?.[lang]]
    .filter(Boolean)
    .join(lang === 'ja' ? '　' : ' ');
}
