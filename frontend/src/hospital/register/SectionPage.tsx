import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { useLang, usePlace, useWords } from '../../app/place';
import { NotFound } from '../../parts/Frame/messages';
import { registerWords } from '../../words/register';
import { code } from '../../words/registercode';
import { useRegister } from '../api';
import { Page } from '../Page';
import { Load } from '../shared/Load';
import { type Register, SECTIONS, type Section } from '../types';
import { usePlaceOfWork } from '../who';
import { DiseasePage } from './DiseasePage';
import { Diseases } from './Diseases';
import { corePages, PAGES } from './fields';
import { RowPage } from './RowPage';
import { RowTable } from './RowTable';
import { isRowList, type RowListName } from './rowLists';
import { SectionForm } from './SectionForm';
import { SectionRead } from './SectionRead';
import { Standing } from './Standing';
import { VisibilityForm } from './VisibilityForm';

type Plain = keyof typeof PAGES;

/** One section of the register: what it rests on, its fields, and who may see it. */
export default function SectionPage() {
  const { section = '', '*': rest = '' } = useParams();
  const words = useWords(registerWords);
  const lang = useLang();
  const register = useRegister();
  // Said once, on whichever page of the section comes next.
  const [savedSection, setSaved] = useState('');
  const saved = savedSection === section;
  const list = isRowList(section) ? section : null;
  const known = list !== null || (SECTIONS as readonly string[]).includes(section);
  if (!known) {
    return (
      <Page area="register" title={words.title}>
        <NotFound />
      </Page>
    );
  }
  const name = list ? code('register_rows', list, lang) : words.sections[section as Section];
  return (
    <Page
      area="register"
      title={name}
      crumbs={[{ to: 'hospital/register', label: words.title }, { label: name }]}
    >
      <Load query={register} lines={8}>
        {(data) =>
          list ? (
            <ListSection
              key={list}
              list={list}
              register={data}
              row={rest}
              saved={saved}
              onSaved={() => setSaved(list)}
            />
          ) : section === 'diseases' ? (
            <DiseaseSection register={data} row={rest} saved={saved} onSaved={() => setSaved(section)} />
          ) : (
            <PlainSection
              key={`${section}/${rest}`}
              section={section as Plain}
              at={rest}
              register={data}
              saved={saved}
              onSaved={() => setSaved(section)}
            />
          )
        }
      </Load>
    </Page>
  );
}

function ListSection({
  list,
  register,
  row,
  saved,
  onSaved,
}: {
  list: RowListName;
  register: Register;
  row: string;
  saved: boolean;
  onSaved: () => void;
}) {
  const { office } = usePlaceOfWork();
  return row === '' || !office ? (
    <RowTable list={list} register={register} saved={saved} />
  ) : (
    <RowPage key={row} list={list} register={register} row={row} onSaved={onSaved} />
  );
}

function DiseaseSection({
  register,
  row,
  saved,
  onSaved,
}: {
  register: Register;
  row: string;
  saved: boolean;
  onSaved: () => void;
}) {
  return row === '' ? (
    <Diseases register={register} saved={saved} />
  ) : (
    <DiseasePage key={row} register={register} row={row} onSaved={onSaved} />
  );
}

function PlainSection({
  section,
  at,
  register,
  saved,
  onSaved,
}: {
  section: Plain;
  at: string;
  register: Register;
  saved: boolean;
  onSaved: () => void;
}) {
  const words = useWords(registerWords);
  const { office } = usePlaceOfWork();
  const place = usePlace();
  const pages = PAGES[section];
  const number = at === '' ? 1 : Number(at);
  const page = pages[number - 1];
  // A page that does not exist leads to the section’s first.
  useEffect(() => {
    if (!page) place.go?.(`/${place.lang}/hospital/register/${section}`, true);
  }, [page, place, section]);
  if (!page) return null;
  const head = (
    <>
      <h1>{words.sections[section]}</h1>
      <Standing register={register} section={section} saved={saved} />
    </>
  );
  // What matching needs comes first; the further pages are no part of that way.
  const next =
    pages[number] && number !== corePages(section) ? `hospital/register/${section}/${number + 1}` : null;
  return (
    <>
      {office ? (
        <>
          <SectionForm
            head={head}
            section={section}
            page={page}
            number={number}
            total={pages.length}
            register={register}
            next={next}
            onSaved={onSaved}
          />
          <VisibilityForm section={section} register={register} />
        </>
      ) : (
        <>
          {head}
          <p className="t14 soft">{words.readOnly}</p>
          <SectionRead section={section} hospital={register.hospital} />
        </>
      )}
    </>
  );
}
