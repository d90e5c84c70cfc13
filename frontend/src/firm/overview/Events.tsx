import { useLang, useWords } from '../../app/place';
import { Go } from '../../parts/Go/Go';
import { firmWords } from '../../words/firm';
import { eventText } from '../events';
import { useTheCase } from '../theCase';
import { useWhen } from '../when';

/** The last five events. */
export function Events() {
  const words = useWords(firmWords).events;
  const lang = useLang();
  const when = useWhen();
  const { data, to } = useTheCase();
  return (
    <section aria-labelledby="events">
      <div className="sec-head">
        <h2 id="events">{words.title}</h2>
        <Go to={to('timeline')}>{words.all}</Go>
      </div>
      {data.history.length === 0 ? <p>{words.none}</p> : null}
      <ol className="lines events t14">
        {data.history.slice(0, 5).map((line) => (
          <li key={`${line.at} ${line.event} ${JSON.stringify(line.params)}`}>
            <span>
              <b>{eventText(line, lang)}</b>
              <br />
              <time dateTime={line.at}>{when.moment(line.at).main}</time>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
