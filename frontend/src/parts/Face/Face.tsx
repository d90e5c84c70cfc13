import type { components } from '../../api/schema.gen';
import { faceWords } from '../../words/face';
import { longDay } from '../../words/format';
import type { Lang } from '../../words/words';
import { Chip } from '../Chip/Chip';
import { type Column, DataTable } from '../DataTable/DataTable';
import { SummaryList } from '../SummaryList/SummaryList';
import { isJapanese, type Shown, said } from './said';
import './face.css';

export type FaceData = components['schemas']['Face'];
type Section = components['schemas']['FaceSection'];
type Table = components['schemas']['FaceTable'];
type Item = components['schemas']['FaceItem'];
type Row = components['schemas']['FaceRow'];
type Rests = components['schemas']['Rests'];

/** A hospital’s entry as somebody else sees it, in a language that need not be the page’s. */
export function Face({ face, lang }: { face: FaceData; lang: Lang }) {
  const words = faceWords[lang];
  return (
    <div className="shown-face" lang={lang}>
      {face.demonstration ? <p className="t14 soft">{words.demonstration}</p> : null}
      {face.sections.map((section) => (
        <FaceSection key={section.section} section={section} lang={lang} />
      ))}
      {face.withheld.length > 0 ? (
        <p className="soft open-items">
          {words.notShown}
          {face.withheld.map((word) => word[lang]).join(words.join)}
          {words.stop}
        </p>
      ) : null}
    </div>
  );
}

function FaceSection({ section, lang }: { section: Section; lang: Lang }) {
  const words = faceWords[lang];
  const id = `face-${section.section}`;
  const grid = section.items.filter(inGrid);
  const answered = section.items
    .filter((item) => !inGrid(item))
    .flatMap((item) => (item.shown ? [{ label: item.name[lang], value: said(item.shown, lang) }] : []));
  const facts = [...gathered(grid, lang), ...answered];
  const rests = section.rests ?? commonOf(section.tables[0]);
  const open = section.items.filter((item) => !item.shown).map((item) => item.name[lang]);
  return (
    <section aria-labelledby={id}>
      <div className="sec-head">
        <h2 id={id}>{section.name[lang]}</h2>
        {rests ? (
          <Standing rests={rests} lang={lang} />
        ) : section.section === 'diseases' ? null : (
          <span className="t14 soft">{words.never}</span>
        )}
      </div>
      {facts.length > 0 ? (
        <SummaryList
          rows={facts.map((fact) => ({
            ...fact,
            ...(lang === 'en' && isJapanese(fact.value) ? { lang: 'ja' } : {}),
          }))}
        />
      ) : null}
      {section.tables.map((table) => (
        <FaceTable key={table.table} table={table} alone={table.table === section.section} lang={lang} />
      ))}
      {open.length > 0 ? (
        <p className="t14 soft open-items">
          {words.notAnswered}
          {open.join(words.join)}
          {words.stop}
        </p>
      ) : null}
    </section>
  );
}

// Equipment is a long grid of yes and no: two lists are read faster than forty lines.
function inGrid(item: Item): boolean {
  return item.path.startsWith('items/') && item.shown?.kind === 'yes_no';
}

function gathered(grid: readonly Item[], lang: Lang): { label: string; value: string }[] {
  const words = faceWords[lang];
  return [true, false].flatMap((yes) => {
    const those = grid.filter((item) => item.shown?.kind === 'yes_no' && item.shown.yes === yes);
    if (those.length === 0) return [];
    const value = those.map((item) => item.name[lang]).join(words.join);
    return [{ label: yes ? words.available : words.notAvailable, value }];
  });
}

// What every row of a table rests on, where they all rest on the same.
function commonOf(table: Table | undefined): Rests | null {
  const all = table?.rows?.map((row) => JSON.stringify(row.rests)) ?? [];
  return new Set(all).size === 1 ? (table?.rows?.[0]?.rests ?? null) : null;
}

// The head of a column says already that it counts patients, or trials.
function withoutUnit(cell: Shown): Shown {
  const plain = cell.kind === 'number' && ['unitPatients', 'unitTrials'].includes(cell.unit ?? '');
  return plain ? { ...cell, unit: null } : cell;
}

function Standing({ rests, lang }: { rests: Rests; lang: Lang }) {
  const words = faceWords[lang];
  return (
    <span className="t14 soft">
      {[
        rests.source[lang],
        words.asOf(longDay(rests.as_of, lang)),
        words.until(longDay(rests.until, lang)),
      ].join(words.join)}{' '}
      {rests.out_of_date ? <Chip kind="old">{words.outOfDate}</Chip> : null}
    </span>
  );
}

// The table that is the whole section needs no heading of its own.
function FaceTable({ table, alone, lang }: { table: Table; alone: boolean; lang: Lang }) {
  const words = faceWords[lang];
  const rows = table.rows;
  const title = table.name[lang];
  const heading = alone ? null : <h3>{title}</h3>;
  if (!rows || rows.length === 0) {
    return (
      <>
        {heading}
        <p className="soft open-items">{rows ? words.noRows : words.rowsUnknown}</p>
      </>
    );
  }
  const columns = table.columns.flatMap((column, place): Column<Row>[] => {
    const cells = rows.map((row) => row.cells[place] ?? null);
    // Of what no row says anything there is nothing to read.
    if (cells.every((cell) => cell === null)) return [];
    return [
      {
        key: column.path,
        title: column.name[lang],
        head: place === 0,
        numeric: cells.every((cell) => cell === null || cell.kind === 'number'),
        cell: (row) => {
          const cell = row.cells[place];
          const value = cell ? said(withoutUnit(cell), lang) : words.unknown;
          return lang === 'en' && isJapanese(value) ? <span lang="ja">{value}</span> : value;
        },
      },
    ];
  });
  const silent = table.columns.filter((_, place) => rows.every((row) => !row.cells[place]));
  if (rows.some((row) => row.rests) && !commonOf(table)) {
    columns.push({
      key: 'as-of',
      title: words.colAsOf,
      cell: (row) =>
        row.rests ? (
          <>
            <span className="nowrap">{longDay(row.rests.as_of, lang)}</span>
            {row.rests.out_of_date ? (
              <>
                {' '}
                <Chip kind="old">{words.outOfDate}</Chip>
              </>
            ) : null}
          </>
        ) : null,
    });
  }
  return (
    <>
      {heading}
      <DataTable
        caption={alone ? words.rowsOf(title) : title}
        dense
        rows={rows}
        rowKey={(row) => String(rows.indexOf(row))}
        columns={columns}
      />
      {silent.length > 0 ? (
        <p className="t14 soft open-items">
          {words.notAnswered}
          {silent.map((column) => column.name[lang]).join(words.join)}
          {words.stop}
        </p>
      ) : null}
    </>
  );
}
