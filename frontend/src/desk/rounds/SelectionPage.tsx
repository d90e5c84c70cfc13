import { useState } from 'react';
import { Problem } from '../../api/problem';
import { useLang, useWords } from '../../app/place';
import { useFaults } from '../../forms/useFaults';
import { useKept } from '../../forms/useKept';
import { Button } from '../../parts/Button/Button';
import { RadioGroup } from '../../parts/Choice/Choice';
import { type Column, DataTable } from '../../parts/DataTable/DataTable';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { NumberInput, Select, TextInput } from '../../parts/Field/inputs';
import { Textarea } from '../../parts/Field/Textarea';
import { choices, code } from '../../words/code';
import { deskmatchWords } from '../../words/deskmatch';
import { longDay, month, number } from '../../words/format';
import { explain } from '../case/explain';
import { hospitalName } from '../case/names';
import { Section } from '../case/panels/Section';
import { newestSites } from '../case/sites';
import type { Decision } from '../case/types';
import { useCase } from '../case/useCase';
import { MatchNav } from '../match/MatchNav';

/** 施設選定: what the company chose; the desk records it on written evidence where the company did not itself. */
export default function SelectionPage() {
  const words = useWords(deskmatchWords);
  const { view, can } = useCase();
  const w = words.selection;
  return (
    <>
      <MatchNav page="selection" />
      {view.decisions.length > 0 ? <Chosen /> : null}
      {can('select') && view.proposed.length > 0 ? (
        <Record />
      ) : view.decisions.length > 0 ? null : (
        <EmptyState title={view.proposed.length > 0 ? w.waiting : w.notYet} />
      )}
    </>
  );
}

function Chosen() {
  const lang = useLang();
  const words = useWords(deskmatchWords);
  const { view } = useCase();
  const w = words.selection;
  const sites = newestSites(view);
  const columns: Column<Decision>[] = [
    {
      key: 'hospital',
      title: w.hospital,
      head: true,
      cell: (one) => hospitalName(sites, one.hospital, lang),
    },
    { key: 'decision', title: w.decision, cell: (one) => code('site_decision', one.decision, lang) },
    {
      key: 'target',
      title: w.target,
      numeric: true,
      cell: (one) => (one.target ? words.patients(number(one.target)) : '–'),
    },
    {
      key: 'reason',
      title: w.reason,
      cell: (one) =>
        [one.reason ? code('not_chosen_reason', one.reason, lang) : '', one.note ?? '']
          .filter(Boolean)
          .join(words.comma) || '–',
    },
  ];
  return (
    <Section title={w.chosenTitle} aside={view.selected_at ? longDay(view.selected_at, lang) : undefined}>
      <DataTable
        caption={w.chosenTable}
        columns={columns}
        rows={view.decisions}
        rowKey={(one) => one.hospital}
      />
      <p>{view.selection_evidence ? w.onEvidence(view.selection_evidence) : w.byCompany}</p>
    </Section>
  );
}

interface Row {
  decision: string;
  target: string;
  reason: string;
  note: string;
}

const EMPTY: Row = { decision: '', target: '', reason: '', note: '' };

