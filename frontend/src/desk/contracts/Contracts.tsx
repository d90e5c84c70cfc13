import { useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { type PartyTime, PartyTimeBar } from '../../parts/Charts/PartyTimeBar';
import { Chip } from '../../parts/Chip/Chip';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { choices, code } from '../../words/code';
import { deskcontractWords } from '../../words/deskcontract';
import { longDay, number } from '../../words/format';
import { explain } from '../case/explain';
import { Section } from '../case/panels/Section';
import { NextStage } from '../case/progress/NextStage';
import { newestSites } from '../case/sites';
import type { ContractView, SiteView } from '../case/types';
import { useCase } from '../case/useCase';
import { HandOver } from './HandOver';
import { MoveStage } from './MoveStage';

/** Target in calendar days from the selection to the signed agreement (domain 4.7). */
const TARGET_DAYS = 60;

/** 契約: one record a hospital, how far it is, whose turn it is, the days of each party against 60. */
export default function Contracts() {
  const words = useWords(deskcontractWords);
  const { view } = useCase();
  const selected = newestSites(view).filter((site) =>
    view.decisions.some((one) => one.hospital === site.hospital && one.decision === 'selected'),
  );
  return (
    <>
      {['site_selected', 'startup'].includes(view.stage) ? <NextStage /> : null}
      <Section title={words.title} aside={words.aside}>
        {selected.length === 0 ? (
          <EmptyState title={words.none}>{words.noneBody}</EmptyState>
        ) : (
          <ul className="contracts">
            {selected.map((site) => (
              <li className="box" key={site.hospital}>
                <Contract
                  site={site}
                  record={view.contracts.find((one) => one.hospital === site.hospital)?.record}
                />
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

function Contract({ site, record }: { site: SiteView; record: ContractView | undefined }) {
  const lang = useLang();
  const words = useWords(deskcontractWords);
  const { view, can, act } = useCase();
  const [open, setOpen] = useState<'ball' | 'stage' | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const name = `${site.label} ${site.name[lang]}`;
  const target = view.decisions.find((one) => one.hospital === site.hospital)?.target;
  const begin = async () => {
    setBusy(true);
    setRefused(null);
    try {
      await act('contracts', { hospital: site.hospital });
    } catch (error) {
      setRefused(explain(error, view.number, lang).text);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div className="contract-head">
        <h3>{name}</h3>
        {target ? <span className="t14">{words.target(number(target))}</span> : null}
        {record ? <Chip kind="stage">{code('contract_stage', record.stage, lang)}</Chip> : null}
      </div>
      {refused ? (
        <p className="err" role="alert">
          {refused}
        </p>
      ) : null}
      {record ? (
        <Record
          record={record}
          name={name}
          onBall={can('contract') ? () => setOpen('ball') : undefined}
          onStage={can('contract') ? () => setOpen('stage') : undefined}
        />
      ) : (
        <div className="row row-3">
          <p className="soft">{words.notOpened}</p>
          {can('contract') ? (
            <Button size="s" busy={busy} onClick={begin}>
              {words.begin}
              <span className="vh"> {name}</span>
            </Button>
          ) : null}
        </div>
      )}
      {record && open === 'ball' ? (
        <HandOver hospital={site.hospital} name={name} record={record} onClose={() => setOpen(null)} />
      ) : null}
      {record && open === 'stage' ? (
        <MoveStage hospital={site.hospital} name={name} record={record} onClose={() => setOpen(null)} />
      ) : null}
    </>
  );
}

function Record({
  record,
  name,
  onBall,
  onStage,
}: {
  record: ContractView;
  name: string;
  onBall: (() => void) | undefined;
  onStage: (() => void) | undefined;
}) {
  const lang = useLang();
  const words = useWords(deskcontractWords);
  const ended = record.stage === 'executed' || record.stage === 'failed';
  const { days } = record;
  const total = days.sponsor + days.hospital + days.desk + days.cro;
  const parties = [
    { party: 'desk', label: words.parties.desk, days: days.desk },
    { party: 'firm', label: words.parties.sponsor, days: days.sponsor },
    { party: 'hosp', label: words.parties.hospital, days: days.hospital },
    { party: 'cro', label: words.parties.cro, days: days.cro },
  ] satisfies PartyTime[];
  const times = parties.filter((one) => one.party !== 'cro' || one.days > 0);
  return (
    <>
      <ol className="contract-steps" aria-label={words.steps}>
        {choices('contract_stage', lang)
          .filter((one) => one.value !== 'failed' || record.stage === 'failed')
          .map((one) => (
            <li
              key={one.value}
              className={one.value === record.stage ? 'now' : undefined}
              aria-current={one.value === record.stage ? 'step' : undefined}
            >
              {one.label}
            </li>
          ))}
      </ol>
      <dl className="facts facts-s">
        <div className="fact">
          <dt>{words.turn}</dt>
          <dd>
            {ended ? (
              <Chip kind="done">
                {record.executed_on ? words.executedOn(longDay(record.executed_on, lang)) : undefined}
              </Chip>
            ) : (
              <>
                <Chip kind={record.ball === 'ball_desk' ? 'you' : 'them'}>
                  {code('ball', record.ball, lang)}
                </Chip>{' '}
                <span className="t14">{words.since(longDay(record.ball_since, lang))}</span>
              </>
            )}
          </dd>
        </div>
        <div className="fact">
          <dt>{words.agreed}</dt>
          <dd>
            <Chip kind={record.legal_ok ? 'done' : 'wait'}>
              {record.legal_ok ? code('contract_stage', 'legal_ok', lang) : words.legalOpen}
            </Chip>{' '}
            <Chip kind={record.budget_ok ? 'done' : 'wait'}>
              {record.budget_ok ? code('contract_stage', 'budget_ok', lang) : words.budgetOpen}
            </Chip>
          </dd>
        </div>
        {record.due ? (
          <div className="fact">
            <dt>{words.clock}</dt>
            <dd>
              {ended ? null : record.state === 'overdue' ? (
                <Chip kind="over" />
              ) : record.state === 'due_soon' ? (
                <Chip kind="soon" />
              ) : null}{' '}
              {words.ofTarget(number(total), number(TARGET_DAYS), longDay(record.due, lang))}
            </dd>
          </div>
        ) : null}
        {record.note ? (
          <div className="fact">
            <dt>{words.note}</dt>
            <dd className="as-typed">{record.note}</dd>
          </div>
        ) : null}
      </dl>
      <PartyTimeBar times={times} />
      {onBall && onStage ? (
        <div className="row row-3 form-acts no-print">
          {ended ? null : (
            <Button size="s" onClick={onBall}>
              {words.handOver}
              <span className="vh"> {name}</span>
            </Button>
          )}
          <Button size="s" onClick={onStage}>
            {words.moveStage}
            <span className="vh"> {name}</span>
          </Button>
        </div>
      ) : null}
    </>
  );
}
