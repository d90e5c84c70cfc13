import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/rest';
import type { components } from '../../api/schema.gen';
import { useMe } from '../../app/me';
import { useLang, usePlace, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { Button, LinkButton } from '../../parts/Button/Button';
import { DataTable } from '../../parts/DataTable/DataTable';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { TextInput } from '../../parts/Field/inputs';
import { Notice } from '../../parts/Notice/Notice';
import { desklistWords } from '../../words/desklist';
import { number } from '../../words/format';
import { code } from '../../words/registercode';
import { Load } from '../Load';

/** A hospital in the directory. */
type DirectoryRow = components['schemas']['DirectoryRow'];

/** The hospitals of the register, with the marks that the desk has to know. */
export default function Hospitals() {
  const words = useWords(desklistWords).hospitals;
  const lang = useLang();
  const place = usePlace();
  const { data: me } = useMe();
  const lead = me?.memberships.some((one) => one.place.kind === 'desk' && one.role === 'dl') ?? false;
  const added = new URLSearchParams(place.search).get('added');
  const hospitals = useQuery({
    queryKey: ['desk', 'hospitals'],
    queryFn: () => call<DirectoryRow[]>('GET', '/api/desk/hospitals'),
  });
  useTitle(words.title);
  return (
    <Load query={hospitals}>
      {(rows) => (
        <div className="stack">
          <div className="row between">
            <h1>{words.title}</h1>
            {lead ? (
              <LinkButton size="s" icon="plus" to="desk/hospitals/new">
                {words.add}
              </LinkButton>
            ) : null}
          </div>
          {added ? (
            <Notice
              kind="ok"
              title={words.added(rows.find((row) => row.id === added)?.name[lang] ?? added)}
            />
          ) : null}
          {rows.length > 0 ? (
            <Found rows={rows} />
          ) : (
            <EmptyState title={words.empty}>{words.emptyBody}</EmptyState>
          )}
        </div>
      )}
    </Load>
  );
}

function Found({ rows }: { rows: readonly DirectoryRow[] }) {
  const all = useWords(desklistWords);
  const words = all.hospitals;
  const lang = useLang();
  const [filter, setFilter] = useState('');
  const prefecture = (row: DirectoryRow) => (row.prefecture ? code('prefecture', row.prefecture, lang) : '');
  const wanted = plain(filter);
  const found = rows.filter((row) =>
    plain([row.name.ja, row.name.en, prefecture(row)].join(' ')).includes(wanted),
  );
  return (
    <>
      <TextInput
        id="filter"
        bare
        size="s"
        width="w20"
        label={words.filter}
        autoComplete="off"
        value={filter}
        onChange={setFilter}
      />
      <p role="status" className="b">
        {words.total(number(found.length))}
      </p>
      <div className="stacked">
        <DataTable
          dense
          caption={words.title}
          rows={found}
          rowKey={(row) => row.id}
          empty={
            <EmptyState
              title={words.none}
              action={<Button onClick={() => setFilter('')}>{words.clear}</Button>}
            />
          }
          columns={[
            {
              key: 'name',
              title: words.columns.name,
              head: true,
              cell: (row) => (
                <>
                  {row.name[lang] || row.name.ja}
                  <br />
                  <span className="plain" lang={lang === 'ja' ? 'en' : 'ja'}>
                    {row.name[lang === 'ja' ? 'en' : 'ja']}
                  </span>
                </>
              ),
            },
            {
              key: 'prefecture',
              title: words.columns.prefecture,
              cell: (row) => prefecture(row) || all.none,
            },
            {
              key: 'marks',
              title: words.columns.marks,
              cell: (row) => (
                <>
                  {[row.core_hospital && words.core, row.demonstration && words.demonstration]
                    .filter(Boolean)
                    .join(all.comma) || (row.own ? null : all.none)}
                  {row.own ? <p className="b">{words.own}</p> : null}
                </>
              ),
            },
            {
              key: 'state',
              title: words.columns.state,
              cell: (row) => (row.active ? words.active : words.inactive),
            },
          ]}
        />
      </div>
    </>
  );
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}