function Record() {
  const lang = useLang();
  const words = useWords(deskmatchWords);
  const { view, act } = useCase();
  const w = words.selection;
  const sites = newestSites(view).filter((site) => view.proposed.includes(site.hospital));
  const [form, set, forget] = useKept(`${view.number}:selection`, {
    rows: {} as Record<string, Row>,
    evidence: '',
  });
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const row = (hospital: string) => form.rows[hospital] ?? EMPTY;
  const put = (hospital: string, change: Partial<Row>) =>
    set({ ...form, rows: { ...form.rows, [hospital]: { ...row(hospital), ...change } } });
  const faults = useFaults({
    ...Object.fromEntries(
      sites.flatMap((site, place) => [
        [
          `/decisions/${place}/decision`,
          { label: w.decisionFor(site.name[lang]), choice: true, id: `decision-${site.hospital}` },
        ],
        [
          `/decisions/${place}/target`,
          { label: w.targetFor(site.name[lang]), id: `target-${site.hospital}` },
        ],
        [
          `/decisions/${place}/reason`,
          { label: w.reasonFor(site.name[lang]), choice: true, id: `reason-${site.hospital}` },
        ],
        [`/decisions/${place}/note`, { label: w.note, id: `note-${site.hospital}` }],
      ]),
    ),
    '/decisions': { label: w.oneSelected, choice: true, id: `decision-${sites[0]?.hospital ?? ''}` },
    '/evidence': { label: w.evidence, id: 'selection-evidence' },
  });
  const targets = sites.map((site) => row(site.hospital).target.normalize('NFKC').replace(/[,\s]/g, ''));

  const record = async () => {
    const own = sites.flatMap((site, place) => {
      const { decision } = row(site.hospital);
      if (!decision) return [{ pointer: `/decisions/${place}/decision`, code: 'required' }];
      if (decision === 'selected' && !/^\d+$/.test(targets[place] ?? '')) {
        return [{ pointer: `/decisions/${place}/target`, code: 'not_a_number' }];
      }
      return [];
    });
    setRefused(null);
    faults.clear();
    if (!form.evidence.trim()) own.push({ pointer: '/evidence', code: 'required' });
    if (own.length > 0) {
      faults.show(own);
      return;
    }
    setBusy(true);
    try {
      await act('selection', {
        decisions: sites.map((site, place) => {
          const one = row(site.hospital);
          return {
            hospital: site.hospital,
            decision: one.decision as Decision['decision'],
            target: one.decision === 'selected' ? Number(targets[place]) : null,
            reason: (one.decision === 'not_selected' && one.reason ? one.reason : null) as Decision['reason'],
            note: one.note.trim() || null,
          };
        }),
        evidence: form.evidence,
      });
      forget();
    } catch (error) {
      if (error instanceof Problem && error.faults.length > 0) faults.caught(error);
      else setRefused(explain(error, view.number, lang).text);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Section title={w.title}>
      <ErrorSummary errors={faults.items} round={faults.round} />
      {refused ? (
        <p className="err" role="alert">
          {refused}
        </p>
      ) : null}
      <p>{w.lead}</p>
      {sites.map((site, place) => {
        const one = row(site.hospital);
        return (
          <div className="box box-s decision" key={site.hospital}>
            <h3>
              {site.label} {site.name[lang]}
            </h3>
            <p className="t14 soft">
              {[
                site.answer?.realistic === null || site.answer?.realistic === undefined
                  ? ''
                  : words.proposal.realistic(number(site.answer.realistic)),
                site.answer?.start ? words.proposal.start(month(site.answer.start, lang)) : '',
              ]
                .filter(Boolean)
                .join(words.comma)}
            </p>
            <RadioGroup
              id={`decision-${site.hospital}`}
              label={w.decision}
              required
              inline
              options={choices('site_decision', lang)}
              value={one.decision || null}
              error={
                faults.at(`/decisions/${place}/decision`) ??
                (place === 0 ? faults.at('/decisions') : undefined)
              }
              onChange={(decision) => put(site.hospital, { decision })}
            />
            {one.decision === 'selected' ? (
              <NumberInput
                id={`target-${site.hospital}`}
                label={w.target}
                required
                unit={w.unit}
                size="m"
                value={one.target}
                error={faults.at(`/decisions/${place}/target`)}
                onChange={(target) => put(site.hospital, { target })}
              />
            ) : null}
            {one.decision === 'not_selected' ? (
              <Select
                id={`reason-${site.hospital}`}
                label={w.reason}
                hint={w.reasonHint}
                required
                size="m"
                width="w20"
                value={one.reason}
                error={faults.at(`/decisions/${place}/reason`)}
                onChange={(reason) => put(site.hospital, { reason })}
              >
                <option value="">{w.choose}</option>
                {choices('not_chosen_reason', lang)
                  // That one is for hospitals that were not put before the company.
                  .filter((one) => one.value !== 'not_proposed')
                  .map((reason) => (
                    <option key={reason.value} value={reason.value}>
                      {reason.label}
                    </option>
                  ))}
              </Select>
            ) : null}
            {one.decision ? (
              <TextInput
                id={`note-${site.hospital}`}
                label={w.note}
                hint={w.noteHint}
                size="m"
                value={one.note}
                error={faults.at(`/decisions/${place}/note`)}
                onChange={(note) => put(site.hospital, { note })}
              />
            ) : null}
          </div>
        );
      })}
      <Textarea
        id="selection-evidence"
        label={w.evidence}
        hint={w.evidenceHint}
        required
        rows={2}
        size="m"
        max={2000}
        value={form.evidence}
        error={faults.at('/evidence')}
        onChange={(evidence) => set({ ...form, evidence })}
      />
      <p className="form-acts">
        <Button kind="solid" busy={busy} onClick={record}>
          {w.record}
        </Button>
      </p>
    </Section>
  );
}
