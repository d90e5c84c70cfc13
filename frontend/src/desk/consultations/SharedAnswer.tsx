import { useState } from 'react';
import { useParams } from 'react-router';
import { Problem } from '../../api/problem';
import { useLang, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import '../../consult/consult.css';
import { useFaults } from '../../forms/useFaults';
import { Button } from '../../parts/Button/Button';
import { Chip } from '../../parts/Chip/Chip';
import { Dialog } from '../../parts/Dialog/Dialog';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { Textarea } from '../../parts/Field/Textarea';
import { Crumbs } from '../../parts/Frame/Frame';
import { Notice } from '../../parts/Notice/Notice';
import { Timeline } from '../../parts/Timeline/Timeline';
import { longDay, number, personName } from '../../words/format';
import { code } from '../../words/registercode';
import { sharedanswersWords } from '../../words/sharedanswers';
import { Load } from '../Load';
import { SharedFields } from './SharedFields';
import { type SharedAnswerView, useSharedActs, useSharedOne } from './shared';

const REASON_MAX = 2000;

/** One shared answer: as hospitals read it, to change or to withdraw, with its versions. */
export default function SharedAnswer() {
  const { answer = '' } = useParams();
  const words = useWords(sharedanswersWords);
  const query = useSharedOne(answer);
  useTitle(words.one);
  return (
    <>
      <Crumbs
        crumbs={[
          { label: words.deskBack, to: 'desk/consultations' },
          { label: words.title, to: 'desk/consultations/answers' },
          { label: words.one },
        ]}
      />
      <Load query={query}>{(view) => <Body key={view.row.id} view={view} />}</Load>
    </>
  );
}

function Body({ view }: { view: SharedAnswerView }) {
  const words = useWords(sharedanswersWords);
  const lang = useLang();
  const acts = useSharedActs();
  const [told, tell] = useState<string | null>(null);
  const { row } = view;
  const { content } = row;
  return (
    <div className="consult-flow">
      <h1>{words.one}</h1>
      <p>
        <Chip kind={row.withdrawn_at ? 'closed' : 'done'}>
          {row.withdrawn_at ? words.withdrawn : words.inForce}
        </Chip>{' '}
        {code('LB', content.theme, lang)}{' '}
        <span className="soft">{words.asOf(longDay(content.as_of, lang))}</span>
      </p>
      {told ? <Notice kind="ok" title={told} /> : null}
      {[content.ja, ...(content.en ? [content.en] : [])].map((text, place) => (
        <section key={text.question} className="box" lang={place === 0 ? 'ja' : 'en'}>
          <h2 className="panel-head">{text.question}</h2>
          <p className="consult-text">{text.answer}</p>
        </section>
      ))}
      {view.may_change ? (
        <section className="box no-print" aria-labelledby="change">
          <h2 id="change">{words.changeTitle}</h2>
          <SharedFields
            key={row.version}
            kept={`shared:${row.id}:${row.version}`}
            first={{
              theme: content.theme,
              question_ja: content.ja.question,
              answer_ja: content.ja.answer,
              question_en: content.en?.question ?? '',
              answer_en: content.en?.answer ?? '',
              as_of: content.as_of,
            }}
            button={words.change}
            save={async (form) => {
              await acts.change(row.id, form, row.version);
              tell(words.changed);
            }}
            onStale={() => void acts.renew(row.id)}
          />
          <Withdraw view={view} onDone={tell} />
        </section>
      ) : null}
      <section aria-labelledby="history">
        <h2 id="history">{words.history}</h2>
        <Timeline
          label={words.history}
          entries={view.history
            .map((line) => ({
              id: `${line.version}`,
              at: line.at,
              kind: 'event' as const,
              who: line.by ? personName(line.by, lang) : words.program,
              aside: [words.version(number(line.version)), code('shared_event', line.event, lang)].join(' '),
              body: line.reason ? <p>{words.reasonIs(line.reason)}</p> : undefined,
            }))
            .reverse()}
        />
      </section>
    </div>
  );
}

function Withdraw({ view, onDone }: { view: SharedAnswerView; onDone: (told: string) => void }) {
  const words = useWords(sharedanswersWords);
  const acts = useSharedActs();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const faults = useFaults({ '/reason': { label: words.withdrawReason, id: 'withdraw-reason' } });
  const { id, version } = view.row;
  const go = async () => {
    setBusy(true);
    faults.clear();
    try {
      await acts.withdraw(id, reason, version);
      setOpen(false);
      onDone(words.withdrawnDone);
    } catch (error) {
      if (error instanceof Problem && error.status === 412) await acts.renew(id);
      faults.caught(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div>
      <Button kind="text" onClick={() => setOpen(true)}>
        {words.withdraw}
      </Button>
      <Dialog
        open={open}
        title={words.withdrawTitle}
        confirm={words.withdraw}
        busy={busy}
        onConfirm={() => void go()}
        onClose={() => setOpen(false)}
      >
        <ErrorSummary errors={faults.items} round={faults.round} />
        <p>{words.withdrawBody}</p>
        <Textarea
          id="withdraw-reason"
          label={words.withdrawReason}
          required
          rows={3}
          max={REASON_MAX}
          value={reason}
          error={faults.at('/reason')}
          onChange={setReason}
        />
      </Dialog>
    </div>
  );
}
