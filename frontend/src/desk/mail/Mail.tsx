import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../api/problem';
import { call } from '../../api/rest';
import type { components } from '../../api/schema.gen';
import { useLang, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { Button } from '../../parts/Button/Button';
import { DataTable } from '../../parts/DataTable/DataTable';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { Go } from '../../parts/Go/Go';
import { Notice } from '../../parts/Notice/Notice';
import { deskWords } from '../../words/desk';
import { problemText } from '../../words/faults';
import { number, stamp } from '../../words/format';
import { casePath } from '../case/pages';
import { Load } from '../Load';

/** A mail that was given up. */
type Undelivered = components['schemas']['Undelivered'];

/** Mails that did not arrive: whom they were for, what the other server said, and a second try. */
export default function Mail() {
  const lang = useLang();
  const words = useWords(deskWords);
  const client = useQueryClient();
  const [told, setTold] = useState<{ kind: 'ok' | 'err'; text: string } | null>(null);
  const [busy, setBusy] = useState('');
  const mails = useQuery({
    queryKey: ['desk', 'mail'],
    queryFn: () => call<Undelivered[]>('GET', '/api/desk/mail/undelivered'),
  });
  useTitle(words.mail.title);
  const kind = (one: Undelivered) => words.mail.kinds[one.kind as keyof typeof words.mail.kinds] ?? one.kind;
  const to = (one: Undelivered) => one.name ?? one.email ?? words.mail.nobody;
  const retry = async (one: Undelivered) => {
    setBusy(one.id);
    try {
      await call('POST', `/api/desk/mail/${one.id}/retry`, { body: {} });
      setTold({ kind: 'ok', text: words.mail.retried(to(one)) });
    } catch (error) {
      const problem = error instanceof Problem ? error : { code: 'server' };
      setTold({ kind: 'err', text: problemText(problem, lang) });
    } finally {
      await client.invalidateQueries({ queryKey: ['desk'] });
      setBusy('');
    }
  };
  return (
    <Load query={mails}>
      {(all) => (
        <div className="stack">
          <h1>{words.mail.title}</h1>
          {all.length > 0 ? <p>{words.mail.lead}</p> : null}
          {told ? <Notice kind={told.kind} title={told.text} /> : null}
          <DataTable
            dense
            caption={words.mail.title}
            rows={all}
            rowKey={(one) => one.id}
            empty={<EmptyState title={words.mail.empty}>{words.mail.emptyBody}</EmptyState>}
            columns={[
              { key: 'kind', title: words.mail.columns.kind, head: true, cell: kind },
              {
                key: 'to',
                title: words.mail.columns.to,
                cell: (one) => (
                  <>
                    {one.name ?? words.mail.nobody}
                    <br />
                    <span className="soft">{one.email}</span>
                  </>
                ),
              },
              {
                key: 'case',
                title: words.mail.columns.case,
                cell: (one) => (one.number ? <Go to={recordPath(one.number)}>{one.number}</Go> : '–'),
              },
              {
                key: 'why',
                title: words.mail.columns.why,
                cell: (one) => <span lang="en">{one.why}</span>,
              },
              {
                key: 'tries',
                title: words.mail.columns.tries,
                numeric: true,
                cell: (one) => number(one.attempts),
              },
              { key: 'at', title: words.mail.columns.at, cell: (one) => stamp(one.created_at, lang) },
              {
                key: 'retry',
                title: words.mail.retry,
                cell: (one) => (
                  <Button size="s" busy={busy === one.id} onClick={() => void retry(one)}>
                    {words.mail.retry}
                    <span className="vh"> {words.mail.retryOf(kind(one), to(one))}</span>
                  </Button>
                ),
              },
            ]}
          />
        </div>
      )}
    </Load>
  );
}

// A letter may be about a company’s case or about a hospital’s own question.
function recordPath(number: string): string {
  return number.startsWith('B-') ? `desk/consultations/${number}` : casePath(number);
}
