import { type FormEvent, useState } from 'react';
import { Problem } from '../../api/problem';
import { useLang, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { useFaults } from '../../forms/useFaults';
import { useKept } from '../../forms/useKept';
import { Button } from '../../parts/Button/Button';
import { RadioGroup } from '../../parts/Choice/Choice';
import { Dialog } from '../../parts/Dialog/Dialog';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { NumberInput, Select, TextInput } from '../../parts/Field/inputs';
import { Phrased } from '../../parts/Fill/Fill';
import { Go } from '../../parts/Go/Go';
import { SummaryList } from '../../parts/SummaryList/SummaryList';
import { choices, code } from '../../words/code';
import { faceWords } from '../../words/face';
import { firmWords } from '../../words/firm';
import { firmpagesWords } from '../../words/firmpages';
import { list, month, number } from '../../words/format';
import { plain } from '../../words/words';
import { CaseHead } from '../CaseHead';
import { hospitalName } from '../overview/Hospitals';
import { useTheCase } from '../theCase';
import type { Choice, FirmHospital } from '../types';
import { useWhen } from '../when';

/** What is chosen about one hospital, as typed. */
interface Typed {
  decision?: string;
  target?: string;
  reason?: string;
  note?: string;
}

/** The company’s choice: facts of each hospital, a decision for each, and the sum. */
export default function Selection() {
  const words = useWords(firmpagesWords).selection;
  const when = useWhen();
  const { data, may } = useTheCase();
  useTitle(`${data.number} ${plain(words.title)}`);
  const { proposal } = data;
  const open = may('select') && data.stage === 'proposed';
  return (
    <>
      <CaseHead />
      <section className="case-body" aria-labelledby="selection">
        <div className="sec-head">
          <h2 id="selection">
            <Phrased text={words.title} />
          </h2>
        </div>
        {proposal ? (
          <>
            {open ? (
              <p>{data.turn.due ? words.lead(when.line(data.turn.due)) : words.leadPlain}</p>
            ) : (
              <p role="status">{data.selected_at ? words.decided : null}</p>
            )}
            <Offer />
            <h3 className="note-line">{words.letter}</h3>
            <p className="letter note-line" lang="en">
              {proposal.letter}
            </p>
            {open ? <ChoiceForm /> : null}
          </>
        ) : (
          <EmptyState title={words.none} />
        )}
      </section>
    </>
  );
}

/** What the hospitals offer together against what was asked for, in a sentence. */
export function Offer() {
  const lang = useLang();
  const words = useWords(firmpagesWords).selection;
  const { proposal } = useTheCase().data;
  if (!proposal) return null;
  const offered = number(proposal.offered);
  const said =
    proposal.target === null
      ? words.offered(offered)
      : proposal.shortfall !== null && proposal.shortfall > 0
        ? words.shortfall(number(proposal.target), offered, number(proposal.shortfall))
        : words.enough(number(proposal.target), offered);
  return (
    <p className="note-line b">
      {said} {proposal.confidence ? words.confidence(code('confidence', proposal.confidence, lang)) : null}{' '}
      {proposal.estimates > 0 ? words.estimates(number(proposal.estimates)) : null}
    </p>
  );
}

function ChoiceForm() {
  const words = useWords(firmpagesWords).selection;
  const { data, act, busy } = useTheCase();
  const hospitals = data.hospitals
    .filter((one) => one.proposed)
    .sort((one, other) => one.label.localeCompare(other.label));
  const [typed, setTyped, forget] = useKept<Record<string, Typed>>(
    `selection-${data.number}-${data.proposal?.at ?? ''}`,
    {},
  );
  const [confirming, setConfirming] = useState(false);
  const faults = useFaults(
    Object.fromEntries([
      [
        '/decisions',
        {
          label: words.decision,
          id: `decision-${hospitals[0]?.label ?? 'A'}`,
          say: { required: words.each, reason_needed: words.atLeastOne },
        },
      ],
      ...hospitals.flatMap(({ label }, index) => [
        [
          `/decisions/${index}/decision`,
          { label: `${words.decision} ${label}`, choice: true, id: `decision-${label}` },
        ],
        [`/decisions/${index}/target`, { label: `${words.target} ${label}`, id: `target-${label}` }],
        [
          `/decisions/${index}/reason`,
          { label: `${words.reason} ${label}`, choice: true, id: `reason-${label}` },
        ],
        [`/decisions/${index}/note`, { label: `${words.note} ${label}`, id: `note-${label}` }],
      ]),
    ]),
  );
  const change = (label: string, patch: Typed) =>
    setTyped({ ...typed, [label]: { ...typed[label], ...patch } });
  const target = (label: string) => whole(typed[label]?.target);
  const chosen = hospitals.filter(({ label }) => typed[label]?.decision === 'selected');
  const sum = chosen.reduce((total, { label }) => total + (target(label) ?? 0), 0);

  const check = (event: FormEvent) => {
    event.preventDefault();
    const open = hospitals.flatMap(({ label }, index) => {
      const one = typed[label];
      if (!one?.decision) return [{ pointer: `/decisions/${index}/decision`, code: 'required' }];
      if (one.decision === 'selected' && target(label) === null) {
        const code = one.target?.trim() ? 'not_a_number' : 'required';
        return [{ pointer: `/decisions/${index}/target`, code }];
      }
      if (one.decision === 'not_selected' && !one.reason) {
        return [{ pointer: `/decisions/${index}/reason`, code: 'required' }];
      }
      return [];
    });
    if (open.length > 0) return faults.show(open);
    if (chosen.length === 0) return faults.show([{ pointer: '/decisions', code: 'reason_needed' }]);
    faults.clear();
    setConfirming(true);
  };

  const send = async () => {
    const decisions = hospitals.map(({ label }): Choice => {
      const one = typed[label] ?? {};
      const note = one.note?.trim() ? { note: one.note } : {};
      if (one.decision === 'selected') {
        return { label, decision: 'selected', target: target(label) ?? 0, ...note };
      }
      const reason = one.decision === 'not_selected' && one.reason ? { reason: one.reason } : {};
      return { label, decision: one.decision ?? 'reserve', ...reason, ...note };
    });
    try {
      await act('selection', { decisions });
      forget();
    } catch (error) {
      faults.caught(error instanceof Problem ? error : new Problem(0, 'server'));
    }
    setConfirming(false);
  };

  const wanted = data.proposal?.target ?? null;
  return (
    <form noValidate onSubmit={check} className="note-line">
      <ErrorSummary errors={faults.items} round={faults.round} />
      {hospitals.map((hospital, index) => (
        <One
          key={hospital.label}
          hospital={hospital}
          typed={typed[hospital.label] ?? {}}
          onChange={(patch) => change(hospital.label, patch)}
          error={(name) =>
            faults.at(`/decisions/${index}/${name}`) ??
            (name === 'decision' && index === 0 ? faults.at('/decisions') : undefined)
          }
        />
      ))}
      <p className="sum-line" aria-live="polite">
        {wanted === null ? words.sum(number(sum)) : words.sumOf(number(sum), number(wanted))}
      </p>
      <p className="form-acts">
        <Button type="submit" kind="solid" block>
          {words.send}
        </Button>
      </p>
      <Dialog
        open={confirming}
        onClose={() => setConfirming(false)}
        title={plain(words.confirmTitle)}
        confirm={words.send}
        onConfirm={() => void send()}
        busy={busy}
      >
        <p>{words.confirmText(chosen.length, data.hospitals.length - chosen.length)}</p>
      </Dialog>
    </form>
  );
}

function One({
  hospital,
  typed,
  onChange,
  error,
}: {
  hospital: FirmHospital;
  typed: Typed;
  onChange: (patch: Typed) => void;
  error: (name: string) => string | undefined;
}) {
  const words = useWords(firmpagesWords).selection;
  const offer = useWords(firmWords).hospitals;
  const lang = useLang();
  const face = useWords(faceWords).firm;
  const { to } = useTheCase();
  const { label } = hospital;
  const conditions = list(
    hospital.conditions.map((one) => code('condition', one, lang)),
    lang,
  );
  return (
    <div className="choose-site">
      <h3>{hospitalName(hospital, lang)}</h3>
      {hospital.entry ? (
        <p className="t14">
          <Go className="act" to={to(`hospitals/${label}`)}>
            {face.read}
          </Go>
        </p>
      ) : null}
      <div className="cols cols-11">
        <SummaryList
          compact
          rows={[
            {
              label: offer.state,
              value: hospital.interest ? code('interest', hospital.interest, lang) : null,
            },
            {
              label: offer.patients,
              value: hospital.patients === null ? null : number(hospital.patients),
            },
            {
              label: offer.realistic,
              value: hospital.realistic === null ? null : number(hospital.realistic),
            },
            { label: offer.start, value: hospital.start ? month(hospital.start, lang) : null },
            {
              label: words.conditions,
              value: conditions || '–',
            },
          ]}
        />
        <div className="stack">
          <RadioGroup
            id={`decision-${label}`}
            label={
              <>
                {words.decision} <span className="vh">{label}</span>
              </>
            }
            bare
            value={typed.decision ?? null}
            onChange={(decision) => onChange({ decision })}
            options={choices('site_decision', lang)}
            error={error('decision')}
          />
          {typed.decision === 'selected' ? (
            <NumberInput
              id={`target-${label}`}
              label={words.target}
              required
              size="m"
              unit={words.patients}
              value={typed.target ?? ''}
              onChange={(target) => onChange({ target })}
              error={error('target')}
            />
          ) : null}
          {typed.decision === 'not_selected' ? (
            <Select
              id={`reason-${label}`}
              label={words.reason}
              required
              size="m"
              width="w20"
              value={typed.reason ?? ''}
              onChange={(reason) => onChange({ reason })}
              error={error('reason')}
            >
              <option value="" />
              {choices('not_chosen_reason', lang)
                // That one is for hospitals that were not put before the company.
                .filter((one) => one.value !== 'not_proposed')
                .map((one) => (
                  <option key={one.value} value={one.value}>
                    {one.label}
                  </option>
                ))}
            </Select>
          ) : null}
          {typed.decision ? (
            <TextInput
              id={`note-${label}`}
              label={words.note}
              hint={words.noteHint}
              size="m"
              value={typed.note ?? ''}
              onChange={(note) => onChange({ note })}
              error={error('note')}
            />
          ) : null}
        </div>
      </div>
    </div>
  );
}

// Full-width digits and commas are typed too.
function whole(typed: string | undefined): number | null {
  const digits = (typed ?? '').normalize('NFKC').replace(/[\s,]/g, '');
  return /^\d{1,7}$/.test(digits) ? Number(digits) : null;
}
