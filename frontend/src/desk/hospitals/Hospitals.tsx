import { useState } from 'react';
import { useMe } from '../../app/me';
import { useLang, usePlace, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { Button, LinkButton } from '../../parts/Button/Button';
import { Chip } from '../../parts/Chip/Chip';
import { Check } from '../../parts/Choice/Choice';
import { DataTable } from '../../parts/DataTable/DataTable';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { Select, TextInput } from '../../parts/Field/inputs';
import { Go } from '../../parts/Go/Go';
import { Notice } from '../../parts/Notice/Notice';
import { deskjoiningWords } from '../../words/deskjoining';
import { desklistWords } from '../../words/desklist';
import { deskreviewWords } from '../../words/deskreview';
import { number, tableDay } from '../../words/format';
import { hospitalleavingWords } from '../../words/hospitalleaving';
import { code } from '../../words/registercode';
import { Load } from '../Load';
import { Ask } from './Ask';
import { ASKED_MAX, type ReviewRow, useReviewList } from './review';
import { countsOf, isShown, plain, SHOWS, type Show } from './rows';

/** The hospitals of the register, with how each entry stands and whom to ask. */
export default function Hospitals() {
  const all = useWords(desklistWords).hospitals;
  const words = useWords(deskreviewWords);
  const joining = useWords(deskjoiningWords);
  const lang = useLang();
  const place = usePlace();
  const { data: me } = useMe();
  const lead = me?.memberships.some((one) => one.place.kind === 'desk' && one.role === 'dl') ?? false;
  const added = new URLSearchParams(place.search).get('added');
  const hospitals = useReviewList();
  useTitle(words.title);
  return (
    <Load query={hospitals}>
      {(rows) => (
        <div className="stack">
          <div className="row between">
            <h1>{words.title}</h1>
            <div className="row row-3">
              <LinkButton size="s" to="desk/applications">
                {joining.link}
              </LinkButton>
              {lead ? (
                <LinkButton size="s" icon="plus" to="desk/hospitals/new">
                  {all.add}
                </LinkButton>
              ) : null}
            </div>
          </div>
          {added ? (
            <Notice kind="ok" title={all.added(rows.find((row) => row.id === added)?.name[lang] ?? added)} />
          ) : null}
          <p className="soft">{words.lead}</p>
          {rows.length > 0 ? (
            <Found rows={rows} />
          ) : (
            <EmptyState title={all.empty}>{all.emptyBody}</EmptyState>
          )}
        </div>
      )}
    </Load>
  );
}

function Found({ rows }: { rows: readonly ReviewRow[] }) {
  const words = useWords(deskreviewWords);
  const lang = useLang();
  const [filter, setFilter] = useState('');
  const [show, setShow] = useState<Show>('all');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const [told, setTold] = useState('');
  const [fault, setFault] = useState('');
  const prefecture = (row: ReviewRow) => (row.prefecture ? code('prefecture', row.prefecture, lang) : '');
  const wanted = plain(filter);
  const found = rows.filter(
    (row) =>
      isShown(row, show) && plain([row.name.ja, row.name.en, prefecture(row)].join(' ')).includes(wanted),
  );
  const chosen = rows.filter((row) => picked.has(row.id));
  const pick = (ids: readonly string[], on: boolean) => {
    const next = new Set(picked);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    setPicked(next);
    setFault('');
  };
  const ask = () => {
    if (chosen.length === 0) return setFault(words.askNone);
    if (chosen.length > ASKED_MAX) return setFault(words.askTooMany(number(ASKED_MAX)));
    setTold('');
    setAsking(true);
  };
  const clear = () => {
    setFilter('');
    setShow('all');
  };
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
      <Select
        id="show"
        bare
        size="s"
        width="w20"
        label={words.show}
        value={show}
        onChange={(value) => setShow(value as Show)}
      >
        {SHOWS.map((one) => (
          <option key={one} value={one}>
            {words.shows[one]}
          </option>
        ))}
      </Select>
      {told ? <Notice kind="ok" title={told} /> : null}
      <div className="row between">
        <p role="status" className="b">
          {words.total(number(found.length))}
        </p>
        <Button size="s" onClick={ask}>
          {words.ask(number(chosen.length))}
        </Button>
      </div>
      {fault ? (
        <p className="err" role="alert">
          {fault}
        </p>
      ) : null}
      <Check
        checked={found.length > 0 && found.every((row) => picked.has(row.id))}
        onChange={(on) =>
          pick(
            found.map((row) => row.id),
            on,
          )
        }
        label={words.pickAll}
      />
      <div className="stacked">
        <DataTable
          dense
          caption={words.caption}
          rows={found}
          rowKey={(row) => row.id}
          selected={(row) => picked.has(row.id)}
          empty={<EmptyState title={words.none} action={<Button onClick={clear}>{words.clear}</Button>} />}
          columns={[
            {
              key: 'pick',
              title: words.columns.pick,
              cell: (row) => (
                <Check
                  checked={picked.has(row.id)}
                  onChange={(on) => pick([row.id], on)}
                  label={<span className="vh">{words.pick(row.name[lang] || row.name.ja)}</span>}
                />
              ),
            },
            {
              key: 'name',
              title: words.columns.name,
              head: true,
              cell: (row) => (
                <>
                  <Go to={`desk/hospitals/${row.id}`}>{row.name[lang] || row.name.ja}</Go>
                  <br />
                  <span className="plain">{prefecture(row)}</span>
                  <Marks row={row} />
                </>
              ),
            },
            {
              key: 'required',
              title: words.columns.required,
              numeric: true,
              cell: (row) => words.of(number(row.required_filled), number(row.required_total)),
            },
            { key: 'sections', title: words.columns.sections, cell: (row) => <States row={row} /> },
            { key: 'review', title: words.columns.review, cell: (row) => <Review row={row} /> },
            {
              key: 'asked',
              title: words.columns.asked,
              cell: (row) => (row.asked_at ? tableDay(row.asked_at, lang) : words.notAskedYet),
            },
          ]}
        />
      </div>
      {asking ? (
        <Ask
          rows={chosen}
          onClose={() => setAsking(false)}
          onDone={(n) => {
            setTold(words.asked(number(n)));
            setPicked(new Set());
            setAsking(false);
          }}
        />
      ) : null}
    </>
  );
}

