import { useLang, useWords } from '../../app/place';
import { Button, LinkButton } from '../../parts/Button/Button';
import { DataTable } from '../../parts/DataTable/DataTable';
import { longDay, number } from '../../words/format';
import { hospitalWords } from '../../words/hospital';
import { quarterName } from '../../words/quarters';
import { registerWords } from '../../words/register';
import { code } from '../../words/registercode';
import { useRegister } from '../api';
import { Page } from '../Page';
import { Load } from '../shared/Load';
import { type Register, SECTIONS, type Section } from '../types';
import { useRowNames } from './Diseases';
import { columnsShown } from './RowTable';
import { listsOf, type RowListName, rowsOf } from './rowLists';
import { SectionRead } from './SectionRead';
import { statedOf } from './standing';

// Many short answers: two beside each other, on paper as well.
const MANY: readonly Section[] = ['equipment', 'english'];

/** The whole register to read and to print, as a profile of the hospital. */
export default function Face() {
  const words = useWords(registerWords);
  const common = useWords(hospitalWords);
  const lang = useLang();
  const register = useRegister();
  return (
    <Page
      area="register"
      title={words.face.title}
      crumbs={[{ to: 'hospital/register', label: words.title }, { label: words.face.title }]}
    >
      <Load query={register} lines={12}>
        {(data) => (
          <>
            <div className="row between">
              <div>
                <h1>{words.face.title}</h1>
                <p>
                  {data.hospital.basic[lang === 'ja' ? 'name_ja' : 'name_en'] || data.hospital.basic.name_ja}
                </p>
              </div>
              <div className="row no-print">
                <Button icon="print" onClick={() => window.print()}>
                  {common.print}
                </Button>
                <LinkButton kind="text" to="hospital/register">
                  {words.face.back}
                </LinkButton>
              </div>
            </div>
            <p className="soft no-print">{words.face.lead}</p>
            <WholeRegister register={data} />
          </>
        )}
      </Load>
    </Page>
  );
}

/** Every section of a register to read, the free places last. */
export function WholeRegister({ register }: { register: Register }) {
  return (
    <>
      {SECTIONS.map((section) => (
        <FaceSection key={section} section={section} register={register} />
      ))}
      <FaceSection section="slots" register={register} />
    </>
  );
}

function FaceSection({ section, register }: { section: Section; register: Register }) {
  const words = useWords(registerWords);
  const lang = useLang();
  const stated = statedOf(register, section);
  return (
    <section
      aria-labelledby={`face-${section}`}
      className={MANY.includes(section) ? 'face face-two' : 'face'}
    >
      <div className="sec-head">
        <h2 id={`face-${section}`}>{words.sections[section]}</h2>
        <span className="t14 soft">
          {stated
            ? [
                code('register_source', stated.source, lang),
                words.face.asOf(longDay(stated.as_of, lang)),
                words.face.until(longDay(stated.expires_on, lang)),
              ].join(words.face.join)
            : words.never}
        </span>
      </div>
      {section === 'diseases' ? (
        <DiseaseTable register={register} />
      ) : section === 'slots' ? (
        <SlotTable register={register} />
      ) : (
        <SectionRead section={section} hospital={register.hospital} />
      )}
      {listsOf(section)
        .filter((list) => list !== 'competing_trials')
        .map((list) => (
          <ListTable key={list} list={list} register={register} />
        ))}
    </section>
  );
}

function DiseaseTable({ register }: { register: Register }) {
  const words = useWords(registerWords);
  const lang = useLang();
  const nameOf = useRowNames(register.hospital.diseases);
  const shown = (value: number | null | undefined) =>
    value === null || value === undefined ? words.unknownShort : number(value);
  return (
    <DataTable
      caption={words.disease.caption}
      dense
      rows={register.hospital.diseases}
      rowKey={(row) => String(row.id)}
      empty={<p className="soft">{words.disease.none}</p>}
      columns={[
        { key: 'd', title: words.disease.colDisease, head: true, cell: nameOf },
        { key: 'n', title: words.disease.colNew, numeric: true, cell: (row) => shown(row.new_patients) },
        { key: 'p', title: words.disease.colPrevalent, numeric: true, cell: (row) => shown(row.prevalent) },
        {
          key: 'm',
          title: words.disease.colMethod,
          cell: (row) => (row.method ? code('count_method', row.method, lang) : words.unknownShort),
        },
        { key: 'pi', title: words.disease.colPi, cell: (row) => row.pi_name || words.unknownShort },
      ]}
    />
  );
}

// What competes with a company’s trial is for the desk alone (domain 3.C), and no part of this profile.
function ListTable({ list, register }: { list: RowListName; register: Register }) {
  const words = useWords(registerWords);
  const lang = useLang();
  const rows = rowsOf(register.hospital, list);
  if (rows === null) return null;
  return (
    <DataTable
      caption={code('register_rows', list, lang)}
      dense
      rows={rows}
      rowKey={(row) => String(row.id)}
      empty={<p className="soft">{words.rows.none}</p>}
      columns={columnsShown(list, words, lang)}
    />
  );
}

function SlotTable({ register }: { register: Register }) {
  const words = useWords(registerWords);
  const lang = useLang();
  return (
    <DataTable
      caption={words.slot.caption}
      dense
      rows={register.quarters.map((quarter) => ({
        quarter,
        slot: register.hospital.slots.find((one) => one.quarter === quarter),
      }))}
      rowKey={(row) => row.quarter}
      columns={[
        {
          key: 'q',
          title: code('register_item', 'slots/quarter', lang),
          head: true,
          cell: (row) => quarterName(row.quarter, lang),
        },
        {
          key: 't',
          title: code('register_item', 'slots/trials', lang),
          numeric: true,
          cell: (row) => (row.slot ? number(row.slot.trials) : words.unknownShort),
        },
        {
          key: 'p',
          title: code('register_item', 'slots/patients', lang),
          numeric: true,
          cell: (row) => (row.slot ? number(row.slot.patients) : words.unknownShort),
        },
      ]}
    />
  );
}
