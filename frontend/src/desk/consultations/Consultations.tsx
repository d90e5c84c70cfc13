import { useLang, usePlace, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { Go } from '../../parts/Go/Go';
import { SummaryList } from '../../parts/SummaryList/SummaryList';
import { TabsNav } from '../../parts/TabsNav/TabsNav';
import { deskconsultWords } from '../../words/deskconsult';
import { fiscalYear, number } from '../../words/format';
import { code } from '../../words/registercode';
import { sharedanswersWords } from '../../words/sharedanswers';
import { Load } from '../Load';
import { yearOf } from '../reports/years';
import { type ConsultList, useConsultations } from './api';
import { Table } from './Table';
import { Tracks } from './Tracks';

const SHOWN = { due: 'due=true', open: 'open=true', all: '' } as const;

/** D2, tab B: what hospitals ask for themselves, the nearest date first. */
export default function Consultations() {
  const words = useWords(deskconsultWords);
  const sharedWords = useWords(sharedanswersWords);
  const place = usePlace();
  const named = new URLSearchParams(place.search).get('show');
  const shown = named === 'all' || named === 'due' ? named : 'open';
  const list = useConsultations(SHOWN[shown]);
  useTitle(words.title);
  return (
    <div className="consult-flow">
      <h1>{words.title}</h1>
      <Tracks current="b" />
      <p className="soft">{words.lead}</p>
      <p>
        <Go to="desk/consultations/answers">{sharedWords.title}</Go>
      </p>
      <TabsNav
        label={words.show}
        tabs={(['open', 'due', 'all'] as const).map((one) => ({
          to: one === 'open' ? 'desk/consultations' : `desk/consultations?show=${one}`,
          label: words.tab[one],
          current: one === shown,
        }))}
      />
      <Load query={list}>
        {(data) => (
          <div className="consult-flow">
            <Table label={words.caption} rows={data.rows} empty={<EmptyState title={words.empty[shown]} />} />
            <Ended list={data} />
          </div>
        )}
      </Load>
    </div>
  );
}

// How this year’s questions ended; class B, printed apart from the count.
function Ended({ list }: { list: ConsultList }) {
  const lang = useLang();
  const words = useWords(deskconsultWords);
  if (list.ended.length === 0) return null;
  return (
    <section className="box box-s" aria-labelledby="ended">
      <h2 id="ended" className="panel-head">
        {words.ended(fiscalYear(yearOf(list.fiscal_year), lang))}
      </h2>
      <SummaryList
        compact
        rows={list.ended.map((one) => ({
          label: one.outcome ? code('consult_outcome', one.outcome, lang) : words.endedNone,
          value: words.cases(number(one.n)),
        }))}
      />
    </section>
  );
}
