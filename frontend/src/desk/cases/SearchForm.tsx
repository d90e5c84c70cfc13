import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLang, usePlace, useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { Check } from '../../parts/Choice/Choice';
import { type ErrorItem, ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { Select, TextInput } from '../../parts/Field/inputs';
import { choices } from '../../words/code';
import { countryChoices } from '../../words/countries';
import { desklistWords } from '../../words/desklist';
import { personName } from '../../words/format';
import { readPeople } from '../case/api';
import { readDay } from './day';
import { addressOf, type FilterName, labelOf, MORE, SORTS } from './query';

/** The search: four keys and a free text on top, the rest below. It only changes the address. */
export function SearchForm({
  filters,
  sort,
}: {
  filters: Partial<Record<FilterName, string>>;
  sort: string | null;
}) {
  const lang = useLang();
  const all = useWords(desklistWords);
  const words = all.cases;
  const place = usePlace();
  const [form, setForm] = useState(filters);
  const [order, setOrder] = useState(sort ?? 'received');
  const [round, setRound] = useState(0);
  const [errors, setErrors] = useState<ErrorItem[]>([]);
  const people = useQuery({ queryKey: ['desk', 'people'], queryFn: readPeople });
  const set = (name: FilterName) => (value: string) => setForm({ ...form, [name]: value });
  const countries = countryChoices(lang);
  const further = MORE.some((name) => filters[name]);

  const search = (event: FormEvent) => {
    event.preventDefault();
    const days = { from: readDay(form.from ?? ''), to: readDay(form.to ?? '') };
    const found: ErrorItem[] = [];
    for (const name of ['from', 'to'] as const) {
      if (form[name]?.trim() && !days[name]) found.push({ id: name, text: words.dayShape(words[name]) });
    }
    if (days.from && days.to && days.from > days.to) found.push({ id: 'from', text: words.dayOrder });
    setErrors(found);
    setRound(round + 1);
    if (found.length > 0) return;
    const wanted = { ...form, from: days.from ?? '', to: days.to ?? '' };
    const trimmed = Object.fromEntries(Object.entries(wanted).map(([name, text]) => [name, text.trim()]));
    const query = addressOf(trimmed, { sort: order });
    place.go?.(`/${place.lang}/desk/cases${query ? `?${query}` : ''}`);
  };
  const error = (id: string) => errors.find((one) => one.id === id)?.text;
  const text = (name: FilterName, id: string = name) => (
    <TextInput
      id={id}
      bare
      size="s"
      label={labelOf(name, lang)}
      value={form[name] ?? ''}
      onChange={set(name)}
      autoComplete="off"
    />
  );
  const day = (name: 'from' | 'to') => (
    <TextInput
      id={name}
      bare
      size="s"
      label={words[name]}
      hint={words.dayHint}
      value={form[name] ?? ''}
      onChange={set(name)}
      error={error(name)}
      autoComplete="off"
    />
  );
  const select = (name: FilterName, options: readonly { value: string; label: string }[]) => (
    <Select id={name} bare size="s" label={labelOf(name, lang)} value={form[name] ?? ''} onChange={set(name)}>
      <option value="">{all.any}</option>
      {options.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </Select>
  );
  return (
    <search className="no-print">
      <ErrorSummary errors={errors} round={round} />
      <form className="box case-search" aria-label={words.searchForm} onSubmit={search} noValidate>
        <div className="case-keys">
          {text('company')}
          {day('from')}
          {day('to')}
          {select('need', choices('L6', lang))}
          {text('content')}
          {text('q')}
        </div>
        <details open={further || undefined}>
          <summary>{words.more}</summary>
          <div className="case-keys">
            {select('stage', choices('stage', lang))}
            {select('owner', [
              { value: 'me', label: words.ownerMe },
              { value: 'nobody', label: words.ownerNobody },
              ...(people.data ?? []).map((one) => ({ value: one.id, label: personName(one, lang) })),
            ])}
            {select('area', choices('L4', lang))}
            {select('phase', choices('L5', lang))}
            {select('country', countries.all)}
            {select('side', choices('side', lang))}
            <Check
              checked={form.open === 'true'}
              onChange={(on) => set('open')(on ? 'true' : '')}
              label={words.open}
            />
          </div>
        </details>
        <div className="row row-3 between">
          <Select id="sort" bare size="s" label={words.sort} value={order} onChange={setOrder}>
            {SORTS.map((one) => (
              <option key={one} value={one}>
                {words.sorts[one]}
              </option>
            ))}
          </Select>
          <Button type="submit" size="s" kind="solid" icon="search">
            {words.search}
          </Button>
        </div>
      </form>
    </search>
  );
}
