import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/rest';
import { useLang, usePlace, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { useFaults } from '../../forms/useFaults';
import { Button } from '../../parts/Button/Button';
import { RadioGroup } from '../../parts/Choice/Choice';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { Select, TextInput } from '../../parts/Field/inputs';
import { Crumbs } from '../../parts/Frame/Frame';
import { desklistWords } from '../../words/desklist';
import { choices } from '../../words/registercode';

const EMPTY = {
  name_ja: '',
  name_en: '',
  prefecture: '',
  founder: '',
  med_inst_code: '',
  email: '',
  family: '',
  given: '',
  lang: 'ja',
};

/** A hospital joins: its basic facts, and its first manager, who enters the rest. */
export default function AddHospital() {
  const words = useWords(desklistWords);
  const w = words.hospitals;
  const lang = useLang();
  const place = usePlace();
  const client = useQueryClient();
  const [form, setForm] = useState(EMPTY);
  const [busy, setBusy] = useState(false);
  const faults = useFaults({
    '/basic/name_ja': { label: w.nameJa, id: 'name_ja' },
    '/basic/name_en': { label: w.nameEn, id: 'name_en' },
    '/basic/prefecture': { label: w.prefecture, choice: true, id: 'prefecture' },
    '/basic/founder': { label: w.founder, choice: true, id: 'founder' },
    '/basic/med_inst_code': { label: w.code, id: 'med_inst_code' },
    '/manager/email': { label: w.email, id: 'email' },
    '/manager/family': { label: w.family, id: 'family' },
    '/manager/given': { label: w.given, id: 'given' },
    '/manager/lang': { label: w.lang, choice: true, id: 'lang' },
  });
  useTitle(w.addTitle);
  const set = (name: keyof typeof EMPTY) => (value: string) => setForm({ ...form, [name]: value });

  const add = async (event: FormEvent) => {
    event.preventDefault();
    const own = (
      [
        ['/basic/name_ja', form.name_ja],
        ['/basic/name_en', form.name_en],
        ['/basic/prefecture', form.prefecture],
        ['/manager/email', form.email],
        ['/manager/family', form.family],
      ] as const
    )
      .filter(([, value]) => !value.trim())
      .map(([pointer]) => ({ pointer, code: 'required' }));
    if (own.length > 0) return faults.show(own);
    setBusy(true);
    try {
      const { id } = await call<{ id: string }>('POST', '/api/desk/hospitals', {
        body: {
          basic: {
            name_ja: form.name_ja,
            name_en: form.name_en,
            prefecture: form.prefecture || null,
            founder: form.founder || null,
            med_inst_code: form.med_inst_code || null,
          },
          manager: {
            email: form.email,
            family: form.family,
            given: form.given || null,
            lang: form.lang,
          },
        },
      });
      await client.invalidateQueries({ queryKey: ['desk'] });
      place.goOn?.(`/${lang}/desk/hospitals?added=${id}`);
    } catch (error) {
      faults.caught(error);
    } finally {
      setBusy(false);
    }
  };
  const text = (name: keyof typeof EMPTY, label: string, pointer: string, more: object = {}) => (
    <TextInput
      id={name}
      label={label}
      size="m"
      width="w20"
      autoComplete="off"
      value={form[name]}
      error={faults.at(pointer)}
      onChange={set(name)}
      {...more}
    />
  );
  const select = (
    name: 'prefecture' | 'founder',
    label: string,
    required: boolean,
    options: readonly { value: string; label: string }[],
  ) => (
    <Select
      id={name}
      label={label}
      required={required}
      size="m"
      width="w20"
      value={form[name]}
      error={faults.at(`/basic/${name}`)}
      onChange={set(name)}
    >
      <option value="">{words.choose}</option>
      {options.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </Select>
  );
  return (
    <>
      <Crumbs crumbs={[{ label: w.title, to: 'desk/hospitals' }, { label: w.addTitle }]} />
      <ErrorSummary errors={faults.items} round={faults.round} />
      <h1>{w.addTitle}</h1>
      <p>{w.addLead}</p>
      <form className="narrow stack-6 mt-6" onSubmit={(event) => void add(event)} noValidate>
        <section aria-labelledby="basic">
          <h2 id="basic" className="mb-4">
            {w.basic}
          </h2>
          {text('name_ja', w.nameJa, '/basic/name_ja', { required: true, lang: 'ja' })}
          {text('name_en', w.nameEn, '/basic/name_en', { required: true, lang: 'en' })}
          {select('prefecture', w.prefecture, true, choices('prefecture', lang))}
          {select('founder', w.founder, false, choices('founder', lang))}
          {text('med_inst_code', w.code, '/basic/med_inst_code', { hint: w.codeHint, inputMode: 'numeric' })}
        </section>
        <section aria-labelledby="manager">
          <h2 id="manager" className="mb-4">
            {w.manager}
          </h2>
          {text('email', w.email, '/manager/email', { required: true, inputMode: 'email' })}
          {text('family', w.family, '/manager/family', { required: true })}
          {text('given', w.given, '/manager/given')}
          <RadioGroup
            id="lang"
            label={w.lang}
            required
            inline
            options={(['ja', 'en'] as const).map((value) => ({ value, label: w.languages[value] }))}
            value={form.lang}
            error={faults.at('/manager/lang')}
            onChange={set('lang')}
          />
        </section>
        <p>
          <Button type="submit" kind="solid" busy={busy}>
            {w.confirm}
          </Button>
        </p>
      </form>
    </>
  );
}
