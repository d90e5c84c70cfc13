import { useLang, usePlace, useWords } from '../../app/place';
import { LinkButton } from '../../parts/Button/Button';
import { type Column, DataTable } from '../../parts/DataTable/DataTable';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { Go } from '../../parts/Go/Go';
import { TabsNav } from '../../parts/TabsNav/TabsNav';
import { longDay, tableDay } from '../../words/format';
import { hospitalWords } from '../../words/hospital';
import { useRequests } from '../api';
import { Page } from '../Page';
import { Due } from '../shared/Due';
import { Load } from '../shared/Load';
import { aboutOf } from '../shared/lines';
import { StateChip } from '../shared/StateChip';
import type { RequestRow } from '../types';
import { TABS, type Tab, tabOf } from './tabs';

/** Every survey the hospital was sent, by what it has to do with it. */
export default function Inbox() {
  const words = useWords(hospitalWords).inbox;
  const place = usePlace();
  const requests = useRequests();
  const named = new URLSearchParams(place.search).get('tab');
  const tab: Tab = TABS.find((one) => one === named) ?? 'todo';
  return (
    <Page area="requests" title={words.title} top>
      <h1>{words.title}</h1>
      <p className="lead-line">{words.lead}</p>
      <Load query={requests} lines={8}>
        {(rows) => (
          <>
            <TabsNav
              label={words.tabs}
              tabs={TABS.map((one) => ({
                to: one === 'todo' ? 'hospital/requests' : `hospital/requests?tab=${one}`,
                label: words[one],
                current: one === tab,
                count: rows.filter((row) => tabOf(row) === one).length,
              }))}
            />
            <List rows={rows} tab={tab} />
          </>
        )}
      </Load>
    </Page>
  );
}

function List({ rows, tab }: { rows: readonly RequestRow[]; tab: Tab }) {
  const words = useWords(hospitalWords).inbox;
  const lang = useLang();
  const shown = rows.filter((row) => tabOf(row) === tab);
  const ordered =
    tab === 'todo'
      ? [...shown].sort((a, b) => a.due.localeCompare(b.due))
      : [...shown].sort((a, b) => b.sent_at.localeCompare(a.sent_at));
  const columns: Column<RequestRow>[] = [
    {
      key: 'number',
      title: words.number,
      head: true,
      cell: (row) => (
        <Go className="nowrap num" to={`hospital/requests/${row.number}`}>
          {row.number}
        </Go>
      ),
    },
    {
      key: 'what',
      title: words.what,
      cell: (row) =>
        row.lines.length > 0 ? (
          aboutOf(row.lines, lang)
        ) : row.topic ? (
          row.topic[lang]
        ) : (
          <span className="soft">{words.closedText}</span>
        ),
    },
    {
      key: 'sent',
      title: words.sent,
      cell: (row) => <span className="nowrap">{tableDay(row.sent_at, lang)}</span>,
    },
    {
      key: 'due',
      title: words.due,
      cell: (row) =>
        tab === 'todo' ? (
          <span className="due-cell">
            <Due due={row.due} daysLeft={row.business_days_left} clock={row.clock} />
          </span>
        ) : (
          <span className="nowrap">{tableDay(row.due, lang)}</span>
        ),
    },
    {
      key: 'state',
      title: words.state,
      cell: (row) => <StateChip state={row.state} waits={row.waits_for_approver} />,
    },
  ];
  return (
    <div className="table-block rows-on-small">
      <DataTable
        caption={words.caption}
        columns={columns}
        rows={ordered}
        rowKey={(row) => row.number}
        empty={<Empty rows={rows} tab={tab} />}
      />
    </div>
  );
}

// “Nothing to answer” tells when the last one came, so that silence is no riddle.
function Empty({ rows, tab }: { rows: readonly RequestRow[]; tab: Tab }) {
  const words = useWords(hospitalWords).inbox;
  const lang = useLang();
  const title = {
    todo: words.emptyTodo,
    answered: words.emptyAnswered,
    declined: words.emptyDeclined,
    ended: words.emptyEnded,
  }[tab];
  const last = rows
    .map((row) => row.sent_at)
    .sort()
    .at(-1);
  const action =
    tab === 'todo' ? <LinkButton to="hospital/register">{words.toRegister}</LinkButton> : undefined;
  return (
    <EmptyState title={title} action={action}>
      {tab === 'todo' ? (last ? words.lastCame(longDay(last, lang)) : words.never) : null}
    </EmptyState>
  );
}
