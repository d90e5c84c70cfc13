import { useQuery } from '@tanstack/react-query';
import { Navigate } from 'react-router';
import { useLang, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { LinkButton } from '../../parts/Button/Button';
import { BallChip, Chip } from '../../parts/Chip/Chip';
import { DataTable } from '../../parts/DataTable/DataTable';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { Crashed } from '../../parts/Frame/messages';
import { Go } from '../../parts/Go/Go';
import { Skeleton } from '../../parts/Skeleton/Skeleton';
import { code } from '../../words/code';
import { firmWords } from '../../words/firm';
import { readCases } from '../calls';
import { FirmFrame } from '../FirmFrame';
import type { FirmCaseRow, Turn } from '../types';
import { useWhen } from '../when';

/** F1: the company’s cases. With one only, that one is shown at once. */
export function MyCases() {
  const words = useWords(firmWords);
  const lang = useLang();
  const { data, error, refetch } = useQuery({ queryKey: ['my', 'list'], queryFn: readCases });
  useTitle(words.list.title);
  const only = data?.length === 1 ? data[0] : undefined;
  if (only) return <Navigate to={`/${lang}/my/cases/${only.number}`} replace />;
  return (
    <FirmFrame>
      <h1>{words.list.title}</h1>
      <div className="case-body">
        {data ? (
          <Cases rows={data} />
        ) : error ? (
          <Crashed onRetry={() => void refetch()} />
        ) : (
          <Skeleton lines={6} onRetry={() => void refetch()} />
        )}
      </div>
    </FirmFrame>
  );
}

function Cases({ rows }: { rows: FirmCaseRow[] }) {
  const words = useWords(firmWords);
  const lang = useLang();
  const when = useWhen();
  return (
    <>
      <DataTable
        caption={words.list.caption}
        rows={rows}
        rowKey={(row) => row.number}
        columns={[
          {
            key: 'number',
            title: words.list.reference,
            head: true,
            cell: (row) => <Go to={`my/cases/${row.number}`}>{row.number}</Go>,
          },
          { key: 'title', title: words.list.product, cell: (row) => row.title },
          {
            key: 'stage',
            title: words.list.stage,
            cell: (row) => <Chip kind="stage">{code('stage', row.stage, lang)}</Chip>,
          },
          {
            key: 'turn',
            title: words.list.turn,
            cell: (row) =>
              row.turn.side === 'nobody' ? (
                words.who.nobody
              ) : (
                <BallChip mine={row.turn.side === 'firm'} who={words.who[row.turn.side]} />
              ),
          },
          { key: 'next', title: words.list.next, cell: (row) => actionText(row.turn, words.actions) },
          {
            key: 'due',
            title: words.list.due,
            cell: (row) => (row.turn.due ? when.day(row.turn.due) : words.noDate),
          },
        ]}
        empty={
          <EmptyState
            title={words.list.empty}
            action={
              <LinkButton to="request" kind="solid">
                {words.list.start}
              </LinkButton>
            }
          />
        }
      />
      {rows.length > 0 ? (
        <p className="form-acts">
          <LinkButton to="request">{words.list.start}</LinkButton>
        </p>
      ) : null}
    </>
  );
}

/** What has to happen next, said to the company. */
export function actionText(turn: Turn, actions: Readonly<Record<string, string>>): string {
  // The one step that may be anybody’s: it is asked of the company only when it is its turn.
  if (turn.action === 'advance_contracts' && turn.side !== 'firm') return actions.contracts_elsewhere ?? '';
  return actions[turn.action] ?? turn.action;
}
