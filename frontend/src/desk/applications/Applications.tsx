import { useLang, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { Chip } from '../../parts/Chip/Chip';
import { DataTable } from '../../parts/DataTable/DataTable';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { Crumbs } from '../../parts/Frame/Frame';
import { Go } from '../../parts/Go/Go';
import { deskjoiningWords } from '../../words/deskjoining';
import { deskreviewWords } from '../../words/deskreview';
import { number, stamp } from '../../words/format';
import { code } from '../../words/registercode';
import { Load } from '../Load';
import { isOpen, useApplications } from './api';

/** Hospitals that apply to join, those that wait for the desk first. */
export default function Applications() {
  const words = useWords(deskjoiningWords);
  const hospitals = useWords(deskreviewWords).title;
  const lang = useLang();
  const applications = useApplications();
  useTitle(words.title);
  return (
    <Load query={applications}>
      {(rows) => (
        <div className="stack">
          <Crumbs crumbs={[{ to: 'desk/hospitals', label: hospitals }, { label: words.title }]} />
          <h1>{words.title}</h1>
          <p className="soft">{words.lead}</p>
          <p role="status" className="b">
            {words.open(number(rows.filter((row) => isOpen(row.state)).length))}
          </p>
          <div className="stacked">
            <DataTable
              dense
              caption={words.caption}
              rows={rows}
              rowKey={(row) => row.id}
              empty={<EmptyState title={words.none}>{words.noneBody}</EmptyState>}
              columns={[
                {
                  key: 'name',
                  title: words.columns.name,
                  head: true,
                  cell: (row) => <Go to={`desk/applications/${row.id}`}>{row.name[lang] || row.name.ja}</Go>,
                },
                {
                  key: 'prefecture',
                  title: words.columns.prefecture,
                  cell: (row) => code('prefecture', row.prefecture, lang),
                },
                { key: 'at', title: words.columns.at, cell: (row) => stamp(row.at, lang) },
                {
                  key: 'state',
                  title: words.columns.state,
                  cell: (row) => (
                    <Chip kind={row.state === 'question' ? 'them' : isOpen(row.state) ? 'you' : 'closed'}>
                      {code('join_state', row.state, lang)}
                    </Chip>
                  ),
                },
              ]}
            />
          </div>
        </div>
      )}
    </Load>
  );
}
