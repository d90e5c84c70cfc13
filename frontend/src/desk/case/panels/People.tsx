import { useEffect, useState } from 'react';
import { useLang, useWords } from '../../../app/place';
import { deskcaseWords } from '../../../words/deskcase';
import { personName, shortDay, time } from '../../../words/format';
import { zoneCity } from '../../../words/zones';
import { useCase } from '../useCase';
import { Panel } from './Section';

/** The company’s people with the hour it is where they are, and the desk’s. */
export function People() {
  const lang = useLang();
  const words = useWords(deskcaseWords);
  const { view } = useCase();
  const now = useNow();
  const desk = [view.owner, view.deputy, ...view.team].filter((one) => one !== null && one !== undefined);
  return (
    <Panel title={words.people}>
      <ul className="lines lines-tight t14">
        {view.people.map((person) => (
          <li key={person.name.id}>
            <span>
              <b lang="en">{personName(person.name, lang)}</b>
              <br />
              <a href={`mailto:${person.email}`}>{person.email}</a>
              <br />
              {words.nowThere(
                zoneCity(person.zone, lang),
                `${shortDay(now, lang, person.zone)} ${time(now, person.zone)}`,
              )}
              {person.read_only ? (
                <>
                  <br />
                  {words.readsOnly}
                </>
              ) : null}
            </span>
          </li>
        ))}
        {desk.map((person, place) => (
          <li key={person.id}>
            <span>
              <b>{personName(person, lang)}</b>
              <br />
              {person.id === view.owner?.id
                ? words.roles.owner
                : place <= 1 && person.id === view.deputy?.id
                  ? words.roles.deputy
                  : words.roles.team}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

// The minute, so that nobody rings a company at night.
function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
