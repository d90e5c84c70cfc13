import { useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { Chip } from '../../parts/Chip/Chip';
import { Notice } from '../../parts/Notice/Notice';
import { longDay, moment, number, stamp, TOKYO } from '../../words/format';
import { hospitalexchangeWords } from '../../words/hospitalexchange';
import { isOpen } from '../shared/lines';
import type { RequestView } from '../types';
import { AskMoreTime, AskQuestion } from './AskDialogs';

/** Questions to the desk, requests for more time, what the desk shares: with the ways to ask. */
export function Exchange({ view }: { view: RequestView }) {
  const words = useWords(hospitalexchangeWords);
  const lang = useLang();
  const [asking, setAsking] = useState<'question' | 'time' | null>(null);
  const [said, setSaid] = useState('');
  const close = () => setAsking(null);
  const sent = (text: string) => {
    setSaid(text);
    close();
  };
  const nothing =
    view.questions.length === 0 &&
    view.more_time.length === 0 &&
    view.shared.length === 0 &&
    !view.reminded_at;
  if (nothing && !view.may_ask && !view.may_ask_time) return null;
  return (
    <section className="box exchange" aria-labelledby="exchange">
      <h2 id="exchange">{words.title}</h2>
      {view.may_ask ? <p className="t14 soft">{words.lead}</p> : null}
      {said ? <Notice kind="ok" title={said} /> : null}
      {nothing ? null : (
        <ul className="exchange-list">
          {view.questions.map((one) => (
            <li key={`q${one.no}`}>
              <p className="t14 soft">
                {words.yourQuestion(number(one.no))} {stamp(one.at, lang)}
              </p>
              <p className="as-typed">{one.text}</p>
              {one.answer ? (
                <>
                  <p className="t14 soft">
                    {words.answer} {stamp(one.answer.at, lang)}
                  </p>
                  <p className="as-typed">{one.answer.text}</p>
                  {one.answer.shared_as ? <p className="t14 soft">{words.sharedNote}</p> : null}
                </>
              ) : (
                <Chip kind="pause">{words.waits}</Chip>
              )}
            </li>
          ))}
          {view.more_time.map((one) => (
            <li key={`t${one.at}`}>
              <p className="t14 soft">{stamp(one.at, lang)}</p>
              <p>{words.moreRow(longDay(one.until, lang))}</p>
              {one.decided ? (
                <p className="b">
                  {one.decided.granted ? words.granted : words.refused}
                  {one.decided.reason ? (
                    <span className="exchange-why">{words.reasonIs(one.decided.reason)}</span>
                  ) : null}
                </p>
              ) : isOpen(view) ? (
                <Chip kind="them">{words.waits}</Chip>
              ) : null}
            </li>
          ))}
          {view.reminded_at ? <li>{words.reminded(stamp(view.reminded_at, lang))}</li> : null}
        </ul>
      )}
      {view.shared.length > 0 ? (
        <>
          <h3>{words.sharedTitle}</h3>
          <dl className="exchange-list">
            {view.shared.map((one) => (
              <div key={one.at}>
                <dt className="b as-typed">{one.question}</dt>
                <dd className="as-typed">{one.answer}</dd>
              </div>
            ))}
          </dl>
        </>
      ) : null}
      {view.may_ask || view.may_ask_time ? (
        <div className="row row-3">
          {view.may_ask ? (
            <Button size="s" onClick={() => setAsking('question')}>
              {words.ask}
            </Button>
          ) : null}
          {view.may_ask_time ? (
            <Button size="s" onClick={() => setAsking('time')}>
              {words.more}
            </Button>
          ) : null}
        </div>
      ) : null}
      {asking === 'question' ? <AskQuestion view={view} onClose={close} onSent={sent} /> : null}
      {asking === 'time' ? <AskMoreTime view={view} onClose={close} onSent={sent} /> : null}
    </section>
  );
}

/** Why the clock stands still, since when, and what starts it again. */
export function Paused({ view }: { view: RequestView }) {
  const words = useWords(hospitalexchangeWords);
  const lang = useLang();
  if (!view.paused_since) return null;
  return (
    <Notice kind="info" title={words.pausedTitle(moment(view.paused_since, lang, TOKYO).main)}>
      {words.pausedBody(moment(view.due, lang, TOKYO).main)}
    </Notice>
  );
}

/** The round closed before the answer went out: what was typed is kept, and how it can still be sent. */
export function Closed({ view }: { view: RequestView }) {
  const words = useWords(hospitalexchangeWords);
  if (!view.may_answer_late) return null;
  return (
    <Notice kind="warn" title={words.closedTitle}>
      {view.draft ? words.closedKept : words.closedNone}
    </Notice>
  );
}

/** What became of an answer sent after the close. */
export function LateState({ view }: { view: RequestView }) {
  const words = useWords(hospitalexchangeWords);
  const late = view.late_answer;
  if (!late) return null;
  if (!late.decided) return <Notice kind="info" title={words.lateWaits} />;
  return (
    <Notice
      kind={late.decided.granted ? 'ok' : 'info'}
      title={late.decided.granted ? words.lateTaken : words.lateRefused}
    >
      {late.decided.reason ? words.lateReason(late.decided.reason) : null}
    </Notice>
  );
}
