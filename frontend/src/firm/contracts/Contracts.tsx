import { useState } from 'react';
import { Problem } from '../../api/problem';
import { useLang, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { useKept } from '../../forms/useKept';
import { Button } from '../../parts/Button/Button';
import { type PartyTime, PartyTimeBar } from '../../parts/Charts/PartyTimeBar';
import { BallChip, Chip } from '../../parts/Chip/Chip';
import { RadioGroup } from '../../parts/Choice/Choice';
import { DataTable } from '../../parts/DataTable/DataTable';
import { Dialog } from '../../parts/Dialog/Dialog';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { Textarea } from '../../parts/Field/Textarea';
import { Phrased } from '../../parts/Fill/Fill';
import { SummaryList } from '../../parts/SummaryList/SummaryList';
import { code } from '../../words/code';
import { problemText } from '../../words/faults';
import { firmpagesWords } from '../../words/firmpages';
import { tableDay } from '../../words/format';
import { plain } from '../../words/words';
import { CaseHead } from '../CaseHead';
import { hospitalName } from '../overview/Hospitals';
import { useTheCase } from '../theCase';
import type { ContractView } from '../types';
import { useWhen } from '../when';

/** Agreements, one a hospital, and what the trial has reached. */
export default function Contracts() {
  const words = useWords(firmpagesWords).contracts;
  const { data } = useTheCase();
  useTitle(`${data.number} ${plain(words.title)}`);
  return (
    <>
      <CaseHead />
      <section className="case-body" aria-labelledby="contracts">
        <div className="sec-head">
          <h2 id="contracts">
            <Phrased text={words.title} />
          </h2>
        </div>
        {data.contracts.length === 0 ? (
          <EmptyState title={words.none} />
        ) : (
          data.contracts.map((contract) => <One key={contract.label} contract={contract} />)
        )}
      </section>
      <section aria-labelledby="milestones">
        <div className="sec-head">
          <h2 id="milestones">{words.milestones}</h2>
        </div>
        <Milestones />
      </section>
    </>
  );
}

function One({ contract }: { contract: ContractView }) {
  const words = useWords(firmpagesWords);
  const lang = useLang();
  const when = useWhen();
  const { data, may } = useTheCase();
  const region = data.hospitals.find((one) => one.label === contract.label)?.region;
  const balls: Readonly<Record<string, string>> = words.contracts.balls;
  const open = contract.stage !== 'executed' && contract.stage !== 'failed';
  const mine = contract.ball === 'ball_sponsor';
  const agreed = (yes: boolean) => (yes ? words.contracts.agreed : words.contracts.open);
  const times: PartyTime[] = (
    [
      { party: 'firm', label: words.sides.firm, days: contract.days.sponsor },
      { party: 'hosp', label: words.contracts.turns.ball_hospital, days: contract.days.hospital },
      { party: 'desk', label: words.contracts.turns.ball_desk, days: contract.days.desk },
      { party: 'cro', label: words.contracts.turns.ball_cro, days: contract.days.cro },
    ] as const
  ).filter((one) => one.days > 0 || one.party !== 'cro');
  return (
    <article className="contract" aria-labelledby={`contract-${contract.label}`}>
      <div className="row between">
        <h3 id={`contract-${contract.label}`}>
          {hospitalName({ label: contract.label, name: contract.hospital, region }, lang)}
        </h3>
        <Chip kind="stage">{code('contract_stage', contract.stage, lang)}</Chip>
      </div>
      <SummaryList
        rows={[
          ...(open
            ? [
                {
                  label: words.contracts.turn,
                  value: (
                    <>
                      <BallChip mine={mine} who={balls[contract.ball] ?? contract.ball} />{' '}
                      {words.contracts.since(when.day(contract.ball_since))}
                    </>
                  ),
                },
                {
                  label: words.contracts.due,
                  value: contract.due ? (
                    <>
                      {when.line(contract.due)} {contract.state === 'overdue' ? <Chip kind="over" /> : null}
                      {contract.state === 'due_soon' ? <Chip kind="soon" /> : null}
                    </>
                  ) : (
                    '–'
                  ),
                },
              ]
            : [
                {
                  label: words.contracts.executed,
                  value: contract.executed_on ? when.day(contract.executed_on) : '–',
                },
              ]),
          { label: words.contracts.terms, value: agreed(contract.legal_ok) },
          { label: words.contracts.costs, value: agreed(contract.budget_ok) },
          { label: words.contracts.note, value: contract.note ?? '–' },
        ]}
      />
      <div>
        <p className="t14 soft">{words.contracts.days}</p>
        <PartyTimeBar times={times} />
      </div>
      {open && mine && may('contract') ? <HandOver contract={contract} /> : null}
    </article>
  );
}

function HandOver({ contract }: { contract: ContractView }) {
  const words = useWords(firmpagesWords).contracts;
  const lang = useLang();
  const { data, act, busy } = useTheCase();
  const [open, setOpen] = useState(false);
  const [ball, setBall] = useState('ball_hospital');
  const [note, setNote, forget] = useKept(`contract-${data.number}-${contract.label}`, '');
  const [said, setSaid] = useState('');
  const balls: Readonly<Record<string, string>> = words.balls;
  const send = async () => {
    try {
      await act(`contracts/${contract.label}`, { ball, ...(note.trim() ? { note } : {}) });
      forget();
      setOpen(false);
      setSaid(words.done);
    } catch (error) {
      setSaid(problemText(error instanceof Problem ? error : new Problem(0, 'server'), lang));
    }
  };
  return (
    <div className="no-print">
      <Button
        kind="solid"
        onClick={() => {
          setSaid('');
          setOpen(true);
        }}
      >
        {words.hand}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={words.handTitle(balls[ball] ?? ball)}
        confirm={words.handSend}
        onConfirm={() => void send()}
        busy={busy}
      >
        <p>{words.handText}</p>
        <RadioGroup
          id={`hand-${contract.label}`}
          label={words.handTo}
          bare
          value={ball}
          onChange={setBall}
          options={['ball_hospital', 'ball_desk', 'ball_cro'].map((value) => ({
            value,
            label: balls[value] ?? value,
          }))}
        />
        <Textarea
          id={`hand-note-${contract.label}`}
          label={words.handNote}
          size="m"
          rows={3}
          value={note}
          onChange={setNote}
        />
        {said ? (
          <p className="err" role="alert">
            {said}
          </p>
        ) : null}
      </Dialog>
      {open ? null : <span role="status">{said}</span>}
    </div>
  );
}

/** What was planned, is expected and has happened. */
export function Milestones() {
  const words = useWords(firmpagesWords).contracts;
  const lang = useLang();
  const { data } = useTheCase();
  const day = (at: string | null) => (at ? tableDay(at, lang) : '–');
  return (
    <DataTable
      caption={words.milestonesCaption}
      rows={data.milestones}
      rowKey={(row) => `${row.kind} ${row.label ?? ''}`}
      columns={[
        {
          key: 'kind',
          title: words.milestone,
          head: true,
          cell: (row) => [code('milestone', row.kind, lang), row.label].filter(Boolean).join(' '),
        },
        { key: 'planned', title: words.planned, cell: (row) => day(row.planned) },
        { key: 'forecast', title: words.forecast, cell: (row) => day(row.forecast) },
        { key: 'actual', title: words.actual, cell: (row) => day(row.actual) },
        { key: 'evidence', title: words.evidence, cell: (row) => row.evidence ?? '–' },
      ]}
      empty={<EmptyState title={words.noMilestones} />}
    />
  );
}
