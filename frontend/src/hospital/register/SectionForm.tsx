import type { FormEvent, ReactNode } from 'react';
import { useLang, usePlace, useWords } from '../../app/place';
import type { FieldNames } from '../../forms/useFaults';
import { Button } from '../../parts/Button/Button';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { Go } from '../../parts/Go/Go';
import { registerWords } from '../../words/register';
import { code } from '../../words/registercode';
import { Conflict } from '../shared/Conflict';
import type { Register } from '../types';
import { FieldControl, idOf } from './FieldControl';
import { type Field, type PAGES, type Page, pathsOf } from './fields';
import { LevelGrid, YesNoGrid } from './Grids';
import { listsOf } from './rowLists';
import { isChoice, itemField, labelOf, levelField, pageTitles, saidOf } from './said';
import { useSection } from './useSection';

interface Props {
  section: keyof typeof PAGES;
  page: Page;
  number: number;
  total: number;
  register: Register;
  next: string | null;
  /** The page’s h1 and what stands below it: faults come above. */
  head: ReactNode;
  onSaved: () => void;
}

/** One page of a section: at most eight fields, saved together. */
export function SectionForm({ section, page, number, total, register, next, head, onSaved }: Props) {
  const words = useWords(registerWords);
  const lang = useLang();
  const place = usePlace();
  const fields = labelled(page, (field) => labelOf(field, lang), lang);
  const names: FieldNames = Object.fromEntries(
    fields.map(({ field, label }) => [
      `/${field.path}`,
      { label, id: idOf(field.path), choice: isChoice(field), say: sayOf(field, label, words) },
    ]),
  );
  const form = useSection({
    section,
    page: String(number),
    register,
    paths: pathsOf(page),
    names,
    onSaved: () => {
      onSaved();
      if (next) place.goOn?.(`/${place.lang}/${next}`);
    },
  });
  const { faults } = form;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.save();
  };
  const controls = (list: readonly Field[]) =>
    list.map((field) => (
      <FieldControl
        key={field.path}
        field={field}
        value={form.values[field.path] ?? null}
        onChange={(value) => form.set(field.path, value)}
        fault={(below) => faults.at(`/${field.path}${below}`)}
      />
    ));
  const grid = { values: form.values, onChange: form.set, fault: faults.at };
  return (
    <>
      <ErrorSummary errors={faults.items} round={faults.round} />
      {head}
      {form.clash ? (
        <Conflict
          title={form.clash.title}
          busy={form.busy}
          onKeep={form.settle}
          choices={form.clash.clashes.map((clash) => {
            const found = fields.find(({ field }) => field.path === clash.key);
            const field = found?.field ?? itemField(clash.key);
            return {
              key: clash.key,
              label: found?.label ?? clash.key,
              mine: saidOf(field, clash.mine, words, lang),
              theirs: saidOf(field, clash.theirs, words, lang),
            };
          })}
        />
      ) : null}
      <form className="section-form" noValidate onSubmit={submit} aria-labelledby="page-title">
        <h2 id="page-title" className={total === 1 ? 'vh' : undefined}>
          {pageTitles(section, words)[number - 1]}
        </h2>
        {total > 1 ? <Pages section={section} number={number} total={total} /> : null}
        {page.kind === 'fields' ? (
          <>
            <p className="hint form-note">{words.blankAllowed}</p>
            {controls(page.fields)}
          </>
        ) : null}
        {page.kind === 'levels' ? <LevelGrid names={page.tasks} {...grid} /> : null}
        {page.kind === 'yesno-grid' ? (
          <>
            <YesNoGrid names={page.items} {...grid} />
            {controls(page.more)}
          </>
        ) : null}
        <div className="row row-3 form-acts">
          <Button kind="solid" type="submit" busy={form.busy}>
            {next ? words.saveNext : words.save}
          </Button>
          <Go className="act" to="hospital/register">
            {words.back}
          </Go>
        </div>
      </form>
    </>
  );
}

function Pages({ section, number, total }: { section: keyof typeof PAGES; number: number; total: number }) {
  const words = useWords(registerWords);
  const lang = useLang();
  return (
    <nav aria-label={words.pages}>
      <p className="t14 soft">{words.pageOf(number, total)}</p>
      <ol className="section-pages">
        {pageTitles(section, words).map((title, index) => (
          <li key={title}>
            {index + 1 === number ? (
              <b aria-current="page">{title}</b>
            ) : (
              <Go to={`hospital/register/${section}/${index + 1}`}>{title}</Go>
            )}
          </li>
        ))}
        {listsOf(section).map((list) => (
          <li key={list}>
            <Go to={`hospital/register/${list}`}>{code('register_rows', list, lang)}</Go>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function labelled(page: Page, labelFor: (field: Field) => string, lang: 'en' | 'ja') {
  const plain = (fields: readonly Field[]) => fields.map((field) => ({ field, label: labelFor(field) }));
  if (page.kind === 'fields') return plain(page.fields);
  if (page.kind === 'levels') {
    return page.tasks.map((task) => ({ field: levelField(task), label: code('english_work', task, lang) }));
  }
  return [
    ...page.items.map((item) => ({ field: itemField(item), label: code('L8', item, lang) })),
    ...plain(page.more),
  ];
}

// Which of several addresses it is about; and Japanese offices write their number without country code.
function sayOf(field: Field, label: string, words: (typeof registerWords)['ja']) {
  if (field.control.kind === 'mail') return { email_format: words.mailFormat(label) };
  if (field.control.kind === 'phone') return { phone_format: words.phoneFormat(label) };
  const shape = words.shape[field.path as keyof typeof words.shape];
  return shape ? { code_format: shape } : undefined;
}
