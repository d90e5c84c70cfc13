import { useState } from 'react';
import { useParams } from 'react-router';
import { Problem } from '../../api/problem';
import { useLang, usePlace, useWords } from '../../app/place';
import { Clocks } from '../../consult/Clocks';
import { Thread } from '../../consult/Thread';
import { useFaults } from '../../forms/useFaults';
import { useKept } from '../../forms/useKept';
import { Button } from '../../parts/Button/Button';
import { Chip } from '../../parts/Chip/Chip';
import { CheckGroup } from '../../parts/Choice/Choice';
import { CopyButton } from '../../parts/CopyButton/CopyButton';
import { Dialog } from '../../parts/Dialog/Dialog';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { Textarea } from '../../parts/Field/Textarea';
import { NotFound } from '../../parts/Frame/messages';
import { HeaderStrip, RecordHead } from '../../parts/HeaderStrip/HeaderStrip';
import { Notice } from '../../parts/Notice/Notice';
import { SummaryList } from '../../parts/SummaryList/SummaryList';
import { consultWords } from '../../words/consult';
import { longDay, moment, personName, stamp, TOKYO } from '../../words/format';
import { code } from '../../words/registercode';
import { useMembers } from '../api';
import { peopleOf } from '../members/colleagues';
import { Page } from '../Page';
import { TimeLeft } from '../shared/Due';
import { isHidden, Load } from '../shared/Load';
import { usePlaceOfWork } from '../who';
import { type ConsultView, useConsult, useConsultActs } from './api';
import { Stage } from './Consult';

const TEXT_MAX = 20_000;

/** One question to the desk: where it stands, what was written, and what to do with it. */
export default function One() {
  const { consultation: number = '' } = useParams();
  const words = useWords(consultWords);
  const query = useConsult(number);
  if (isHidden(query.error)) {
    return (
      <Page area="consult" title={number}>
        <NotFound />
      </Page>
    );
  }
  return (
    <Page
      area="consult"
      title={`${number} ${words.title}`}
      reference={number}
      crumbs={[{ to: 'hospital/consult', label: words.back }, { label: number }]}
    >
      <Load query={query} lines={10}>
        {(view) => <Body key={view.row.number} view={view} />}
      </Load>
    </Page>
  );
}

function Body({ view }: { view: ConsultView }) {
  const words = useWords(consultWords);
  const lang = useLang();
  const place = usePlace();
  const sent = new URLSearchParams(place.search).has('sent');
  const [said, say] = useState<string | null>(null);
  const reply = view.clocks.find((clock) => clock.kind === 'consult_reply');
  const told =
    said ??
    (sent && view.texts.length === 1 && reply ? words.sent(view.row.number, longDay(reply.due, lang)) : null);
  return (
    <div className="consult-flow">
      <RecordHead
        reference={view.row.number}
        beside={<CopyButton text={view.row.number} />}
        title={code('LB', view.row.theme, lang)}
        end={<Stage row={view.row} />}
      />
      <Strip view={view} />
      {told ? <Notice kind="ok" title={told} /> : null}
      <State view={view} />
      <div className="cols cols-21">
        <div className="consult-flow">
          <Reply view={view} onDone={say} />
          <section aria-labelledby="thread">
            <h2 id="thread">{words.thread}</h2>
            <Thread view={view} hospital={words.hospital} />
          </section>
        </div>
        <div className="consult-flow">
          <Clocks view={view} />
          <AsSent view={view} />
          <Colleagues view={view} onDone={say} />
          <Withdraw view={view} onDone={say} />
        </div>
      </div>
    </div>
  );
}

function Strip({ view }: { view: ConsultView }) {
  const words = useWords(consultWords);
  const lang = useLang();
  const { turn, owner } = view.row;
  return (
    <HeaderStrip
      label={words.strip}
      mine={turn.side === 'hospital'}
      hospital
      who={words.desk}
      ball={turn.side === 'nobody' ? <Chip kind="closed" /> : undefined}
      next={{ main: words.next[turn.action] }}
      due={
        turn.due
          ? {
              main: moment(turn.due, lang, TOKYO).main,
              small: <TimeLeft daysLeft={turn.business_days_left} clock={turn.state} />,
            }
          : { main: '–' }
      }
      owner={{ main: owner ? personName(owner, lang) : words.noContact }}
      contact
    />
  );
}

// What the strip cannot say: on hold, merged, not taken.
function State({ view }: { view: ConsultView }) {
  const words = useWords(consultWords);
  const lang = useLang();
  if (view.merged_into) return <Notice kind="info" title={words.mergedInto(view.merged_into)} />;
  if (view.row.on_hold && view.review_on) {
    return <Notice kind="info" title={words.heldUntil(longDay(view.review_on, lang))} />;
  }
  return null;
}

