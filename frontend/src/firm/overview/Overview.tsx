import { lazy, Until } from '../../app/lazy';
import { useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { Go } from '../../parts/Go/Go';
import { firmWords } from '../../words/firm';
import { CaseHead } from '../CaseHead';
import { useTheCase } from '../theCase';
import { useWhen } from '../when';
import { Ended } from './Ended';
import { Events } from './Events';
import { Hospitals } from './Hospitals';
import { NextActions } from './NextActions';
import { People } from './People';
import { Steps } from './Steps';
import { Withdraw } from './Withdraw';

const Experts = lazy(() => import('./Experts'));

/** F2: where are we, whose turn, what do you need from me, when do I hear. */
export function Overview() {
  const words = useWords(firmWords);
  const when = useWhen();
  const { data, may, to } = useTheCase();
  useTitle(`${data.number} ${words.nav.overview}`);
  const open = data.ended_at === null && data.stage !== 'merged';
  return (
    <>
      <CaseHead />
      {data.hold ? <p className="note-line">{words.onHold(when.day(data.hold.review_on))}</p> : null}
      <div className="case-body">
        {open ? <Steps /> : <Ended />}
        {open || data.hospitals.length > 0 || data.experts.length > 0 ? (
          <div className="cols cols-21">
            <div>
              {open ? <NextActions /> : null}
              <Hospitals />
              {data.experts.length > 0 ? (
                <Until>
                  <Experts />
                </Until>
              ) : null}
              {open && data.hospitals.length === 0 ? <Promised /> : null}
            </div>
            <div>
              {open ? <People /> : null}
              <Events />
            </div>
          </div>
        ) : (
          <Events />
        )}
        <div className="row row-4 no-print">
          <Go className="act" to={to('status')}>
            {words.statusLink}
          </Go>
          {may('withdraw') || data.stage === 'withdrawn' ? <Withdraw /> : null}
        </div>
      </div>
    </>
  );
}

// Before there is anything else to show: what was promised, and what has been kept.
function Promised() {
  const words = useWords(firmWords).promised;
  const when = useWhen();
  const { promises } = useTheCase().data;
  const lines = [
    { text: words.reply, by: promises.reply_by, done: promises.replied_at },
    { text: words.decide, by: promises.decide_by, done: promises.decided_at },
    { text: words.meet, by: promises.meet_by, done: promises.met_at },
  ];
  return (
    <section aria-labelledby="promised">
      <div className="sec-head">
        <h2 id="promised">{words.title}</h2>
      </div>
      <ol className="lines">
        {lines.map((line) => (
          <li key={line.text}>
            <div>
              <b>{line.text}</b>
              <p className="t14 soft">
                {line.done ? words.done(when.day(line.done)) : words.by(when.line(line.by))}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
