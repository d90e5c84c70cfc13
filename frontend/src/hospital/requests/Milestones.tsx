import { type FormEvent, useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { useFaults } from '../../forms/useFaults';
import { Button } from '../../parts/Button/Button';
import { RadioGroup } from '../../parts/Choice/Choice';
import { DataTable } from '../../parts/DataTable/DataTable';
import { Date3, dateOf, partsOf } from '../../parts/DateParts/DateParts';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { Select, TextInput } from '../../parts/Field/inputs';
import { Icon } from '../../parts/Icon/Icon';
import { code } from '../../words/code';
import { tableDay } from '../../words/format';
import { hospitalcontractWords } from '../../words/hospitalcontract';
import { useHospitalApi, useKeep } from '../api';
import type { RequestView } from '../types';
import { usePlaceOfWork } from '../who';

// Executing the agreement is recorded with the contract itself.
const OWN = ['irb_approved', 'siv', 'first_consent', 'fpi', 'first_dose'] as const;
const KINDS = ['planned', 'forecast', 'actual'] as const;

/** The hospital’s own milestones: planned, forecast and actual dates, and one form to record one. */
export function Milestones({ view }: { view: RequestView }) {
  const words = useWords(hospitalcontractWords).milestones;
  const lang = useLang();
  const { office } = usePlaceOfWork();
  const day = (value: string | null | undefined) => (value ? tableDay(value, lang) : '–');
  return (
    <section aria-labelledby="milestones">
      <div className="sec-head">
        <h2 id="milestones">{words.title}</h2>
      </div>
      <DataTable
        caption={words.caption}
        rows={view.milestones}
        rowKey={(row) => row.kind}
        empty={<p className="soft">{words.none}</p>}
        columns={[
          { key: 'kind', title: words.what, head: true, cell: (row) => code('milestone', row.kind, lang) },
          { key: 'planned', title: words.planned, cell: (row) => day(row.planned) },
          { key: 'forecast', title: words.forecast, cell: (row) => day(row.forecast) },
          { key: 'actual', title: words.actual, cell: (row) => day(row.actual) },
          { key: 'evidence', title: words.evidence, cell: (row) => row.evidence || '–' },
        ]}
      />
      {office && view.contract ? <RecordOne view={view} /> : null}
    </section>
  );
}

function RecordOne({ view }: { view: RequestView }) {
  const words = useWords(hospitalcontractWords).milestones;
  const lang = useLang();
  const api = useHospitalApi();
  const keep = useKeep();
  const [which, setWhich] = useState('');
  const [kind, setKind] = useState<(typeof KINDS)[number] | null>(null);
  const [date, setDate] = useState(partsOf(null));
  const [evidence, setEvidence] = useState('');
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState(false);
  const dateField = { label: words.date, id: 'milestone-date' };
  const faults = useFaults({
    '/kind': { label: words.which, id: 'milestone-kind', choice: true },
    '/which': { label: words.kind, id: 'milestone-which', choice: true },
    '/date': dateField,
    '/planned': dateField,
    '/forecast': dateField,
    '/actual': dateField,
    '/evidence': { label: words.evidence, id: 'milestone-evidence' },
  });
  const at = (...pointers: string[]) => pointers.map(faults.at).find(Boolean);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setSaved(false);
    const day = dateOf(date);
    const blank = !date.year && !date.month && !date.day;
    const open = [
      ...(which ? [] : [{ pointer: '/kind', code: 'required' }]),
      ...(kind ? [] : [{ pointer: '/which', code: 'required' }]),
      ...(day ? [] : [{ pointer: '/date', code: blank ? 'required' : 'not_a_date' }]),
    ];
    if (!kind || !day || open.length > 0) return faults.show(open);
    setBusy(true);
    try {
      const act = { kind: which, [kind]: day, ...(evidence.trim() ? { evidence: evidence.trim() } : {}) };
      keep.request(await api.milestone(view.number, act, view.version));
      faults.clear();
      setWhich('');
      setKind(null);
      setDate(partsOf(null));
      setEvidence('');
      setSaved(true);
    } catch (error) {
      faults.caught(error);
      keep.request(await api.request(view.number));
    } finally {
      setBusy(false);
    }
  };
  return (
    <details className="box add-box">
      <summary>
        <Icon name="plus" />
        {words.add}
      </summary>
      <form className="section-form" noValidate onSubmit={(event) => void save(event)} aria-label={words.add}>
        <ErrorSummary errors={faults.items} round={faults.round} />
        <Select
          id="milestone-kind"
          label={words.which}
          required
          size="m"
          width="w20"
          error={at('/kind')}
          value={which}
          onChange={setWhich}
        >
          <option value="">{words.choose}</option>
          {OWN.map((one) => (
            <option key={one} value={one}>
              {code('milestone', one, lang)}
            </option>
          ))}
        </Select>
        <RadioGroup
          id="milestone-which"
          label={words.kind}
          required
          error={at('/which')}
          options={KINDS.map((one) => ({ value: one, label: words[one] }))}
          value={kind}
          onChange={(value) => setKind(value as (typeof KINDS)[number])}
        />
        <Date3
          id="milestone-date"
          label={words.date}
          required
          size="m"
          error={at('/date', '/planned', '/forecast', '/actual')}
          value={date}
          onChange={setDate}
        />
        <TextInput
          id="milestone-evidence"
          label={words.evidence}
          hint={words.evidenceHint}
          size="m"
          width="w20"
          error={at('/evidence')}
          value={evidence}
          onChange={setEvidence}
        />
        <div className="row row-3 form-acts">
          <Button kind="solid" type="submit" busy={busy}>
            {words.save}
          </Button>
          <span role="status">{saved ? words.saved : ''}</span>
        </div>
      </form>
    </details>
  );
}