/** A box to write in, and after an answer the word that it helped. */
function Reply({ view, onDone }: { view: ConsultView; onDone: (told: string) => void }) {
  const words = useWords(consultWords);
  const acts = useConsultActs();
  const { number } = view.row;
  const [text, keep, forget] = useKept<string>(`consult:${number}:reply`, '');
  const [busy, setBusy] = useState<'reply' | 'thanks' | null>(null);
  const faults = useFaults({ '/text': { label: words.replyLabel, id: 'consult-reply' } });
  const can = (event: ConsultView['next'][number]) => view.next.includes(event);
  if (!can('reply')) return null;
  const run = async (what: 'reply' | 'thanks', go: () => Promise<unknown>, told: string) => {
    setBusy(what);
    faults.clear();
    try {
      await go();
      if (what === 'reply') forget();
      onDone(told);
    } catch (error) {
      if (error instanceof Problem && error.status === 412) await acts.renew(number);
      faults.caught(error);
    } finally {
      setBusy(null);
    }
  };
  const asked = view.row.turn.action === 'reply_to_desk';
  const title = asked ? words.replyAnswer : can('thank') ? words.replyAgain : words.reply;
  return (
    <section className="no-print consult-flow" aria-labelledby="reply">
      <ErrorSummary errors={faults.items} round={faults.round} />
      {can('thank') ? (
        <div className="box box-s">
          <p>{words.thanksLead}</p>
          <Button
            kind="solid"
            busy={busy === 'thanks'}
            onClick={() =>
              void run('thanks', () => acts.act(number, 'thanks', {}, view.version), words.thanked)
            }
          >
            {words.thanks}
          </Button>
        </div>
      ) : null}
      <h2 id="reply">{title}</h2>
      <Textarea
        id="consult-reply"
        label={words.replyLabel}
        bare
        rows={5}
        max={TEXT_MAX}
        readers={words.readers}
        value={text}
        error={faults.at('/text')}
        onChange={keep}
      />
      <div className="row row-3 form-acts">
        <Button
          kind={can('thank') ? 'line' : 'solid'}
          busy={busy === 'reply'}
          onClick={() => void run('reply', () => acts.act(number, 'replies', { text }), words.replied)}
        >
          {words.replySend}
        </Button>
      </div>
    </section>
  );
}

function AsSent({ view }: { view: ConsultView }) {
  const words = useWords(consultWords);
  const lang = useLang();
  const { sent, row } = view;
  return (
    <section className="box box-s" aria-labelledby="as-sent">
      <h2 id="as-sent" className="panel-head">
        {words.asSent}
      </h2>
      <SummaryList
        compact
        rows={[
          { label: words.field.theme, value: code('LB', sent.theme, lang) },
          { label: words.received, value: stamp(row.received_at, lang) },
          { label: words.asked, value: row.asked_by ? personName(row.asked_by, lang) : '' },
          { label: words.field.urgency, value: code('consult_urgency', sent.urgency, lang) },
          ...(sent.needed_by ? [{ label: words.field.needed_by, value: longDay(sent.needed_by, lang) }] : []),
          { label: words.field.department, value: sent.department ?? '' },
          { label: words.field.related, value: sent.related ?? '' },
          { label: words.shortField.may_share, value: sent.may_share ? words.field.yes : words.field.no },
          ...(row.outcome
            ? [{ label: words.outcome, value: code('consult_outcome', row.outcome, lang) }]
            : []),
          ...(view.rejection
            ? [{ label: words.reason, value: code('consult_rejection', view.rejection, lang) }]
            : []),
        ]}
      />
    </section>
  );
}

/** The trial office names physicians and coordinators; others see who is named. */
function Colleagues({ view, onDone }: { view: ConsultView; onDone: (told: string) => void }) {
  const words = useWords(consultWords);
  const lang = useLang();
  const acts = useConsultActs();
  const { office } = usePlaceOfWork();
  const members = useMembers().data ?? [];
  const [chosen, choose] = useState(view.colleagues.map((one) => one.id));
  const [busy, setBusy] = useState(false);
  const faults = useFaults({ '/people': { label: words.colleagues, choice: true, id: 'colleagues-list' } });
  const may = office && view.next.includes('delegate');
  const options = peopleOf(members.filter((one) => one.role === 'hpi')).map((one) => ({
    value: one.name.id,
    label: personName(one.name, lang),
  }));
  const save = async () => {
    setBusy(true);
    faults.clear();
    try {
      await acts.act(view.row.number, 'colleagues', { people: chosen }, view.version);
      onDone(words.colleaguesSaved);
    } catch (error) {
      if (error instanceof Problem && error.status === 412) await acts.renew(view.row.number);
      faults.caught(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="box box-s no-print" aria-labelledby="colleagues">
      <h2 id="colleagues" className="panel-head">
        {words.colleagues}
      </h2>
      <p className="t14 soft">{words.colleaguesLead}</p>
      <ErrorSummary errors={faults.items} round={faults.round} />
      {may && options.length > 0 ? (
        <>
          <CheckGroup
            id="colleagues-list"
            label={<span className="vh">{words.colleagues}</span>}
            bare
            options={options}
            values={chosen}
            onChange={choose}
          />
          <Button size="s" busy={busy} onClick={() => void save()}>
            {words.colleaguesSave}
          </Button>
        </>
      ) : view.colleagues.length > 0 ? (
        <ul className="lines">
          {view.colleagues.map((one) => (
            <li key={one.id}>{personName(one, lang)}</li>
          ))}
        </ul>
      ) : (
        <p className="t14">{may ? words.nobodyToName : words.colleaguesNone}</p>
      )}
    </section>
  );
}

function Withdraw({ view, onDone }: { view: ConsultView; onDone: (told: string) => void }) {
  const words = useWords(consultWords);
  const acts = useConsultActs();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const faults = useFaults({ '/reason': { label: words.withdrawReason, id: 'withdraw-reason' } });
  if (!view.next.includes('withdraw')) return null;
  const go = async () => {
    setBusy(true);
    faults.clear();
    try {
      await acts.act(view.row.number, 'withdrawal', { reason }, view.version);
      setOpen(false);
      onDone(words.withdrawn);
    } catch (error) {
      if (error instanceof Problem && error.status === 412) await acts.renew(view.row.number);
      faults.caught(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <p className="no-print">
      <Button kind="text" size="s" onClick={() => setOpen(true)}>
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
          rows={3}
          max={2000}
          value={reason}
          error={faults.at('/reason')}
          onChange={setReason}
        />
      </Dialog>
    </p>
  );
}
