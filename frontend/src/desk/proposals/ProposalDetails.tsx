import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/rest';
import { useLang, useWords } from '../../app/place';
import { SummaryList } from '../../parts/SummaryList/SummaryList';
import { code } from '../../words/code';
import { deskWords } from '../../words/desk';
import { deskactWords } from '../../words/deskact';
import { fiscalYear } from '../../words/format';
import { rareCode } from '../../words/rarecode';
import { CRITERIA } from '../case/panels/Checklist';
import { yearOf } from '../reports/years';

type Details = Record<string, unknown>;

/** What exactly would be done, for the second person to check before agreeing. */
export function ProposalDetails({ details }: { details: unknown }) {
  const lang = useLang();
  const words = useWords(deskWords);
  const acts = useWords(deskactWords);
  const w = words.proposals;
  const said = (details ?? {}) as Details;
  const rows: { label: string; value: string }[] = [];
  const add = (label: string, value: string | null | undefined) => {
    if (value) rows.push({ label, value });
  };
  const yesNo = (value: unknown) => (typeof value === 'boolean' ? (value ? w.yes : w.no) : null);
  const text = (key: string) => (typeof said[key] === 'string' ? (said[key] as string) : null);
  const ids = (said.recipients ?? said.hospitals) as (string | { hospital: string })[] | undefined;
  const asked = Array.isArray(ids) ? ids.map((one) => (typeof one === 'string' ? one : one.hospital)) : [];
  const names = useHospitalNames(asked.length > 0);
  const hospitals = asked.map((id) => names.get(id) ?? '').filter(Boolean);
  const named =
    asked.length > 0 ? `${w.hospitalsN(`${asked.length}`)}\n${hospitals.join(words.comma)}` : null;

  const checklist = said.checklist as Record<string, string> | undefined;
  if (checklist) {
    for (const one of CRITERIA) {
      add(`${one} ${acts.criteria[one]}`, code('check_answer', checklist[one] ?? 'unclear', lang));
    }
  }
  add(w.details.international, yesNo(said.international));
  add(w.details.sponsor_disclosed, yesNo(said.sponsor_disclosed));
  const outcome = text('outcome');
  add(w.details.outcome, outcome ? code('outcome', outcome, lang) : null);
  const losses = said.loss_reasons;
  if (Array.isArray(losses)) {
    add(
      w.details.loss_reasons,
      losses.map((one) => rareCode('loss_reason', String(one), lang)).join(words.comma),
    );
  }
  const referral = text('referral');
  add(w.details.referral, referral ? code('referral_to', referral, lang) : null);
  add(w.details.into, text('into'));
  add(w.details.recipients, said.recipients ? named : null);
  add(w.details.hospitals, said.recipients ? null : named);
  const year = text('fiscal_year');
  add(w.details.fiscal_year, year ? fiscalYear(yearOf(year), lang) : null);
  if (typeof said.delta === 'number') {
    add(w.details.delta, said.delta > 0 ? `+${said.delta}` : `−${Math.abs(said.delta)}`);
  }
  const reason = text('reason');
  add(w.details.reason, reason ? code('exit_reason', reason, lang) : null);
  add(w.details.why, text('why'));
  add(w.details.text, text('text'));
  const evidence = text('evidence');
  add(w.details.evidence, evidence ? rareCode('loss_evidence', evidence, lang) : null);
  add(w.details.letter, text('letter'));
  return rows.length > 0 ? (
    <div className="pre">
      <SummaryList compact rows={rows} />
    </div>
  ) : null;
}

/** Names of hospitals by their ids: an act about hospitals is judged by which they are. */
function useHospitalNames(needed: boolean): ReadonlyMap<string, string> {
  const lang = useLang();
  const hospitals = useQuery({
    queryKey: ['desk', 'hospitals'],
    queryFn: () => call<{ id: string; name: { en: string; ja: string } }[]>('GET', '/api/desk/hospitals'),
    enabled: needed,
  });
  return new Map((hospitals.data ?? []).map((one) => [one.id, one.name[lang] || one.name.ja]));
}
