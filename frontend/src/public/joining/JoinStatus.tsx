import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/rest';
import type { components } from '../../api/schema.gen';
import { useLang, useWords } from '../../app/place';
import { useSite } from '../../app/site';
import { useFaults } from '../../forms/useFaults';
import { Button } from '../../parts/Button/Button';
import { Chip, type ChipKind } from '../../parts/Chip/Chip';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { Textarea } from '../../parts/Field/Textarea';
import { Crashed } from '../../parts/Frame/messages';
import { Skeleton } from '../../parts/Skeleton/Skeleton';
import { SummaryList } from '../../parts/SummaryList/SummaryList';
import { longDay, stamp } from '../../words/format';
import { joiningWords } from '../../words/joining';

type Own = components['schemas']['OwnApplication'];

const ANSWER_MAX = 2000;
const LOOKS: Record<Own['state'], ChipKind> = {
  unconfirmed: 'you',
  applied: 'them',
  question: 'you',
  answered: 'them',
  approved: 'done',
  refused: 'closed',
};

/** Where a hospital’s application stands, and its answer to the desk’s question. */
export default function JoinStatus({ token }: { token: string }) {
  const path = `/api/links/${encodeURIComponent(token)}/application`;
  const own = useQuery({ queryKey: ['application', token], queryFn: () => call<Own>('GET', path) });
  if (own.data) return <Shown own={own.data} token={token} path={path} />;
  return own.isPending ? <Skeleton lines={6} /> : <Crashed onRetry={() => void own.refetch()} />;
}

function Shown({ own, token, path }: { own: Own; token: string; path: string }) {
  const words = useWords(joiningWords);
  const site = useSite();
  const refusal = own.refusal ? words.refusals[own.refusal] : '';
  return (
    <div className="stack">
      <h1>{words.statusTitle}</h1>
      <p>
        <Chip kind={LOOKS[own.state]}>{words.states[own.state]}</Chip>
      </p>
      <p>{refusal || words.stateLeads[own.state]}</p>
      {own.reason ? <p className="pre">{own.reason}</p> : null}
      {own.state === 'refused' && site ? (
        <p>
          <a href={`mailto:${site.desk_mailbox}`}>{site.desk_mailbox}</a>
        </p>
      ) : null}
      {own.words.length > 0 ? <Talk own={own} /> : null}
      {own.state === 'question' ? <Answer token={token} path={path} /> : null}
      <Sent own={own} />
    </div>
  );
}

function Talk({ own }: { own: Own }) {
  const words = useWords(joiningWords);
  const lang = useLang();
  return (
    <section aria-labelledby="talk">
      <h2 id="talk">{words.talk}</h2>
      <ul className="lines">
        {own.words.map((word) => (
          <li key={word.at}>
            <div>
              <p className="t14 soft">
                {word.desk ? words.fromDesk : words.fromYou} {stamp(word.at, lang)}
              </p>
              <p className="pre">{word.text}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Answer({ token, path }: { token: string; path: string }) {
  const words = useWords(joiningWords);
  const cache = useQueryClient();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const faults = useFaults({ '/text': { label: words.answer, id: 'answer' } });
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim()) return faults.show([{ pointer: '/text', code: 'required' }]);
    setBusy(true);
    try {
      cache.setQueryData(['application', token], await call<Own>('POST', path, { body: { text } }));
    } catch (error) {
      faults.caught(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form noValidate className="stack" onSubmit={(event) => void send(event)}>
      <ErrorSummary errors={faults.items} round={faults.round} />
      <Textarea
        id="answer"
        label={words.answer}
        required
        rows={4}
        max={ANSWER_MAX}
        patientLine={false}
        value={text}
        error={faults.at('/text')}
        onChange={setText}
      />
      <Button type="submit" kind="solid" busy={busy} block>
        {words.answerDo}
      </Button>
    </form>
  );
}

function Sent({ own }: { own: Own }) {
  const words = useWords(joiningWords);
  const lang = useLang();
  const { sent } = own;
  const name = lang === 'ja' ? `${sent.family} ${sent.given}` : `${sent.given} ${sent.family}`;
  return (
    <section aria-labelledby="sent">
      <h2 id="sent">{words.sentTitle}</h2>
      <p className="t14 soft">{words.sentAt(stamp(own.at, lang))}</p>
      <SummaryList
        rows={[
          { label: words.fields.name_ja, value: sent.name_ja, lang: 'ja' },
          { label: words.fields.name_en, value: sent.name_en, lang: 'en' },
          { label: words.fields.med_inst_code, value: sent.med_inst_code },
          { label: words.fields.department, value: sent.department },
          { label: words.person, value: [name, sent.post].filter(Boolean).join(' ') },
          { label: words.fields.email, value: sent.email },
          { label: words.fields.head_name, value: sent.head_name },
          { label: words.fields.head_approved_on, value: longDay(sent.head_approved_on, lang) },
        ]}
      />
    </section>
  );
}
