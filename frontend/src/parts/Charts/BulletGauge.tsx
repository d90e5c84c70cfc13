import { useWords } from '../../app/place';
import { number } from '../../words/format';
import { partsWords } from '../../words/parts';

interface Props {
  /** The sentence above: what the figures say. */
  sentence: string;
  value: number;
  target: number;
  /** Where an even pace would stand today. */
  pace?: number;
  /** Likely range at the end of the year. */
  likely?: { low: number; high: number };
  unit: string;
}

/** Progress to a target: the bar, the likely range behind it, pace and target as lines. */
export function BulletGauge({ sentence, value, target, pace, likely, unit }: Props) {
  const words = useWords(partsWords);
  const top = Math.max(target, value, likely?.high ?? 0) * 1.1 || 1;
  const x = (n: number) => (n / top) * 640;
  return (
    <figure className="gauge">
      <figcaption>{sentence}</figcaption>
      <svg viewBox="0 0 640 52" preserveAspectRatio="none" aria-hidden="true">
        <rect className="gauge-ground" x="0" y="12" width="640" height="28" />
        {likely ? (
          <rect
            className="gauge-likely"
            x={x(likely.low)}
            y="12"
            width={x(likely.high) - x(likely.low)}
            height="28"
          />
        ) : null}
        <rect className="gauge-value" x="0" y="20" width={x(value)} height="12" />
        {pace === undefined ? null : <path className="gauge-pace" d={`M${x(pace)} 8v36`} />}
        <path className="gauge-target" d={`M${x(target)} 4v44`} />
      </svg>
      <p className="gauge-labels">
        <span style={{ left: `${(value / top) * 100}%` }}>
          {number(value)}
          {unit}
        </span>
        <span style={{ left: `${(target / top) * 100}%` }}>{words.target(`${number(target)}${unit}`)}</span>
      </p>
    </figure>
  );
}
