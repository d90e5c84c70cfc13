import { useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { useFaults } from '../../forms/useFaults';
import { useKept } from '../../forms/useKept';
import { Button } from '../../parts/Button/Button';
import { PartyTimeBar } from '../../parts/Charts/PartyTimeBar';
import { BallChip } from '../../parts/Chip/Chip';
import { RadioGroup } from '../../parts/Choice/Choice';
import { Dialog } from '../../parts/Dialog/Dialog';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { Textarea } from '../../parts/Field/Textarea';
import { Notice } from '../../parts/Notice/Notice';
import { SummaryList } from '../../parts/SummaryList/SummaryList';
import { code } from '../../words/code';
import { longDay } from '../../words/format';
import { hospitalWords } from '../../words/hospital';
import { hospitalcontractWords } from '../../words/hospitalcontract';
import { useHospitalApi, useKeep } from '../api';
import type { Contract, RequestView } from '../types';
import { usePlaceOfWork } from '../who';

const NOTE_MAX = 2000;
const OTHERS = ['ball_sponsor', 'ball_desk', 'ball_cro'] as const;

/** The hospital’s own contract record: whose turn, how many days with whom, and handing it over. */
export function ContractBlock({ view, contract }: { view: RequestView; contract: Contract }) {
  const words = useWords(hospitalcontractWords).contract;
  const { ball: balls } = useWords(hospitalWords).contract;
  const lang = useLang();
  const { office } = usePlaceOfWork();
  const [handed, setHanded] = useState('');
  const over = contract.stage === 'executed' || contract.stage === 'failed';
  const mine = contract.ball === 'ball_hospital';
  const who = balls[contract.ball as keyof typeof balls] ?? '';
  const agreed = [contract.legal_ok ? words.legalOk : '', contract.budget_ok ? words.budgetOk : ''].filter(
    Boolean,
  );
  return (
    <section aria-labelledby="contract">
      <div className="sec-head">
        <h2 id="contract">{words.title}</h2>
        {over ? null : <BallChip mine={mine} hospital who={who} />}
      </div>
      {handed ? <Notice kind="ok" title={words.handed(handed)} /> : null}
      <SummaryList
        rows={[
          {
            label: words.stage,
            value: code('contract_stage', contract.stage, lang),
            source: agreed.length > 0 ? agreed.join(lang === 'ja' ? '、' : ', ') : undefined,
          },
          ...(contract.executed_on
            ? [{ label: words.executed, value: longDay(contract.executed_on, lang) }]
            : contract.due
              ? [{ label: words.due, value: longDay(contract.due, lang) }]
              : []),
          ...(contract.note ? [{ label: words.note, value: contract.note }] : []),
        ]}
      />
      <h3>{words.days}</h3>
      <PartyTimeBar
        times={[
          { party: 'hosp', label: words.party.hospital, days: contract.days.hospital },
          { party: 'firm', label: words.party.sponsor, days: contract.days.sponsor },
          { party: 'desk', label: words.party.desk, days: contract.days.desk },
          ...(contract.days.cro > 0
            ? [{ party: 'cro' as const, label: words.party.cro, days: contract.days.cro }]
            : []),
        ]}
      />
      {over ? null : mine && office ? (
        <HandOver view={view} onHanded={setHanded} />
      ) : mine ? null : (
        <p className="soft">{words.waitingBody(who)}</p>
      )}
    </section>
  );
}

function HandOver({ view, onHanded }: { view: RequestView; onHanded: (who: string) => void }) {
  const words = useWords(hospitalcontractWords).contract;
  const { ball: balls } = useWords(hospitalWords).contract;
  const api = useHospitalApi();
  const keep = useKeep();
  const { id } = usePlaceOfWork();
  const faults = useFaults({
    '/ball': { label: words.to, id: 'ball', choice: true },
    '/note': { label: words.noteLabel, id: 'contract-note' },
  });
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote, forget] = useKept(`contract:${id}:${view.number}`, '');
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const who = balls[(to ?? 'ball_sponsor') as keyof typeof balls];
  const ask = () => {
    if (to) setAsking(true);
    else faults.show([{ pointer: '/ball', code: 'required' }]);
  };
  const hand = async () => {
    if (!to) return;
    setBusy(true);
    try {
      const act = note.trim() === '' ? { ball: to } : { ball: to, note: note.trim() };
      keep.request(await api.contract(view.number, act, view.version));
      forget();
      onHanded(who);
    } catch (error) {
      faults.caught(error);
      keep.request(await api.request(view.number));
    } finally {
      setBusy(false);
      setAsking(false);
    }
  };
  return (
    <div className="box hand-over">
      <h3>{words.handOver}</h3>
      <ErrorSummary errors={faults.items} round={faults.round} />
      <RadioGroup
        id="ball"
        label={words.to}
        required
        error={faults.at('/ball')}
        options={OTHERS.map((ball) => ({ value: ball, label: balls[ball] }))}
        value={to}
        onChange={setTo}
      />
      <Textarea
        id="contract-note"
        label={words.noteLabel}
        hint={words.noteHint}
        readers={words.readers}
        rows={3}
        max={NOTE_MAX}
        error={faults.at('/note')}
        value={note}
        onChange={setNote}
      />
      <Button kind="solid" onClick={ask}>
        {to ? words.toWho(who) : words.handOver}
      </Button>
      <Dialog
        open={asking}
        title={words.confirmTitle(who)}
        confirm={words.toWho(who)}
        busy={busy}
        onConfirm={() => void hand()}
        onClose={() => setAsking(false)}
      >
        <p>{words.confirmBody}</p>
      </Dialog>
    </div>
  );
}
