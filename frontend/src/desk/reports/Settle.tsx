import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/rest';
import { useMe } from '../../app/me';
import { useLang, useWords } from '../../app/place';
import { useFaults } from '../../forms/useFaults';
import { Button } from '../../parts/Button/Button';
import { RadioGroup } from '../../parts/Choice/Choice';
import { Dialog } from '../../parts/Dialog/Dialog';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { TextInput } from '../../parts/Field/inputs';
import { Textarea } from '../../parts/Field/Textarea';
import { Notice } from '../../parts/Notice/Notice';
import { fiscalYear } from '../../words/format';
import { reportsWords } from '../../words/reports';
import { referenceIn } from '../frame/Search';
import { ProposalLines } from '../proposals/ProposalLines';
import type { CountPage } from './types';
import { yearOf } from './years';

/** Freezing and correcting: both wait for a second person, and both are visible for ever. */
export function SettleActs({ page, onTold }: { page: CountPage; onTold: (told: string) => void }) {
  const lang = useLang();
  const words = useWords(reportsWords);
  const { data: me } = useMe();
  const [open, setOpen] = useState<'freeze' | 'correct' | null>(null);
  const year = fiscalYear(yearOf(page.fiscal_year), lang);
  const lead = me?.memberships.some((one) => one.place.kind === 'desk' && one.role === 'dl') ?? false;
  const done = () => {
    setOpen(null);
    onTold(words.proposed);
  };
  if (!lead) return null;
  return (
    <>
      <Button size="s" onClick={() => setOpen('correct')}>
        {words.correct}
      </Button>
      {page.may_freeze ? (
        <Button size="s" kind="solid" onClick={() => setOpen('freeze')}>
          {words.freeze(year)}
        </Button>
      ) : null}
      {open === 'freeze' ? (
        <Freeze year={page.fiscal_year} name={year} onClose={() => setOpen(null)} onDone={done} />
      ) : null}
      {open === 'correct' ? <Correct onClose={() => setOpen(null)} onDone={done} /> : null}
    </>
  );
}

/** What the last act came to, and what waits for a second person. */
export function Settle({
  page,
  told,
  onTold,
}: {
  page: CountPage;
  told: string;
  onTold: (told: string) => void;
}) {
  const words = useWords(reportsWords);
  if (!told && page.proposals.length === 0) return null;
  return (
    <div className="settle">
      {told ? <Notice kind="ok" title={told} /> : null}
      {page.proposals.length > 0 ? (
        <section className="box" aria-labelledby="count-proposals">
          <h2 id="count-proposals">{words.waiting}</h2>
          <ProposalLines proposals={page.proposals} onSettled={onTold} />
        </section>
      ) : null}
    </div>
  );
}

interface Closing {
  onClose: () => void;
  onDone: () => void;
}

function Freeze({ year, name, onClose, onDone }: Closing & { year: string; name: string }) {
  const words = useWords(reportsWords);
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const faults = useFaults({ '/fiscal_year': { label: name, id: 'main' } });
  const freeze = async () => {
    setBusy(true);
    try {
      await call('POST', `/api/desk/counts/${year}/freeze`, { body: {} });
      await client.invalidateQueries({ queryKey: ['desk'] });
      onDone();
    } catch (error) {
      faults.caught(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      title={words.freezeTitle(name)}
      onClose={onClose}
      confirm={words.freeze(name)}
      onConfirm={() => void freeze()}
      busy={busy}
    >
      <ErrorSummary errors={faults.items} round={faults.round} />
      <p>{words.freezeBody}</p>
    </Dialog>
  );
}

function Correct({ onClose, onDone }: Closing) {
  const words = useWords(reportsWords);
  const client = useQueryClient();
  const [form, setForm] = useState({ number: '', delta: '', why: '' });
  const [busy, setBusy] = useState(false);
  const faults = useFaults({
    '/number': { label: words.number, id: 'correct-number' },
    '/delta': { label: words.delta, choice: true, id: 'correct-delta' },
    '/why': { label: words.why, id: 'correct-why' },
  });
  const correct = async () => {
    const own = [
      ...(form.number.trim() ? [] : [{ pointer: '/number', code: 'required' }]),
      ...(form.delta ? [] : [{ pointer: '/delta', code: 'required' }]),
      ...(form.why.trim() ? [] : [{ pointer: '/why', code: 'required' }]),
    ];
    if (own.length > 0) return faults.show(own);
    setBusy(true);
    try {
      await call('POST', '/api/desk/counts/corrections', {
        body: {
          number: referenceIn(form.number) ?? form.number,
          delta: Number(form.delta),
          why: form.why,
        },
      });
      await client.invalidateQueries({ queryKey: ['desk'] });
      onDone();
    } catch (error) {
      faults.caught(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      title={words.correctTitle}
      onClose={onClose}
      confirm={words.correctConfirm}
      onConfirm={() => void correct()}
      busy={busy}
    >
      <ErrorSummary errors={faults.items} round={faults.round} />
      <p>{words.correctBody}</p>
      <TextInput
        id="correct-number"
        label={words.number}
        hint={words.numberHint}
        required
        size="m"
        width="w8"
        autoComplete="off"
        value={form.number}
        error={faults.at('/number')}
        onChange={(number) => setForm({ ...form, number })}
      />
      <RadioGroup
        id="correct-delta"
        label={words.delta}
        required
        options={[
          { value: '1', label: words.plus },
          { value: '-1', label: words.minus },
        ]}
        value={form.delta || null}
        error={faults.at('/delta')}
        onChange={(delta) => setForm({ ...form, delta })}
      />
      <Textarea
        id="correct-why"
        label={words.why}
        required
        rows={3}
        size="m"
        max={2000}
        patientLine={false}
        value={form.why}
        error={faults.at('/why')}
        onChange={(why) => setForm({ ...form, why })}
      />
    </Dialog>
  );
}
