import { useState } from 'react';
import { useLang, useWords } from '../../../app/place';
import { Date3, dateOf, partsOf } from '../../../parts/DateParts/DateParts';
import { Select, TextInput } from '../../../parts/Field/inputs';
import { choices } from '../../../words/code';
import { deskactWords } from '../../../words/deskact';
import { newestSites } from '../sites';
import type { Acts } from '../types';
import { useCase } from '../useCase';
import { ActDialog } from './ActDialog';

/** Milestones that each hospital has for itself. */
const OF_HOSPITAL = new Set([
  'irb_approved',
  'contract_executed',
  'siv',
  'first_consent',
  'fpi',
  'first_dose',
]);

const DATES = ['planned', 'forecast', 'actual'] as const;

/** One milestone with its three dates; what is left empty stays as it was. */
export function KeepMilestone({
  kind: given,
  hospital: at,
  onClose,
}: {
  kind: string;
  hospital: string;
  onClose: () => void;
}) {
  const lang = useLang();
  const words = useWords(deskactWords);
  const { view, act } = useCase();
  const sites = newestSites(view);
  const known = view.milestones.find(
    (one) =>
      one.kind === given && (one.label ?? '') === (sites.find((site) => site.hospital === at)?.label ?? ''),
  );
  const [kind, setKind] = useState(given);
  const [hospital, setHospital] = useState(at);
  const [evidence, setEvidence] = useState(known?.evidence ?? '');
  const [dates, setDates] = useState({
    planned: partsOf(known?.planned),
    forecast: partsOf(known?.forecast),
    actual: partsOf(known?.actual),
  });
  const selected = sites.filter((site) =>
    view.decisions.some((one) => one.hospital === site.hospital && one.decision === 'selected'),
  );
  const choosable = selected.length > 0 ? selected : sites;
  const needsHospital = OF_HOSPITAL.has(kind);
  const typed = (name: (typeof DATES)[number]) => Object.values(dates[name]).some(Boolean);
  return (
    <ActDialog
      title={words.titles.milestone}
      confirm={words.buttons.milestone}
      names={{
        '/kind': { label: words.milestone, choice: true, id: 'milestone-kind' },
        '/hospital': { label: words.hospital, choice: true, id: 'milestone-hospital' },
        ...Object.fromEntries(
          DATES.map((name) => [`/${name}`, { label: words.dates[name], id: `milestone-${name}` }]),
        ),
        '/evidence': { label: words.evidence, id: 'milestone-evidence' },
      }}
      check={() => [
        ...(kind ? [] : [{ pointer: '/kind', code: 'required' }]),
        ...(needsHospital && !hospital ? [{ pointer: '/hospital', code: 'required' }] : []),
        ...DATES.filter((name) => typed(name) && !dateOf(dates[name])).map((name) => ({
          pointer: `/${name}`,
          code: 'not_a_date',
        })),
      ]}
      send={(version) =>
        act(
          'milestones',
          {
            kind: kind as Acts['milestones']['kind'],
            hospital: needsHospital ? hospital : null,
            planned: dateOf(dates.planned),
            forecast: dateOf(dates.forecast),
            actual: dateOf(dates.actual),
            evidence: evidence.trim() || null,
          },
          version,
        )
      }
      onClose={onClose}
    >
      {(fault) => (
        <>
          {given ? null : (
            <Select
              id="milestone-kind"
              label={words.milestone}
              required
              size="m"
              value={kind}
              error={fault('/kind')}
              onChange={setKind}
            >
              <option value="">{words.choose}</option>
              {choices('milestone', lang).map((one) => (
                <option key={one.value} value={one.value}>
                  {one.label}
                </option>
              ))}
            </Select>
          )}
          {given ? (
            <p className="b">{choices('milestone', lang).find((one) => one.value === given)?.label}</p>
          ) : null}
          {needsHospital ? (
            <Select
              id="milestone-hospital"
              label={words.hospital}
              required
              size="m"
              value={hospital}
              error={fault('/hospital')}
              onChange={setHospital}
            >
              <option value="">{words.choose}</option>
              {choosable.map((site) => (
                <option key={site.hospital} value={site.hospital}>
                  {site.label} {site.name[lang]}
                </option>
              ))}
            </Select>
          ) : null}
          {DATES.map((name) => (
            <Date3
              key={name}
              id={`milestone-${name}`}
              label={words.dates[name]}
              size="m"
              value={dates[name]}
              error={fault(`/${name}`)}
              onChange={(date) => setDates({ ...dates, [name]: date })}
            />
          ))}
          <TextInput
            id="milestone-evidence"
            label={words.evidence}
            hint={words.evidenceHint}
            size="m"
            value={evidence}
            error={fault('/evidence')}
            onChange={setEvidence}
          />
        </>
      )}
    </ActDialog>
  );
}
