import { useState } from 'react';
import { useParams } from 'react-router';
import { useLang, useWords } from '../../app/place';
import { furtherSaid } from '../../forms/further';
import { Button, LinkButton } from '../../parts/Button/Button';
import { Chip } from '../../parts/Chip/Chip';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { code } from '../../words/code';
import { deskexchangeWords } from '../../words/deskexchange';
import { deskmatchWords } from '../../words/deskmatch';
import { longDay, month, number, stamp, time } from '../../words/format';
import { roundfurtherWords } from '../../words/roundfurther';
import { ActDialog } from '../case/acts/ActDialog';
import { casePath } from '../case/pages';
import { Section } from '../case/panels/Section';
import type { RoundView, SiteView } from '../case/types';
import { useCase } from '../case/useCase';
import { MatchNav } from '../match/MatchNav';
import { FullRound } from './FullRound';
import { Tracker } from './Tracker';
import { Answered, Waiting } from './Waiting';

/** One round: who was asked, who opened it, what each answered, side by side. */
export default function RoundPage() {
  const words = useWords(deskmatchWords);
  const { no } = useParams();
  const { view, can } = useCase();
  const round = no ? view.rounds.find((one) => `${one.no}` === no) : view.rounds.at(-1);
  return (
    <>
      <MatchNav page={round ? `rounds/${round.no}` : 'match'} />
      {round ? (
        <OneRound round={round} />
      ) : (
        <EmptyState
          title={words.round.none}
          action={
            can('open_round') ? (
              <LinkButton size="s" to={casePath(view.number, 'match')}>
                {words.pages.match}
              </LinkButton>
            ) : undefined
          }
        />
      )}
    </>
  );
}

function OneRound({ round }: { round: RoundView }) {
  const lang = useLang();
  const words = useWords(deskmatchWords);
  const own = useWords(deskexchangeWords);
  const more = useWords(roundfurtherWords);
  const { view, can, act } = useCase();
  const w = words.round;
  const [closing, setClosing] = useState(false);
  const answered = round.sites.filter((site) => site.answer).length;
  const waiting = round.sites.length - answered;
  const last = round.no === view.rounds.at(-1)?.no;
  return (
    <>
      <Waiting round={round} />
      <Section
        title={w.title(`${round.no}`)}
        aside={
          <>
            {code('round_kind', round.kind, lang)}{' '}
            <Chip kind="stage">{code('round_state', round.state, lang)}</Chip>
          </>
        }
      >
        <p>
          {w.sent(stamp(round.opened_at, lang))}{' '}
          {w.answersBy(`${longDay(round.due, lang)} ${time(round.due)}`)}{' '}
          <b>{w.answered(number(answered), number(round.sites.length))}</b>{' '}
          {round.state === 'open' && round.awaited_until !== round.due
            ? own.awaitedUntil(`${longDay(round.awaited_until, lang)} ${time(round.awaited_until)}`)
            : null}
        </p>
        <Tracker round={round} />
        <div className="row row-3 form-acts">
          {round.state === 'open' && can('close_round') ? (
            <Button kind={waiting === 0 ? 'solid' : 'line'} onClick={() => setClosing(true)}>
              {w.close}
            </Button>
          ) : null}
          {round.state !== 'open' && last && can('propose') ? (
            <LinkButton kind="solid" to={casePath(view.number, 'proposal')}>
              {words.pages.proposal}
            </LinkButton>
          ) : null}
          {last && can('open_round') ? (
            <LinkButton to={casePath(view.number, 'match')}>{w.another}</LinkButton>
          ) : null}
        </div>
      </Section>
      <Answers round={round} />
      {last && round.state !== 'open' ? <FullRound /> : null}
      <Answered round={round} />
      <Section title={w.text} aside={w.textAside}>
        <dl className="synopsis">
          {round.text.map((line) => (
            <div key={line.code}>
              <dd lang="ja">{line.ja}</dd>
              <dd lang="en">{line.en}</dd>
            </div>
          ))}
        </dl>
        {round.further.length > 0 ? (
          <>
            <h3>{more.asked}</h3>
            <ul className="bullets">
              {round.further.map((question) => (
                <li key={question.code}>{question[lang]}</li>
              ))}
            </ul>
          </>
        ) : null}
      </Section>
      {closing ? (
        <ActDialog
          title={w.closeTitle(`${round.no}`)}
          confirm={w.close}
          send={(version) => act('rounds/close', {}, version)}
          onClose={() => setClosing(false)}
        >
          {() => <p>{waiting > 0 ? w.closeWaiting(number(waiting)) : w.closeAll}</p>}
        </ActDialog>
      ) : null}
    </>
  );
}

