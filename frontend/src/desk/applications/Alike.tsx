import { useLang, useWords } from '../../app/place';
import { Chip } from '../../parts/Chip/Chip';
import { DataTable } from '../../parts/DataTable/DataTable';
import { Go } from '../../parts/Go/Go';
import { deskjoiningWords } from '../../words/deskjoining';
import { code } from '../../words/registercode';
import type { Lang } from '../../words/words';
import type { DeskApplication } from './api';

type One = DeskApplication['alike'][number];

/** Hospitals of the register that may be the one that applies, with what differs. */
export function Alike({ data }: { data: DeskApplication }) {
  const words = useWords(deskjoiningWords);
  return (
    <section aria-labelledby="alike">
      <h2 id="alike">{words.alike}</h2>
      {data.alike.length === 0 ? <p>{words.alikeNone}</p> : null}
      {data.alike.map((one) => (
        <Hospital key={one.id} one={one} />
      ))}
    </section>
  );
}

function Hospital({ one }: { one: One }) {
  const words = useWords(deskjoiningWords);
  const lang = useLang();
  return (
    <div className="stack">
      <p className="row row-3">
        <Go className="b" to={`desk/hospitals/${one.id}`}>
          {one.name[lang] || one.name.ja}
        </Go>
        <Chip kind="stage">{code('likeness', one.why, lang)}</Chip>
      </p>
      {one.has_manager ? <p>{words.hasManager}</p> : <p className="t14 soft">{words.keeps}</p>}
      {one.differences.length === 0 ? (
        <p>{words.same}</p>
      ) : (
        <DataTable
          dense
          caption={words.difference}
          rows={one.differences}
          rowKey={(row) => row.item}
          columns={[
            {
              key: 'item',
              title: words.difference,
              head: true,
              cell: (row) => code('register_item', `basic/${row.item}`, lang),
            },
            {
              key: 'register',
              title: words.inRegister,
              cell: (row) => (row.register ? said(row.item, row.register, lang) : words.notThere),
            },
            {
              key: 'application',
              title: words.inApplication,
              cell: (row) => said(row.item, row.application, lang),
            },
          ]}
        />
      )}
    </div>
  );
}

function said(item: string, value: string, lang: Lang): string {
  return item === 'prefecture' || item === 'founder' ? code(item, value, lang) : value;
}
