import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Problem } from '../../api/problem';
import { useLang, usePlace, useWords } from '../../app/place';
import { useFaults } from '../../forms/useFaults';
import { FieldControl, idOf } from '../../hospital/register/FieldControl';
import {
  PAGES,
  type PagedSection,
  patchOf,
  pathsOf,
  same,
  type Values,
  valuesOf,
} from '../../hospital/register/fields';
import { LevelGrid, YesNoGrid } from '../../hospital/register/Grids';
import { fieldsOf, labelOf, pageTitles } from '../../hospital/register/said';
import type { Register } from '../../hospital/types';
import { Button } from '../../parts/Button/Button';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { Select } from '../../parts/Field/inputs';
import { Textarea } from '../../parts/Field/Textarea';
import { Notice } from '../../parts/Notice/Notice';
import { deskreviewWords } from '../../words/deskreview';
import { registerWords } from '../../words/register';
import { Load } from '../Load';
import { HospitalPage } from './HospitalPage';
import { type EntryReview, propose, useEntry } from './review';

const SECTIONS = Object.keys(PAGES) as PagedSection[];
const NOTE_MAX = 1000;

/** The desk proposes a change of one page of a hospital’s register. */
export default function Propose() {
  return <HospitalPage tab="propose">{(id, review) => <Loaded id={id} review={review} />}</HospitalPage>;
}

function Loaded({ id, review }: { id: string; review: EntryReview }) {
  const words = useWords(deskreviewWords);
  const register = useWords(registerWords);
  const entry = useEntry(id);
  const [section, setSection] = useState<PagedSection>('team');
  const [page, setPage] = useState(0);
  if (review.proposals.some((one) => one.state === 'open')) {
    return <Notice kind="info" title={words.proposeWaits} />;
  }
  const titles = pageTitles(section, register);
  return (
    <Load query={entry}>
      {(data) => (
        <section aria-labelledby="propose" className="stack">
          <h2 id="propose">{words.proposeTitle}</h2>
          <p>{words.proposeLead}</p>
          <Select
            id="section"
            size="s"
            width="w20"
            label={words.proposeSection}
            required
            value={section}
            onChange={(value) => {
              setSection(value as PagedSection);
              setPage(0);
            }}
          >
            {SECTIONS.map((one) => (
              <option key={one} value={one}>
                {register.sections[one]}
              </option>
            ))}
          </Select>
          {titles.length > 1 ? (
            <Select
              id="page"
              size="s"
              width="w20"
              label={words.proposePage}
              required
              value={String(page)}
              onChange={(value) => setPage(Number(value))}
            >
              {titles.map((title, index) => (
                <option key={title} value={String(index)}>
                  {title}
                </option>
              ))}
            </Select>
          ) : null}
          <Form key={`${section}/${page}`} id={id} section={section} number={page} register={data} />
        </section>
      )}
    </Load>
  );
}

function Form({
  id,
  section,
  number,
  register,
}: {
  id: string;
  section: PagedSection;
  number: number;
  register: Register;
}) {
  const words = useWords(deskreviewWords);
  const lang = useLang();
  const place = usePlace();
  const client = useQueryClient();
  const page = PAGES[section][number] ?? PAGES[section][0];
  const paths = page ? pathsOf(page) : [];
  const base = valuesOf(register.hospital, section, paths);
  const [values, setValues] = useState<Values>(base);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const names = fieldsOf(section, lang).map(({ field, label }) => [
    `/values/${field.path}`,
    { label: label ?? labelOf(field, lang), id: idOf(field.path) },
  ]);
  const faults = useFaults({
    ...Object.fromEntries(names),
    '/note': { label: words.proposeNote, id: 'note' },
    '/values': { label: words.proposeSection, id: 'section', say: { must_differ: words.proposeNothing } },
  });
  const set = (path: string, value: Values[string]) => setValues({ ...values, [path]: value });
  const fault = (pointer: string) => faults.at(`/values${pointer}`);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const changed = Object.fromEntries(
      Object.entries(values).filter(([path, value]) => !same(value, base[path] ?? null)),
    );
    setBusy(true);
    try {
      await propose(id, { section, values: patchOf(changed), note });
      await client.invalidateQueries({ queryKey: ['desk', 'register'] });
      place.goOn?.(`/${place.lang}/desk/hospitals/${id}?proposed`);
    } catch (error) {
      faults.caught(error);
      if (error instanceof Problem && error.status === 409) {
        await client.invalidateQueries({ queryKey: ['desk', 'register'] });
      }
    } finally {
      setBusy(false);
    }
  };
  if (!page) return null;
  const more = page.kind === 'levels' ? [] : page.kind === 'fields' ? page.fields : page.more;
  return (
    <form
      className="section-form"
      noValidate
      onSubmit={(event) => void send(event)}
      aria-labelledby="propose"
    >
      <ErrorSummary errors={faults.items} round={faults.round} />
      {page.kind === 'levels' ? (
        <LevelGrid names={page.tasks} values={values} onChange={set} fault={fault} />
      ) : null}
      {page.kind === 'yesno-grid' ? (
        <YesNoGrid names={page.items} values={values} onChange={set} fault={fault} />
      ) : null}
      {more.map((field) => (
        <FieldControl
          key={field.path}
          field={field}
          value={values[field.path] ?? null}
          onChange={(value) => set(field.path, value)}
          fault={(below) => fault(`/${field.path}${below}`)}
        />
      ))}
      <Textarea
        id="note"
        label={words.proposeNote}
        hint={words.proposeNoteHint}
        required
        rows={3}
        size="m"
        max={NOTE_MAX}
        patientLine={false}
        value={note}
        error={faults.at('/note')}
        onChange={setNote}
      />
      <div className="row row-3 form-acts">
        <Button kind="solid" type="submit" busy={busy}>
          {words.proposeDo}
        </Button>
      </div>
    </form>
  );
}
