import { useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { Chip, type ChipKind } from '../../parts/Chip/Chip';
import { type Column, DataTable } from '../../parts/DataTable/DataTable';
import { code } from '../../words/code';
import { deskexchangeWords } from '../../words/deskexchange';
import { deskmatchWords } from '../../words/deskmatch';
import { number, stamp, tableDay, time } from '../../words/format';
import { explain } from '../case/explain';
import { Marks } from '../case/tabs/Collaborators';
import type { RoundView, SiteView } from '../case/types';
import { useCase } from '../case/useCase';
import { TellResult } from './SiteDialogs';

const CHIPS: Record<SiteView['state'], ChipKind> = {
  invited: 'them',
  opened: 'them',
  question: 'pause',
  interested: 'done',
  conditional: 'done',
  declined: 'closed',
  no_answer: 'closed',
  selected: 'done',
  reserve: 'done',
  not_selected: 'closed',
  cancelled: 'closed',
};

/** Where each hospital stands: its own date, how far it is, what it asks, when it was reminded, what it was told. */
export function Tracker({ round }: { round: RoundView }) {
  const lang = useLang();
  const words = useWords(deskmatchWords);
  const own = useWords(deskexchangeWords);
  const w = words.round;
  const { can } = useCase();
  const [telling, setTelling] = useState<SiteView | null>(null);
  const open = round.state === 'open';
  const columns: Column<SiteView>[] = [
    {
      key: 'hospital',
      title: w.hospital,
      head: true,
      cell: (site) => (
        <>
          {site.label} {site.name[lang]} <Marks site={site} />
          {site.by_hand ? <span className="src">{words.byHand(site.by_hand)}</span> : null}
        </>
      ),
    },
    {
      key: 'state',
      title: w.state,
      cell: (site) => (
        <>
          <Chip kind={CHIPS[site.state]}>{code('site_state', site.state, lang)}</Chip>
          {site.late ? <span className="src">{own.lateMark}</span> : null}
        </>
      ),
    },
    {
      key: 'opened',
      title: w.opened,
      cell: (site) => (site.opened_at ? stamp(site.opened_at, lang) : w.notYet),
    },
    {
      key: 'progress',
      title: own.progress,
      cell: (site) =>
        site.answered_at ? (
          <>
            {own.done}
            <span className="src">{stamp(site.answered_at, lang)}</span>
          </>
        ) : (
          own.progressOf(number(site.answered), number(site.questions_in_all))
        ),
    },
    { key: 'due', title: own.due, cell: (site) => <OwnDue round={round} site={site} /> },
    { key: 'asks', title: own.asks, cell: (site) => <Asks site={site} /> },
    ...(open
      ? [{ key: 'reminder', title: own.reminder, cell: (site: SiteView) => <Remind site={site} /> }]
      : []),
    {
      key: 'named',
      title: w.named,
      cell: (site) => (site.firm_named ? w.firmNamed : w.firmMasked),
    },
    ...(round.sites.some((site) => site.result_mail)
      ? [
          {
            key: 'result',
            title: own.result,
            cell: (site: SiteView) => (
              <ResultTold site={site} onTell={can('tell_result') ? () => setTelling(site) : null} />
            ),
          },
        ]
      : []),
  ];
  return (
    <div className="stacked">
      <DataTable
        caption={w.tracker}
        dense
        columns={columns}
        rows={round.sites}
        rowKey={(site) => site.hospital}
      />
      {telling ? <TellResult site={telling} onClose={() => setTelling(null)} /> : null}
    </div>
  );
}

function OwnDue({ round, site }: { round: RoundView; site: SiteView }) {
  const lang = useLang();
  const own = useWords(deskexchangeWords);
  if (!site.clock) return <>–</>;
  return (
    <>
      <time dateTime={site.due} className="nowrap">
        {tableDay(site.due, lang)} {time(site.due)}
      </time>
      {site.paused_since ? (
        <Chip kind="pause">{own.pausedSince(stamp(site.paused_since, lang))}</Chip>
      ) : site.clock === 'overdue' ? (
        <Chip kind="over" />
      ) : null}
      {site.due !== round.due && !site.paused_since ? <span className="src">{own.moved}</span> : null}
    </>
  );
}

function Asks({ site }: { site: SiteView }) {
  const own = useWords(deskexchangeWords);
  const questions = site.questions.length;
  const requests = site.more_time.length;
  if (questions + requests === 0) return <>{own.none}</>;
  const open =
    site.questions.some((one) => !one.answer) || (site.clock && site.more_time.some((one) => !one.decided));
  return (
    <>
      {questions > 0 ? <span className="nowrap">{own.asksQuestion(number(questions))}</span> : null}{' '}
      {requests > 0 ? <span className="nowrap">{own.asksMore(number(requests))}</span> : null}
      {open ? <b className="nowrap">{own.open}</b> : null}
    </>
  );
}

// One click; the next one is possible on the next working day.
function Remind({ site }: { site: SiteView }) {
  const lang = useLang();
  const own = useWords(deskexchangeWords);
  const { view, can, act, tell } = useCase();
  const [busy, setBusy] = useState(false);
  const last = site.reminded_at ? (
    <span className="src">{own.remindedAt(stamp(site.reminded_at, lang))}</span>
  ) : null;
  const remind = async () => {
    setBusy(true);
    try {
      await act('rounds/reminder', { hospital: site.hospital });
      tell(own.reminded(site.name[lang]));
    } catch (error) {
      tell(explain(error, view.number, lang).text);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {site.may_remind && can('nudge') ? (
        <Button size="s" busy={busy} onClick={remind}>
          {own.remind}
          <span className="vh">{site.name[lang]}</span>
        </Button>
      ) : last ? null : (
        '–'
      )}
      {last}
    </>
  );
}

function ResultTold({ site, onTell }: { site: SiteView; onTell: (() => void) | null }) {
  const lang = useLang();
  const own = useWords(deskexchangeWords);
  if (!site.result_mail) return <>–</>;
  if (site.told) return <>{own.toldBy(site.told.how)}</>;
  const silent = site.result_mail === 'mail_nobody' || site.result_mail === 'mail_not_delivered';
  return (
    <>
      {silent ? (
        <Chip kind="over">{code('result_mail', site.result_mail, lang)}</Chip>
      ) : (
        code('result_mail', site.result_mail, lang)
      )}
      {silent && onTell ? (
        <Button size="s" onClick={onTell}>
          {own.tell}
        </Button>
      ) : null}
    </>
  );
}
