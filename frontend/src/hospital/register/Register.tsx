import { useLang, useWords } from '../../app/place';
import { LinkButton } from '../../parts/Button/Button';
import { Go } from '../../parts/Go/Go';
import { faceWords } from '../../words/face';
import { longDay, number, shortDay } from '../../words/format';
import { hospitalattestationWords } from '../../words/hospitalattestation';
import { registerWords } from '../../words/register';
import { code } from '../../words/registercode';
import { useRegister } from '../api';
import { Page } from '../Page';
import { Load } from '../shared/Load';
import { type Register as RegisterData, SECTIONS, type Section } from '../types';
import { useNames } from '../useNames';
import { usePlaceOfWork } from '../who';
import { Meter } from './Meter';
import { ProposalsWait } from './ProposalsWait';
import { ROW_LISTS, rowsOf } from './rowLists';
import { StandingChip } from './StandingChip';
import { statedOf, stateOf, today, visibilityOf } from './standing';

/** The register as a task list of its ten sections, with what is missing on top. */
export default function Register() {
  const words = useWords(registerWords);
  const attestation = useWords(hospitalattestationWords);
  const face = useWords(faceWords);
  const lang = useLang();
  const work = usePlaceOfWork();
  const register = useRegister();
  return (
    <Page area="register" title={words.title} top>
      <div className="row between">
        <div>
          <h1>{words.title}</h1>
          <p className="soft">{work.name[lang] || work.name.ja}</p>
        </div>
        <div className="row">
          <LinkButton icon="print" to="hospital/register/print">
            {words.printFace}
          </LinkButton>
          <LinkButton to="hospital/register/mirror">{face.mirror.title}</LinkButton>
          <LinkButton to="hospital/register/file">{words.file.title}</LinkButton>
          <LinkButton to="hospital/register/history">{words.history.title}</LinkButton>
          <LinkButton to="hospital/register/attestation">{attestation.title}</LinkButton>
        </div>
      </div>
      <ProposalsWait />
      <Load query={register} lines={10}>
        {(data) => (
          <>
            {work.office ? null : <p className="t14 soft">{words.readOnly}</p>}
            {work.office ? <p>{isNew(data) ? words.first : words.lead}</p> : null}
            <Meter register={data} />
            <Sections register={data} />
          </>
        )}
      </Load>
    </Page>
  );
}

// A register that holds nothing but what came from public lists.
function isNew(register: RegisterData): boolean {
  return Object.values(register.hospital.stated).every((one) => one.source === 'public_list');
}

function countOf(rows: readonly unknown[] | null, words: (typeof registerWords)['ja']): string {
  if (rows === null) return words.rows.unanswered;
  return rows.length === 0 ? words.rows.noneShort : words.rows.count(number(rows.length));
}

function Sections({ register }: { register: RegisterData }) {
  const words = useWords(registerWords);
  const lang = useLang();
  return (
    <section aria-labelledby="sections">
      <div className="sec-head">
        <h2 id="sections">{words.list}</h2>
        <span className="soft">{words.listNote}</span>
      </div>
      <div className="reg-head t14" aria-hidden="true">
        <span>{words.col.section}</span>
        <span>{words.col.confirmed}</span>
        <span>{words.col.until}</span>
        <span>{words.col.seen}</span>
        <span>{words.col.state}</span>
      </div>
      <ul className="tasks reg">
        {SECTIONS.map((section, index) => (
          <SectionRow key={section} register={register} section={section} place={index + 1} />
        ))}
      </ul>
      <p className="slots-line">
        <Go to="hospital/capacity">{words.sections.slots}</Go>{' '}
        <span className="t14 soft">{words.about.slots}</span>
      </p>
      {ROW_LISTS.map((list) => (
        <p className="slots-line" key={list}>
          <Go to={`hospital/register/${list}`}>{code('register_rows', list, lang)}</Go>{' '}
          <span className="t14 soft">
            {countOf(rowsOf(register.hospital, list), words)} {words.rows.about[list]}
          </span>
        </p>
      ))}
    </section>
  );
}

function SectionRow({
  register,
  section,
  place,
}: {
  register: RegisterData;
  section: Section;
  place: number;
}) {
  const words = useWords(registerWords);
  const lang = useLang();
  const nameOf = useNames();
  const stated = statedOf(register, section);
  const state = stateOf(register, section, today());
  const open = register.meter.missing.filter((one) => one.section === section).length;
  const who = stated?.source === 'public_list' ? words.byPublicList : nameOf(stated?.confirmed_by);
  return (
    <li>
      <div>
        <Go className="stretch" to={`hospital/register/${section}`}>
          {words.numbered(String(place), words.sections[section])}
        </Go>
        <p>{words.about[section]}</p>
      </div>
      <Cell label={words.col.confirmed}>
        {stated
          ? [shortDay(stated.confirmed_at, lang), who].filter(Boolean).join(lang === 'ja' ? '　' : ', ')
          : words.never}
      </Cell>
      <Cell label={words.col.until}>{stated ? longDay(stated.expires_on, lang) : '–'}</Cell>
      <Cell label={words.col.seen}>
        {code('register_visibility', visibilityOf(register, section).code, lang)}
      </Cell>
      <span className="st">
        <StandingChip state={state} open={open} />
      </span>
    </li>
  );
}

function Cell({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="t14 reg-cell">
      <span className="reg-label">{label}</span>
      {children}
    </div>
  );
}
