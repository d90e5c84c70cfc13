import { useState } from 'react';
import { useParams } from 'react-router';
import { useLang, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { Clocks } from '../../consult/Clocks';
import { Thread } from '../../consult/Thread';
import type { ConsultView } from '../../consult/types';
import { Button, LinkButton } from '../../parts/Button/Button';
import { Chip } from '../../parts/Chip/Chip';
import { CopyButton } from '../../parts/CopyButton/CopyButton';
import { Crumbs } from '../../parts/Frame/Frame';
import { Go } from '../../parts/Go/Go';
import { HeaderStrip, RecordHead } from '../../parts/HeaderStrip/HeaderStrip';
import { Notice } from '../../parts/Notice/Notice';
import { SummaryList } from '../../parts/SummaryList/SummaryList';
import { Timeline } from '../../parts/Timeline/Timeline';
import { deskconsultWords } from '../../words/deskconsult';
import { list, longDay, personName } from '../../words/format';
import { code } from '../../words/registercode';
import { casePath } from '../case/pages';
import { Load } from '../Load';
import { ActDialog } from './ActDialog';
import { Answer } from './Answer';
import { ACTS, type Act } from './acts';
import { useConsultation } from './api';
import { Share } from './Share';
import { Due } from './Table';

/** One question of a hospital: sort it, work on it, answer it, end it. */
export default function Consultation() {
  const { consultation: number = '' } = useParams();
  const words = useWords(deskconsultWords);
  const query = useConsultation(number);
  useTitle(`${number} ${words.title}`);
  return (
    <>
      <Crumbs crumbs={[{ label: words.title, to: 'desk/consultations' }, { label: number }]} />
      <Load query={query}>{(view) => <Body key={view.row.number} view={view} />}</Load>
    </>
  );
}

function Body({ view }: { view: ConsultView }) {
  const words = useWords(deskconsultWords);
  const lang = useLang();
  const [told, tell] = useState<string | null>(null);
  const hospital = view.row.hospital[lang] || view.row.hospital.ja;
  return (
    <div className="consult-flow">
      <RecordHead
        reference={view.row.number}
        beside={<CopyButton text={view.row.number} />}
        title={code('LB', view.row.theme, lang)}
        end={<Chip kind="stage">{code('consult_stage', view.row.stage, lang)}</Chip>}
      />
      <p>{hospital}</p>
      <Strip view={view} />
      {told ? <Notice kind="ok" title={told} /> : null}
      <Acts view={view} onDone={tell} />
      <div className="cols cols-21">
        <div className="consult-flow">
          <Answer view={view} onDone={tell} />
          <Share view={view} onDone={tell} />
          <section aria-labelledby="thread">
            <h2 id="thread">{words.thread}</h2>
            <Thread view={view} hospital={hospital} />
          </section>
        </div>
        <div className="consult-flow">
          <Clocks view={view} named={{ reply: words.hospitalClock, waits: words.waitsForReply }} />
          <Facts view={view} />
        </div>
      </div>
      <History view={view} />
    </div>
  );
}

function Strip({ view }: { view: ConsultView }) {
  const words = useWords(deskconsultWords);
  const lang = useLang();
  const { row } = view;
  const deputy = view.desk?.deputy;
  return (
    <HeaderStrip
      label={words.strip}
      mine={row.turn.side === 'desk'}
      who={words.waitsFor}
      ball={row.turn.side === 'nobody' ? <Chip kind="closed" /> : undefined}
      next={{ main: code('consult_next', row.turn.action, lang) }}
      due={{ main: row.turn.due || row.needed_by ? <Due row={row} /> : '–' }}
      owner={{
        main: row.owner ? personName(row.owner, lang) : words.noOwner,
        small: deputy ? personName(deputy, lang) : null,
      }}
    />
  );
}

function Acts({ view, onDone }: { view: ConsultView; onDone: (told: string) => void }) {
  const words = useWords(deskconsultWords);
  const [open, setOpen] = useState<Act | null>(null);
  const offered = ACTS.filter((act) => view.next.includes(act.event));
  const lead = view.next.includes('lead');
  return (
    <>
      <div className="row no-print" role="toolbar" aria-label={words.acts}>
        {offered.map((act) => (
          <Button
            key={act.event}
            size="s"
            kind={act.event === 'triage' && view.row.stage === 'b_received' ? 'solid' : 'line'}
            onClick={() => setOpen(act)}
          >
            {words.act[act.event as keyof typeof words.act].button}
          </Button>
        ))}
        {lead ? (
          <LinkButton size="s" to={`desk/cases/new?consultation=${view.row.number}`}>
            {words.act.lead.button}
          </LinkButton>
        ) : null}
      </div>
      {open ? <ActDialog view={view} act={open} onClose={() => setOpen(null)} onDone={onDone} /> : null}
    </>
  );
}

function Facts({ view }: { view: ConsultView }) {
  const words = useWords(deskconsultWords);
  const lang = useLang();
  const { sent, row, desk } = view;
  return (
    <section className="box box-s" aria-labelledby="facts">
      <h2 id="facts" className="panel-head">
        {words.facts}
      </h2>
      <SummaryList
        compact
        rows={[
          { label: words.askedBy, value: row.asked_by ? personName(row.asked_by, lang) : '' },
          { label: words.themeSent, value: code('LB', sent.theme, lang) },
          ...(sent.theme === row.theme ? [] : [{ label: words.theme, value: code('LB', row.theme, lang) }]),
          { label: words.urgency, value: code('consult_urgency', sent.urgency, lang) },
          ...(sent.needed_by ? [{ label: words.neededByLabel, value: longDay(sent.needed_by, lang) }] : []),
          { label: words.department, value: sent.department ?? '' },
          { label: words.related, value: sent.related ?? '' },
          { label: words.share, value: sent.may_share ? words.shareYes : words.shareNo },
          ...(row.outcome
            ? [{ label: words.field.outcome, value: code('consult_outcome', row.outcome, lang) }]
            : []),
          ...(view.rejection
            ? [{ label: words.field.rejection, value: code('consult_rejection', view.rejection, lang) }]
            : []),
          ...(view.merged_into
            ? [
                {
                  label: words.field.into,
                  value: <Go to={`desk/consultations/${view.merged_into}`}>{view.merged_into}</Go>,
                },
              ]
            : []),
          ...(desk?.hold ? [{ label: words.onHold, value: desk.hold.reason }] : []),
          ...(desk && desk.team.length > 0
            ? [
                {
                  label: words.field.team,
                  value: list(
                    desk.team.map((one) => personName(one, lang)),
                    lang,
                  ),
                },
              ]
            : []),
          ...(desk?.led_to
            ? [
                {
                  label: words.ledTo,
                  value: <Go to={casePath(desk.led_to.number)}>{desk.led_to.number}</Go>,
                  source: words.consent(longDay(desk.led_to.consent.on, lang), desk.led_to.consent.how),
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}

function History({ view }: { view: ConsultView }) {
  const words = useWords(deskconsultWords);
  const lang = useLang();
  return (
    <section aria-labelledby="history">
      <h2 id="history">{words.history}</h2>
      <Timeline
        label={words.history}
        entries={view.history
          .map((line, place) => ({
            id: `${place}`,
            at: line.at,
            kind: 'event' as const,
            who: line.by ? personName(line.by, lang) : words.program,
            aside: [code('consult_event', line.event, lang), about(line.params, lang)]
              .filter(Boolean)
              .join(lang === 'ja' ? '：' : ': '),
          }))
          .reverse()}
      />
    </section>
  );
}

// The one value that says more than the act itself.
function about(params: Readonly<Record<string, string>>, lang: 'en' | 'ja'): string {
  if (params.theme) return code('LB', params.theme, lang);
  if (params.outcome) return code('consult_outcome', params.outcome, lang);
  if (params.given) return code('consult_outcome', params.given, lang);
  if (params.reason) return code('consult_rejection', params.reason, lang);
  if (params.number) return params.number;
  const day = params.due ?? params.answer_on ?? params.review_on;
  return day ? longDay(day, lang) : '';
}
