import { useLang, useWords } from '../../app/place';
import { LinkButton } from '../../parts/Button/Button';
import { firmWords } from '../../words/firm';
import { instantsOf, personName, TOKYO, time } from '../../words/format';
import { zoneCity } from '../../words/zones';
import { useTheCase } from '../theCase';
import { useWhen } from '../when';

/** The named people of the desk, with their hours in both zones. */
export function People() {
  const words = useWords(firmWords).people;
  const lang = useLang();
  const { data, may, to } = useTheCase();
  const { zone } = useWhen();
  return (
    <section aria-labelledby="people">
      <div className="sec-head">
        <h2 id="people">{words.title}</h2>
      </div>
      {data.contacts.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul className="lines people">
          {data.contacts.map((one) => {
            const name = personName(one, lang);
            return (
              <li key={name}>
                <span className="av av-l" aria-hidden="true">
                  {name.split(' ').map((part) => [...part][0])}
                </span>
                <div>
                  <b>{name}</b>
                  <p className="t14 soft">{one.deputy ? words.deputy : words.owner}</p>
                  <p className="t14">
                    {words.hours}
                    <Hours zone={zone} />
                  </p>
                </div>
              </li>
            );
          })}
        </ul>
      )}
      {may('message') ? (
        <LinkButton icon="mail" to={to('messages')} className="write-desk">
          {words.write}
        </LinkButton>
      ) : null}
    </section>
  );
}

function Hours({ zone }: { zone: string }) {
  const words = useWords(firmWords).people;
  const lang = useLang();
  const today = new Date().toISOString().slice(0, 10);
  const [opens] = instantsOf(today, '09:00', TOKYO);
  const [closes] = instantsOf(today, '17:30', TOKYO);
  if (zone === TOKYO || !opens || !closes) return null;
  return (
    <>
      <br />
      {words.hoursThere(time(opens, zone), time(closes, zone), zoneCity(zone, lang))}
    </>
  );
}
