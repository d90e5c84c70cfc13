import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { usePlace, useWords } from '../../app/place';
import { NotFound } from '../../parts/Frame/messages';
import { registerWords } from '../../words/register';
import { useRegister } from '../api';
import { Page } from '../Page';
import { Load } from '../shared/Load';
import { type Register, SECTIONS, type Section } from '../types';
import { usePlaceOfWork } from '../who';
import { DiseasePage } from './DiseasePage';
import { Diseases } from './Diseases';
import { PAGES } from './fields';
import { SectionForm } from './SectionForm';
import { SectionRead } from './SectionRead';
import { Standing } from './Standing';
import { VisibilityForm } from './VisibilityForm';

type Plain = keyof typeof PAGES;

/** One section of the register: what it rests on, its fields, and who may see it. */
export default function SectionPage() {
  const { section = '', '*': rest = '' } = useParams();
  const words = useWords(registerWords);
  const register = useRegister();
  const known = (SECTIONS as readonly string[]).includes(section);
  if (!known) {
    return (
      <Page area="register" title={words.title}>
        <NotFound />
      </Page>
    );
  }
  const name = words.sections[section as Section];
  return (
    <Page
      area="register"
      title={name}
      crumbs={[{ to: 'hospital/register', label: words.title }, { label: name }]}
    >
      <Load query={register} lines={8}>
        {(data) =>
          section === 'diseases' ? (
            <DiseaseSection register={data} row={rest} />
          ) : (
            <PlainSection key={`${section}/${rest}`} section={section as Plain} at={rest} register={data} />
          )
        }
      </Load>
    </Page>
  );
}

function DiseaseSection({ register, row }: { register: Register; row: string }) {
  return row === '' ? (
    <Diseases register={register} />
  ) : (
    <DiseasePage key={row} register={register} row={row} />
  );
}

function PlainSection({ section, at, register }: { section: Plain; at: string; register: Register }) {
  const words = useWords(registerWords);
  const { office } = usePlaceOfWork();
  const place = usePlace();
  const pages = PAGES[section];
  const number = at === '' ? 1 : Number(at);
  const page = pages[number - 1];
  const [saved, setSaved] = useState(false);
  // A page that does not exist leads to the section’s first.
  useEffect(() => {
    if (!page) place.go?.(`/${place.lang}/hospital/register/${section}`, true);
  }, [page, place, section]);
  if (!page) return null;
  const next = pages[number] ? `hospital/register/${section}/${number + 1}` : null;
  return (
    <>
      <h1>{words.sections[section]}</h1>
      <Standing register={register} section={section} saved={saved} />
      {office ? (
        <>
          <SectionForm
            section={section}
            page={page}
            number={number}
            total={pages.length}
            register={register}
            next={next}
            onSaved={() => setSaved(true)}
          />
          <VisibilityForm section={section} register={register} />
        </>
      ) : (
        <>
          <p className="t14 soft">{words.readOnly}</p>
          <SectionRead section={section} hospital={register.hospital} />
        </>
      )}
    </>
  );
}
