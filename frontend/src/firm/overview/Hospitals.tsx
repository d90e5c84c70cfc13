import { lazy, Until } from '../../app/lazy';
import { useLang, useWords } from '../../app/place';
import { Chip, type ChipKind } from '../../parts/Chip/Chip';
import { DataTable } from '../../parts/DataTable/DataTable';
import { Go } from '../../parts/Go/Go';
import { code } from '../../words/code';
import { firmWords } from '../../words/firm';
import { month, number } from '../../words/format';
import type { Lang } from '../../words/words';
import { useTheCase } from '../theCase';
import type { FirmHospital } from '../types';
import { useWhen } from '../when';

const FurtherFacts = lazy(() => import('./FurtherFacts'));

const CHIPS: Record<string, ChipKind> = {
  invited: 'them',
  opened: 'them',
  interested: 'done',
  conditional: 'done',
  selected: 'done',
  reserve: 'stage',
  declined: 'closed',
  no_answer: 'closed',
  not_selected: 'closed',
  cancelled: 'closed',
};

/** The hospitals asked, masked until each agrees to be named; facts only. */
export function Hospitals() {
  const words = useWords(firmWords).hospitals;
  const { data } = useTheCase();
  const when = useWhen();
  if (data.hospitals.length === 0) return null;
  const round = data.rounds.at(-1);
  const proposal = data.proposal;
  return (
    <section aria-labelledby="hospitals">
      <div className="sec-head">
        <h2 id="hospitals">{words.title}</h2>
        <span className="soft">{words.note}</span>
      </div>
      <HospitalTable rows={data.hospitals} caption={words.caption} />
      {data.hospitals.some((row) => row.further.length > 0) ? (
        <Until>
          <FurtherFacts rows={data.hospitals} />
        </Until>
      ) : null}
      <p className="t14 soft note-line">
        {round && round.state === 'open' ? `${words.due(when.line(round.due))} ` : ''}
        {proposal?.target != null
          ? words.offered(number(proposal.offered), number(proposal.target))
          : proposal
            ? null
            : words.later}
      </p>
    </section>
  );
}

/** One line per hospital: state, numbers, earliest start. */
export function HospitalTable({ rows, caption }: { rows: readonly FirmHospital[]; caption: string }) {
  const words = useWords(firmWords).hospitals;
  const lang = useLang();
  const { to } = useTheCase();
  return (
    <div className="hospital-table">
      <DataTable
        caption={caption}
        rows={[...rows].sort((one, other) => one.label.localeCompare(other.label))}
        rowKey={(row) => row.label}
        columns={[
          {
            key: 'label',
            title: words.hospital,
            head: true,
            cell: (row) =>
              row.entry ? (
                <Go to={to(`hospitals/${row.label}`)}>{hospitalName(row, lang)}</Go>
              ) : (
                hospitalName(row, lang)
              ),
          },
          {
            key: 'state',
            title: words.state,
            cell: (row) => (
              <Chip kind={CHIPS[row.state] ?? 'stage'}>{code('site_state', row.state, lang)}</Chip>
            ),
          },
          {
            key: 'patients',
            title: words.patients,
            numeric: true,
            cell: (row) => (
              <>
                {count(row.patients)}
                {row.method ? (
                  <>
                    <br />
                    <span className="t14 soft">{code('count_method', row.method, lang)}</span>
                  </>
                ) : null}
              </>
            ),
          },
          {
            key: 'realistic',
            title: words.realistic,
            numeric: true,
            cell: (row) => count(row.realistic),
          },
          ...(rows.some((row) => row.target != null)
            ? [
                {
                  key: 'target',
                  title: words.chosen,
                  numeric: true,
                  cell: (row: FirmHospital) => count(row.target),
                },
              ]
            : []),
          { key: 'start', title: words.start, cell: (row) => (row.start ? month(row.start, lang) : '–') },
        ]}
      />
    </div>
  );
}

function count(value: number | null): string {
  return value === null ? '–' : number(value);
}

/** “Hospital A, Kanto”, or its name where it agreed to be named. */
export function hospitalName(
  hospital: Pick<FirmHospital, 'label' | 'name'> & { region?: string },
  lang: Lang,
): string {
  const words = firmWords[lang].hospitals;
  if (hospital.name) return words.named(hospital.label, hospital.name[lang]);
  return hospital.region
    ? words.masked(hospital.label, code('region', hospital.region, lang))
    : words.maskedOnly(hospital.label);
}
