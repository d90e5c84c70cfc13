import { useLang, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { Chip } from '../../parts/Chip/Chip';
import { DataTable } from '../../parts/DataTable/DataTable';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { Crumbs } from '../../parts/Frame/Frame';
import { Go } from '../../parts/Go/Go';
import { shortDay } from '../../words/format';
import { code } from '../../words/registercode';
import { sharedanswersWords } from '../../words/sharedanswers';
import { Load } from '../Load';
import '../../consult/consult.css';
import { useSharedList } from './shared';

/** What the desk shares with every hospital, and what it withdrew. */
export default function SharedAnswers() {
  const words = useWords(sharedanswersWords);
  const lang = useLang();
  const query = useSharedList();
  const { column } = words;
  useTitle(words.title);
  return (
    <div className="consult-flow">
      <Crumbs crumbs={[{ label: words.deskBack, to: 'desk/consultations' }, { label: words.title }]} />
      <h1>{words.title}</h1>
      <p className="soft">{words.deskLead}</p>
      <Load query={query}>
        {(rows) => (
          <div className="stacked consult-table">
            <DataTable
              dense
              caption={words.title}
              rows={rows}
              rowKey={(row) => row.id}
              empty={<EmptyState title={words.empty} />}
              columns={[
                {
                  key: 'question',
                  title: column.question,
                  head: true,
                  cell: (row) => (
                    <>
                      <Go to={`desk/consultations/answers/${row.id}`}>
                        {(lang === 'en' && row.content.en?.question) || row.content.ja.question}
                      </Go>
                      <br />
                      <span className="plain t14 soft">{code('LB', row.content.theme, lang)}</span>
                    </>
                  ),
                },
                { key: 'asOf', title: column.asOf, cell: (row) => shortDay(row.content.as_of, lang) },
                {
                  key: 'state',
                  title: column.state,
                  cell: (row) => (
                    <Chip kind={row.withdrawn_at ? 'closed' : 'done'}>
                      {row.withdrawn_at ? words.withdrawn : words.inForce}
                    </Chip>
                  ),
                },
                {
                  key: 'source',
                  title: column.source,
                  cell: (row) =>
                    row.source ? (
                      <Go className="nowrap" to={`desk/consultations/${row.source}`}>
                        {row.source}
                      </Go>
                    ) : (
                      '–'
                    ),
                },
              ]}
            />
          </div>
        )}
      </Load>
    </div>
  );
}
