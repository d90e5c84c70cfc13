import { useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { code } from '../../words/code';
import { deskexchangeWords } from '../../words/deskexchange';
import { deskmatchWords } from '../../words/deskmatch';
import { longDay, month, number, stamp } from '../../words/format';
import { explain } from '../case/explain';
import { Section } from '../case/panels/Section';
import type { RoundView, SiteView } from '../case/types';
import { useCase } from '../case/useCase';
import { AnswerQuestion, RefuseSite } from './SiteDialogs';

type SiteQuestion = SiteView['questions'][number];
type Asking =
  | { what: 'question'; site: SiteView; question: SiteQuestion }
  | { what: 'more-time' | 'late-answer'; site: SiteView };

/** What hospitals wait for: each with its own act, and a yes in one click. */
export function Waiting({ round }: { round: RoundView }) {
  const lang = useLang();
  const words = useWords(deskexchangeWords);
  const { view, can, act, tell } = useCase();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [busy, setBusy] = useState('');
  const questions = round.sites.flatMap((site) =>
    site.questions.filter((one) => !one.answer).map((question) => ({ site, question })),
  );
  // A request for more time lapses with the answer and with the close.
  const requests = round.sites.flatMap((site) =>
    (site.clock ? site.more_time.filter((one) => !one.decided) : []).map((request) => ({ site, request })),
  );
  const late = round.sites.filter((site) => site.late_answer && !site.late_answer.decided && !site.result);
  const count = questions.length + requests.length + late.length;
  if (count === 0) return null;
  const grant = async (what: 'more-time' | 'late-answer', site: SiteView) => {
    setBusy(`${what}:${site.hospital}`);
    try {
      await act(`rounds/${what}`, { hospital: site.hospital, granted: true });
    } catch (error) {
      tell(explain(error, view.number, lang).text);
    } finally {
      setBusy('');
    }
  };
  const close = () => setAsking(null);
  return (
    <Section title={words.waiting} aside={words.waitingCount(number(count))}>
      <ul className="lines site-asks">
        {questions.map(({ site, question }) => (
          <li key={`q${site.hospital}${question.no}`}>
            <div>
              <p className="b">
                {site.label} {site.name[lang]}
              </p>
              <p className="t14 soft">{words.asked(stamp(question.at, lang))}</p>
              <blockquote className="as-typed">{question.text}</blockquote>
              {site.paused_since ? <p className="t14 soft">{words.clockStands}</p> : null}
            </div>
            {can('answer_site') ? (
              <Button size="s" kind="solid" onClick={() => setAsking({ what: 'question', site, question })}>
                {words.answer}
              </Button>
            ) : null}
          </li>
        ))}
        {requests.map(({ site, request }) => (
          <li key={`t${site.hospital}`}>
            <div>
              <p className="b">
                {site.label} {site.name[lang]}
              </p>
              <p>{words.more(longDay(request.until, lang))}</p>
              <blockquote className="as-typed">{request.reason}</blockquote>
            </div>
            {can('decide_time') ? (
              <div className="row row-3">
                <Button
                  size="s"
                  kind="solid"
                  busy={busy === `more-time:${site.hospital}`}
                  onClick={() => void grant('more-time', site)}
                >
                  {words.grant}
                </Button>
                <Button size="s" onClick={() => setAsking({ what: 'more-time', site })}>
                  {words.refuse}
                </Button>
              </div>
            ) : null}
          </li>
        ))}
        {late.map((site) => (
          <li key={`l${site.hospital}`}>
            <div>
              <p className="b">
                {site.label} {site.name[lang]}
              </p>
              <p className="t14 soft">
                {words.late} {site.late_answer ? stamp(site.late_answer.at, lang) : ''}
              </p>
              <LateFacts site={site} />
            </div>
            {can('decide_late') ? (
              <div className="row row-3">
                <Button
                  size="s"
                  kind="solid"
                  busy={busy === `late-answer:${site.hospital}`}
                  onClick={() => void grant('late-answer', site)}
                >
                  {words.lateTake}
                </Button>
                <Button size="s" onClick={() => setAsking({ what: 'late-answer', site })}>
                  {words.lateRefuse}
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {asking?.what === 'question' ? (
        <AnswerQuestion site={asking.site} question={asking.question} onClose={close} />
      ) : asking ? (
        <RefuseSite site={asking.site} what={asking.what} onClose={close} />
      ) : null}
    </Section>
  );
}

function LateFacts({ site }: { site: SiteView }) {
  const lang = useLang();
  const words = useWords(deskmatchWords);
  const answer = site.late_answer?.answer;
  if (!answer) return null;
  const facts = [
    code('interest', answer.interest, lang),
    answer.why_not ? code('decline_reason', answer.why_not, lang) : '',
    answer.realistic === null || answer.realistic === undefined
      ? ''
      : words.proposal.realistic(number(answer.realistic)),
    answer.start ? words.proposal.start(month(answer.start, lang)) : '',
  ];
  return <p>{facts.filter(Boolean).join(words.comma)}</p>;
}

/** Every question of the round with its answer, for the desk to look up. */
export function Answered({ round }: { round: RoundView }) {
  const lang = useLang();
  const words = useWords(deskexchangeWords);
  const lines = round.sites.flatMap((site) =>
    site.questions.flatMap((question) =>
      question.answer ? [{ site, question, answer: question.answer }] : [],
    ),
  );
  if (lines.length === 0) return null;
  return (
    <Section title={words.exchange}>
      <dl className="site-answers">
        {lines.map(({ site, question, answer }) => (
          <div key={`${site.hospital}${question.no}`}>
            <dt>
              <span className="b">
                {site.label} {site.name[lang]}
              </span>{' '}
              <span className="t14 soft">{stamp(question.at, lang)}</span>
              <span className="as-typed">{question.text}</span>
            </dt>
            <dd>
              <span className="as-typed">{answer.text}</span>
              <span className="t14 soft">
                {stamp(answer.at, lang)} {answer.shared_as ? words.sharedWith : ''}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
