import { type ReactNode, useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { furtherSaid } from '../../forms/further';
import { useKept } from '../../forms/useKept';
import { Button } from '../../parts/Button/Button';
import { Chip, type ChipKind } from '../../parts/Chip/Chip';
import { type Column, DataTable } from '../../parts/DataTable/DataTable';
import { Textarea } from '../../parts/Field/Textarea';
import { SummaryList } from '../../parts/SummaryList/SummaryList';
import { code } from '../../words/code';
import { expertsWords } from '../../words/experts';
import { longDay, number, personName } from '../../words/format';
import { rareCode } from '../../words/rarecode';
import { ActDialog } from '../case/acts/ActDialog';
import type { DialogProps } from '../case/acts/ActDialogs';
import type { ExpertRoundView, ExpertView } from '../case/types';
import { useCase } from '../case/useCase';

/** The longest summary, as the server holds it. */
const REPORT_MAX = 20_000;

const LOOKS: Record<ExpertView['state'], ChipKind> = {
  asked: 'them',
  answered: 'done',
  declined: 'closed',
  no_answer: 'wait',
  cancelled: 'closed',
};

/** One round of experts: who was asked, what each said, and the way to the company. */
export function ExpertRound({ round, newest }: { round: ExpertRoundView; newest: boolean }) {
  const lang = useLang();
  const words = useWords(expertsWords);
  const { act, can, tell } = useCase();
  const [asking, setAsking] = useState<'close' | 'report' | null>(null);
  const replied = round.experts.filter((one) => one.reply);
  const answered = round.experts.filter((one) => one.state === 'answered');
  const open = round.state === 'open';
  const ready = newest && can('report_experts');
  const remind = async (one: ExpertView) => {
    await act('experts/remind', { person: one.name.id });
    tell(words.remindTold);
  };
  const columns: Column<ExpertView>[] = [
    {
      key: 'name',
      title: words.columns.name,
      head: true,
      cell: (one) => (
        <>
          {personName(one.name, lang)}
          <span className="src">{one.email}</span>
        </>
      ),
    },
    {
      key: 'field',
      title: words.columns.field,
      cell: (one) => (
        <>
          {one.field}
          {one.fee ? <span className="src">{one.fee}</span> : null}
        </>
      ),
    },
    {
      key: 'state',
      title: words.columns.state,
      cell: (one) => (
        <>
          <Chip kind={LOOKS[one.state]}>{rareCode('expert_state', one.state, lang)}</Chip>
          {typeof one.replied_in_days === 'number' ? (
            <span className="src">{words.days(one.replied_in_days)}</span>
          ) : one.reminded_at ? (
            <span className="src">{words.reminded(longDay(one.reminded_at, lang))}</span>
          ) : null}
        </>
      ),
    },
    {
      key: 'verdict',
      title: words.columns.verdict,
      cell: (one) => (one.reply?.reply === 'answer' ? rareCode('verdict', one.reply.verdict, lang) : '–'),
    },
  ];
  if (can('remind_expert') && round.experts.some((one) => one.may_remind)) {
    columns.push({
      key: 'act',
      title: words.columns.act,
      cell: (one) =>
        one.may_remind ? (
          <Button size="s" onClick={() => void remind(one)}>
            {words.remind}
            <span className="vh"> {personName(one.name, lang)}</span>
          </Button>
        ) : null,
    });
  }
  return (
    <section className="stack" aria-labelledby={`experts-${round.no}`}>
      <h3 id={`experts-${round.no}`}>{words.round(round.no)}</h3>
      <p className="row row-4">
        <Chip kind={open ? 'them' : round.state === 'reported' ? 'done' : 'closed'}>
          {code('round_state', round.state, lang)}
        </Chip>
        <span>{words.sent(longDay(round.opened_at, lang))}</span>
        <span>{words.dueOn(longDay(round.due, lang))}</span>
        <span>{words.answered(answered.length, round.experts.length)}</span>
      </p>
      <DataTable
        caption={words.caption(round.no)}
        columns={columns}
        rows={round.experts}
        rowKey={(one) => one.name.id}
      />
      {replied.map((one) => (
        <details key={one.name.id}>
          <summary className="act">
            {words.read}
            {lang === 'ja' ? '：' : ': '}
            {personName(one.name, lang)}
          </summary>
          <Said one={one} round={round} />
        </details>
      ))}
      {round.report && round.reported_at ? (
        <div className="box box-s stack">
          <p className="b">{words.passed(longDay(round.reported_at, lang))}</p>
          <p className="pre" lang="en">
            {round.report}
          </p>
        </div>
      ) : null}
      {newest ? (
        <p className="row row-4 no-print">
          {ready ? (
            <Button kind="solid" size="s" onClick={() => setAsking('report')}>
              {words.pass}
            </Button>
          ) : open ? (
            <span className="t14">{words.passFirst}</span>
          ) : null}
          {open && can('close_experts') ? (
            <Button size="s" onClick={() => setAsking('close')}>
              {words.close}
            </Button>
          ) : null}
        </p>
      ) : null}
      {asking === 'close' ? <CloseRound onClose={() => setAsking(null)} /> : null}
      {asking === 'report' ? <Report round={round} onClose={() => setAsking(null)} /> : null}
    </section>
  );
}

function Said({ one, round }: { one: ExpertView; round: ExpertRoundView }) {
  const lang = useLang();
  const words = useWords(expertsWords);
  const { reply } = one;
  if (!reply) return null;
  if (reply.reply === 'decline') {
    return (
      <SummaryList
        rows={[
          { label: words.declinedBecause, value: rareCode('expert_decline', reply.reason, lang) },
          { label: words.noteOf, value: text(reply.note) },
        ]}
      />
    );
  }
  const interests = reply.interests ? (
    <>
      {words.interestsYes}
      <span className="pre">{reply.interests_note ? ` ${reply.interests_note}` : ''}</span>
      <span className="src">{words.interestsLook}</span>
    </>
  ) : (
    words.interestsNo
  );
  return (
    <SummaryList
      rows={[
        { label: words.columns.verdict, value: rareCode('verdict', reply.verdict, lang) },
        { label: words.practice, value: rareCode('practice', reply.practice, lang) },
        {
          label: words.patients,
          value: typeof reply.patients === 'number' ? words.perYear(number(reply.patients)) : '–',
        },
        { label: words.basis, value: text(reply.basis) },
        { label: words.obstacles, value: text(reply.obstacles) },
        { label: words.hospitals, value: text(reply.hospitals) },
        ...round.questions.map((question) => ({
          label: question[lang],
          value: furtherSaid(question, reply.further[question.code], lang) || '–',
        })),
        { label: words.interests, value: interests },
        { label: words.talk, value: reply.talk ? words.talkYes : words.talkNo },
      ]}
    />
  );
}

function text(said: string | null | undefined): ReactNode {
  return said ? <span className="pre">{said}</span> : '–';
}

function CloseRound({ onClose }: DialogProps) {
  const words = useWords(expertsWords);
  const { act } = useCase();
  return (
    <ActDialog
      title={words.closeTitle}
      confirm={words.close}
      send={() => act('experts/close', {})}
      onClose={onClose}
    >
      {() => <p>{words.closeBody}</p>}
    </ActDialog>
  );
}

function Report({ round, onClose }: DialogProps & { round: ExpertRoundView }) {
  const words = useWords(expertsWords);
  const { view, act } = useCase();
  const [typed, set, forget] = useKept(`${view.number}:experts-${round.no}`, '');
  return (
    <ActDialog
      title={words.passTitle}
      confirm={words.passDo}
      names={{ '/text': { label: words.passText, id: 'experts-report' } }}
      send={() => act('experts/report', { text: typed })}
      onClose={onClose}
      onDone={forget}
    >
      {(at) => (
        <>
          <p>{words.passBody}</p>
          <Textarea
            id="experts-report"
            label={words.passText}
            hint={words.passHint}
            required
            rows={8}
            size="m"
            max={REPORT_MAX}
            lang="en"
            value={typed}
            error={at('/text')}
            onChange={set}
          />
        </>
      )}
    </ActDialog>
  );
}