// All answers in one table: a line per question, a column per hospital that said yes or yes-if.
function Answers({ round }: { round: RoundView }) {
  const lang = useLang();
  const words = useWords(deskmatchWords);
  const w = words.round;
  const said = round.sites.filter((site) => site.answer);
  if (said.length === 0) return null;
  const rows: { key: string; label: string; cell: (site: SiteView) => string }[] = [
    {
      key: 'interest',
      label: w.interest,
      cell: (site) => code('interest', site.answer?.interest ?? '', lang),
    },
    { key: 'pi', label: w.pi, cell: (site) => site.answer?.pi ?? '–' },
    { key: 'patients', label: w.patients, cell: (site) => count(site.answer?.patients) },
    {
      key: 'method',
      label: w.method,
      cell: (site) => (site.answer?.method ? code('count_method', site.answer.method, lang) : '–'),
    },
    { key: 'realistic', label: w.realistic, cell: (site) => count(site.answer?.realistic) },
    // What its own figures give, beside what it answers for.
    ...(said.some((site) => site.estimate !== null && site.estimate !== undefined)
      ? [{ key: 'estimate', label: w.estimate, cell: (site: SiteView) => count(site.estimate) }]
      : []),
    {
      key: 'start',
      label: w.start,
      cell: (site) => (site.answer?.start ? month(site.answer.start, lang) : '–'),
    },
    { key: 'competing', label: w.competing, cell: (site) => site.answer?.competing || '–' },
    {
      key: 'conditions',
      label: w.conditions,
      cell: (site) =>
        [
          ...(site.answer?.conditions ?? []).map((one) => code('condition', one, lang)),
          site.answer?.conditions_note ?? '',
        ]
          .filter(Boolean)
          .join(words.comma) || '–',
    },
    {
      key: 'why_not',
      label: w.whyNot,
      cell: (site) =>
        [
          site.answer?.why_not ? code('decline_reason', site.answer.why_not, lang) : '',
          site.answer?.why_not_note ?? '',
        ]
          .filter(Boolean)
          .join(words.comma) || '–',
    },
    {
      key: 'told',
      label: w.nameTold,
      cell: (site) =>
        site.answer?.interest === 'int_no'
          ? '–'
          : code('yes_no', site.answer?.name_may_be_told ? 'yes' : 'no', lang),
    },
    ...round.further.map((question) => ({
      key: question.code,
      label: question[lang],
      cell: (site: SiteView) => furtherSaid(question, site.answer?.further?.[question.code], lang) || '–',
    })),
  ];
  return (
    <Section title={w.answers}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by key. */}
      <section className="scroll-box" tabIndex={0} aria-label={w.answersTable}>
        <table className="dense answers">
          <thead>
            <tr>
              <th scope="col">{w.question}</th>
              {said.map((site) => (
                <th scope="col" key={site.hospital}>
                  {site.label} {site.name[lang]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows
              .filter((row) => said.some((site) => row.cell(site) !== '–'))
              .map((row) => (
                <tr key={row.key}>
                  <th scope="row">{row.label}</th>
                  {said.map((site) => (
                    <td key={site.hospital}>{row.cell(site)}</td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </section>
    </Section>
  );

  function count(n: number | null | undefined): string {
    return n === null || n === undefined ? '–' : words.patients(number(n));
  }
}
