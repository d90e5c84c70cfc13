import { type FormEvent, useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { useFaults } from '../../forms/useFaults';
import { Button } from '../../parts/Button/Button';
import { Date3, type DateText, dateOf } from '../../parts/DateParts/DateParts';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { Select } from '../../parts/Field/inputs';
import { personName } from '../../words/format';
import { hospitalmembersWords } from '../../words/hospitalmembers';
import { useHospitalApi, useKeep } from '../api';
import { usePlaceOfWork } from '../who';
import type { Colleague } from './colleagues';

const NO_DATE: DateText = { year: '', month: '', day: '' };
const EMPTY = { person: '', deputy: '', first: NO_DATE, last: NO_DATE };

/** An absence to enter: whose, the two days, and who stands in. */
export function AwayForm({
  people,
  onDone,
}: {
  people: readonly Colleague[];
  onDone: (told: string) => void;
}) {
  const words = useWords(hospitalmembersWords).away;
  const lang = useLang();
  const api = useHospitalApi();
  const keep = useKeep();
  const { manager, me } = usePlaceOfWork();
  const [form, setForm] = useState(EMPTY);
  const [busy, setBusy] = useState(false);
  const faults = useFaults({
    '/person': { label: words.person, id: 'away-person', choice: true },
    '/deputy': { label: words.deputy, id: 'away-deputy', choice: true },
    '/first': { label: words.first, id: 'away-first', say: { duplicate: words.meets } },
    '/last': { label: words.last, id: 'away-last', say: { order: words.lastBefore, too_big: words.tooFar } },
  });
  const own = me.person?.id ?? '';
  const person = form.person || own;
  const here = people.filter((one) => one.active);
  const deputies = here.filter((one) => one.name.id !== person);
  const nameOf = (id: string) => {
    const one = people.find(({ name }) => name.id === id);
    return one ? personName(one.name, lang) : '';
  };
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const open = form.deputy ? [] : [{ pointer: '/deputy', code: 'required' }];
    for (const day of ['first', 'last'] as const) {
      const empty = Object.values(form[day]).every((part) => part === '');
      if (!dateOf(form[day])) open.push({ pointer: `/${day}`, code: empty ? 'required' : 'not_a_date' });
    }
    if (open.length > 0) return faults.show(open);
    setBusy(true);
    try {
      const first = dateOf(form.first) ?? '';
      const last = dateOf(form.last) ?? '';
      await api.addAbsence({ person, deputy: form.deputy, first, last });
      keep.members();
      faults.clear();
      onDone(words.added(nameOf(person), nameOf(form.deputy)));
      setForm(EMPTY);
    } catch (error) {
      faults.caught(error);
    } finally {
      setBusy(false);
    }
  };
  if (here.length < 2) return <p className="t14 soft">{words.none}</p>;
  const choose = (id: string, label: string, field: 'person' | 'deputy', from: readonly Colleague[]) => (
    <Select
      id={id}
      label={label}
      size="m"
      width="w20"
      required
      value={field === 'person' ? person : form.deputy}
      error={faults.at(`/${field}`)}
      onChange={(value) => setForm({ ...form, [field]: value })}
    >
      {field === 'deputy' ? <option value="">{words.choose}</option> : null}
      {from.map(({ name }) => (
        <option key={name.id} value={name.id}>
          {personName(name, lang)}
        </option>
      ))}
    </Select>
  );
  const day = (field: 'first' | 'last') => (
    <Date3
      id={`away-${field}`}
      label={words[field]}
      hint={words.hint}
      required
      size="m"
      value={form[field]}
      error={faults.at(`/${field}`)}
      onChange={(value) => setForm({ ...form, [field]: value })}
    />
  );
  return (
    <>
      <h3 id="away-form">{manager ? words.formTitle : words.ownTitle}</h3>
      <form
        className="section-form"
        noValidate
        onSubmit={(event) => void add(event)}
        aria-labelledby="away-form"
      >
        <ErrorSummary errors={faults.items} round={faults.round} />
        {manager ? choose('away-person', words.person, 'person', here) : null}
        {day('first')}
        {day('last')}
        {choose('away-deputy', words.deputy, 'deputy', deputies)}
        <div className="row row-3 form-acts">
          <Button type="submit" busy={busy}>
            {words.add}
          </Button>
        </div>
      </form>
    </>
  );
}
