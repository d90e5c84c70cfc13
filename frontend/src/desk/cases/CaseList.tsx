import { useLang, useWords } from '../../app/place';
import { Chip } from '../../parts/Chip/Chip';
import { DataTable } from '../../parts/DataTable/DataTable';
import { Go } from '../../parts/Go/Go';
import { code } from '../../words/code';
import { desklistWords } from '../../words/desklist';
import { country, personName, tableDay } from '../../words/format';
import { casePath } from '../case/pages';
import { DueCell, NextAction } from '../dueText';
import type { ListRow } from '../lists';

/** The four keys first, in their order; then where each case stands. */
export function CaseList({
  rows,
  picked,
  onPick,
}: {
  rows: readonly ListRow[];
  picked: readonly string[];
  onPick: (picked: readonly string[]) => void;
}) {
  const lang = useLang();
  const all = useWords(desklistWords);
  const words = all.cases;
  return (
    <div className="case-list stacked">
      <DataTable
        dense
        caption={words.listCaption}
        rows={rows}
        rowKey={(row) => row.number}
        selected={(row) => picked.includes(row.number)}
        columns={[
          {
            key: 'pick',
            title: words.pick,
            cell: (row) => (
              <label className="choice pick">
                <input
                  type="checkbox"
                  aria-labelledby={`case-${row.number}`}
                  checked={picked.includes(row.number)}
                  onChange={(event) =>
                    onPick(
                      event.target.checked
                        ? [...picked, row.number]
                        : picked.filter((one) => one !== row.number),
                    )
                  }
                />
                <span />
              </label>
            ),
          },
          {
            key: 'company',
            title: words.columns.company,
            head: true,
            cell: (row) => (
              <>
                <span lang="en">{row.org_name}</span>
                <br />
                <span className="plain">{country(row.country, lang)}</span>
              </>
            ),
          },
          {
            key: 'date',
            title: words.columns.date,
            cell: (row) => <span className="nowrap">{tableDay(row.received_at, lang)}</span>,
          },
          {
            key: 'need',
            title: words.columns.need,
            cell: (row) => row.needs.map((need) => code('L6', need, lang)).join(all.comma),
          },
          {
            key: 'content',
            title: words.columns.content,
            cell: (row) => (
              <>
                <span lang="en">{[row.product, row.disease].filter(Boolean).join(all.gap)}</span>
                <br />
                {[code('L4', row.area, lang), code('L5', row.phase, lang)].join(all.gap)}
              </>
            ),
          },
          {
            key: 'number',
            title: words.columns.number,
            cell: (row) => (
              <Go className="nowrap" id={`case-${row.number}`} to={casePath(row.number)}>
                {row.number}
              </Go>
            ),
          },
          {
            key: 'stage',
            title: words.columns.stage,
            cell: (row) => (
              <>
                <Chip kind="stage">{code('stage', row.stage, lang)}</Chip>
                {row.on_hold ? <Chip kind="pause">{words.onHold}</Chip> : null}
              </>
            ),
          },
          {
            key: 'next',
            title: words.columns.next,
            cell: (row) =>
              row.turn.side === 'nobody' ? (
                all.none
              ) : (
                <div className="next-due">
                  <NextAction row={row} />
                  <br />
                  <DueCell row={row} />
                </div>
              ),
          },
          {
            key: 'owner',
            title: words.columns.owner,
            cell: (row) => (
              <span className="nowrap">{row.owner ? personName(row.owner, lang) : words.noOwner}</span>
            ),
          },
        ]}
      />
    </div>
  );
}
