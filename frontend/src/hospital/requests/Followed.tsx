import { useLang, useWords } from '../../app/place';
import { LinkButton } from '../../parts/Button/Button';
import { Notice } from '../../parts/Notice/Notice';
import { SummaryList } from '../../parts/SummaryList/SummaryList';
import { Timeline } from '../../parts/Timeline/Timeline';
import { code } from '../../words/code';
import { longDay, moment, number, personName, TOKYO } from '../../words/format';
import { hospitalWords } from '../../words/hospital';
import { hospitalanswerWords } from '../../words/hospitalanswer';
import { hospitalexchangeWords } from '../../words/hospitalexchange';
import { isOpen } from '../shared/lines';
import type { RawAnswer, RequestView } from '../types';
import { Approval, waitsForApprover } from './Approval';
import { fieldsToRead } from './answer';
import { ContractBlock } from './ContractBlock';
import { Closed, LateState, Paused } from './Exchange';
import { eligibleSteps, expectedSteps } from './Figures';
import { furtherRows } from './further';
import { Milestones } from './Milestones';
import { saidOf } from './said';

/** After the answer: where it stands, the result, the own contract and milestones, what happened. */
export function Followed({ view }: { view: RequestView }) {
  const words = useWords(hospitalWords).request;
  const own = useWords(hospitalanswerWords);
  const waits = waitsForApprover(view);
  return (
    <div className="followed">
      <Paused view={view} />
      <Approval view={view} />
      {waits ? (
        <OwnAnswer view={view} answer={view.draft ?? {}} title={own.waitingDraft} id="waiting" />
      ) : (
        <State view={view} />
      )}
      <LateState view={view} />
      {view.result ? <ResultBlock view={view} /> : null}
      {view.contract ? <ContractBlock view={view} contract={view.contract} /> : null}
      {view.contract || view.milestones.length > 0 ? <Milestones view={view} /> : null}
      {view.answer ? (
        <OwnAnswer view={view} answer={view.answer} title={words.answer} id="answer" />
      ) : view.draft && isOpen(view) && !waits ? (
        <OwnAnswer view={view} answer={view.draft} title={words.draftSoFar} id="answer" />
      ) : null}
      <History view={view} />
    </div>
  );
}

function State({ view }: { view: RequestView }) {
  const words = useWords(hospitalWords).request;
  const after = useWords(hospitalexchangeWords);
  const lang = useLang();
  const due = moment(view.due, lang, TOKYO).main;
  if (view.result) return null;
  // Approvers and readers see what is asked while the trial office answers.
  if (isOpen(view)) return <Notice kind="info" title={words.readOnly} />;
  if (view.may_answer_late) {
    return (
      <>
        <Closed view={view} />
        <p className="table-acts">
          <LinkButton icon="pen" to={`hospital/requests/${view.number}/answer`}>
            {after.answerLate}
          </LinkButton>
        </p>
      </>
    );
  }
  if (view.late_answer && !view.answer) return null;
  if (view.state === 'no_answer') return <Notice kind="info" title={words.noAnswer} />;
  if (view.state === 'cancelled') return <Notice kind="info" title={words.cancelled} />;
  if (view.state === 'declined') {
    return (
      <Notice kind="ok" title={words.sentNo}>
        {words.sentNoBody}
      </Notice>
    );
  }
  if (view.state === 'interested' || view.state === 'conditional') {
    return (
      <Notice kind="ok" title={words.sent}>
        {view.may_answer ? words.sentBody(due) : words.sentWait}
      </Notice>
    );
  }
  return null;
}

function ResultBlock({ view }: { view: RequestView }) {
  const words = useWords(hospitalWords).request;
  const after = useWords(hospitalexchangeWords);
  const lang = useLang();
  const result = view.result;
  if (!result) return null;
  const said =
    result.state === 'selected'
      ? words.selected
      : result.state === 'reserve'
        ? words.reserve
        : result.state === 'cancelled'
          ? words.cancelled
          : result.state === 'declined'
            ? after.endedDeclined
            : result.state === 'no_answer'
              ? after.endedSilent
              : result.state === 'not_selected'
                ? words.notSelected
                : after.endedOpen;
  return (
    <section aria-labelledby="result">
      <div className="sec-head">
        <h2 id="result">{words.result}</h2>
        <span className="t14 soft">{words.resultAt(longDay(result.at, lang))}</span>
      </div>
      <p className="b">{said}</p>
      {result.target ? <p>{words.selectedTarget(number(result.target))}</p> : null}
      {result.reason || result.note ? (
        <SummaryList
          rows={[
            ...(result.reason
              ? [{ label: words.reason, value: code('not_chosen_reason', result.reason, lang) }]
              : []),
            ...(result.note ? [{ label: words.resultNote, value: result.note }] : []),
          ]}
        />
      ) : null}
      {result.state === 'not_selected' ? <p className="soft">{words.notSelectedBody}</p> : null}
    </section>
  );
}

function OwnAnswer({
  view,
  answer,
  title,
  id,
}: {
  view: RequestView;
  answer: RawAnswer;
  title: string;
  id: 'answer' | 'waiting';
}) {
  const sent = id === 'answer';
  const own = useWords(hospitalanswerWords);
  const steps = expectedSteps(answer, own) ?? eligibleSteps(answer, own);
  const all = useWords(hospitalWords);
  const words = all.request;
  const lang = useLang();
  const fields = fieldsToRead(answer);
  return (
    <section aria-labelledby={id}>
      <div className="sec-head">
        <h2 id={id}>{title}</h2>
        {sent && view.answered_at ? (
          <span className="t14 soft">{words.answeredAt(moment(view.answered_at, lang, TOKYO).main)}</span>
        ) : null}
      </div>
      <SummaryList
        rows={[
          ...fields.map((field) => ({
            label: words.label[field],
            value: saidOf(field, answer[field], all, lang) || (view.answer || !sent ? words.none : null),
          })),
          ...furtherRows(view, answer, lang).map(({ label, value }) => ({
            label,
            value: value || words.none,
          })),
        ]}
      />
      {steps ? (
        <p className="estimate">
          <span className="t14 soft">{own.estimate}</span>
          {steps}
        </p>
      ) : null}
      {sent && view.may_answer ? (
        <p className="table-acts">
          <LinkButton icon="pen" to={`hospital/requests/${view.number}/answer`}>
            {words.correctAnswer}
          </LinkButton>
        </p>
      ) : null}
    </section>
  );
}

function History({ view }: { view: RequestView }) {
  const all = useWords(hospitalWords);
  const words = all.request;
  const lang = useLang();
  return (
    <section aria-labelledby="history">
      <div className="sec-head">
        <h2 id="history">{words.history}</h2>
      </div>
      {view.history.length === 0 ? (
        <p className="soft">{words.noHistory}</p>
      ) : (
        <Timeline
          label={words.history}
          entries={view.history.map((entry, index) => ({
            id: `${entry.at}-${index}`,
            at: entry.at,
            kind: 'event',
            who: entry.by ? personName(entry.by, lang) : sideOf(entry.role, all),
            body: code('event', entry.event, lang),
          }))}
        />
      )}
    </section>
  );
}

// People of another side are not named; their side is.
function sideOf(role: string, words: { who: Record<string, string>; role: Record<string, string> }): string {
  if (role === 'sub') return words.who.firm ?? '';
  if (role === 'system') return '';
  return words.role[role] ?? words.who.desk ?? '';
}