function Marks({ row }: { row: ReviewRow }) {
  const leaving = useWords(hospitalleavingWords).desk;
  const all = useWords(desklistWords);
  const words = useWords(deskreviewWords);
  const marks = [
    row.core_hospital && all.hospitals.core,
    row.demonstration && all.hospitals.demonstration,
    row.left ? leaving.markLeft : row.leaving ? leaving.mark : !row.active && words.inactive,
  ].filter(Boolean);
  return (
    <>
      {marks.length > 0 ? <span className="plain"> {marks.join(all.comma)}</span> : null}
      {row.own ? <p className="b">{all.hospitals.own}</p> : null}
    </>
  );
}

/** `期限切れ2・最新9`: how the sections of a register stand. */
export function States({ row }: { row: ReviewRow }) {
  const words = useWords(deskreviewWords);
  return (
    <>
      {countsOf(row)
        .map(([state, n]) => words.states[state](number(n)))
        .join(words.join)}
    </>
  );
}

function Review({ row }: { row: ReviewRow }) {
  const words = useWords(deskreviewWords);
  const lang = useLang();
  if (!row.reviewed_at) return <>{words.never}</>;
  return (
    <>
      {words.reviewed(tableDay(row.reviewed_at, lang))}
      {row.to_review ? (
        <p>
          <Chip kind="new">{words.changed}</Chip>
        </p>
      ) : null}
    </>
  );
}
