import { useLang, useWords } from '../../app/place';
import { list, number } from '../../words/format';
import { partsWords } from '../../words/parts';

/** One party’s share of the time; the pattern tells them apart without colour. */
export interface PartyTime {
  party: 'desk' | 'firm' | 'hosp' | 'cro';
  label: string;
  days: number;
}

/** Who held the ball for how many days, drawn and written. */
export function PartyTimeBar({ times }: { times: readonly PartyTime[] }) {
  const words = useWords(partsWords);
  const lang = useLang();
  const total = times.reduce((sum, one) => sum + one.days, 0);
  // A party that held nothing yet is written, not drawn: its edge would read as a short time.
  const drawn = times.filter((one) => one.days > 0);
  const said = times.map((one) => `${one.label} ${words.days(number(one.days))}`);
  return (
    <figure>
      <div className="party" role="img" aria-label={list(said, lang)}>
        {drawn.map((one) => (
          <span
            key={one.party}
            className={`p-${one.party}`}
            style={{ width: `${(one.days / total) * 100}%` }}
          />
        ))}
      </div>
      <figcaption className="legend">
        {times.map((one, index) => (
          <span key={one.party}>
            <i className={`p-${one.party}`} />
            {said[index]}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
