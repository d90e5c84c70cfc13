import { useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { Chip } from '../../parts/Chip/Chip';
import { TextInput } from '../../parts/Field/inputs';
import { Icon, type IconName } from '../../parts/Icon/Icon';
import { deskmatchWords } from '../../words/deskmatch';
import { faultText } from '../../words/faults';
import { number } from '../../words/format';
import { code } from '../../words/registercode';
import { Marks } from '../case/tabs/Collaborators';
import { mustFact, mustName, mustSentence, partSentence } from './reasonText';
import type { Candidate, Result } from './types';
import { mustKey } from './without';

const ICONS: Record<Result, IconName> = {
  pass: 'tick',
  fail: 'x',
  unknown: 'question',
  criterion_expired: 'calendar',
};

interface Props {
  candidate: Candidate;
  /** Place among those that meet every must. */
  rank?: number | undefined;
  /** Median of the rounds all hospitals were asked in. */
  median: number;
  choosable: boolean;
  chosen: boolean;
  reason: string;
  /** Not offered by the list: putting it in asks why. */
  byHand: boolean;
  /** Puts it on the list, with the reason where one is asked; undefined takes it off. */
  onChoose: (reason: string | null | undefined) => void;
}

/** One hospital: how it fits in a word and a bar, a chip per must, the sentences behind them. */
export function CandidateCard(props: Props) {
  const { candidate, rank, median, choosable, chosen, byHand, onChoose } = props;
  const lang = useLang();
  const words = useWords(deskmatchWords);
  const [asking, setAsking] = useState(false);
  const name = lang === 'ja' ? candidate.name_ja : candidate.name_en;
  const { points, known, possible } = candidate.score;
  const choose = () => {
    if (chosen) onChoose(undefined);
    else if (byHand) setAsking(true);
    else onChoose(null);
  };
  return (
    <li className={chosen ? 'candidate chosen' : 'candidate'}>
      <div className="candidate-head">
        {rank ? <span className="candidate-rank num">{rank}</span> : null}
        <div>
          <h3>{name}</h3>
          <p className="t14 soft">
            {candidate.prefecture ? code('prefecture', candidate.prefecture, lang) : null}{' '}
            {candidate.core ? words.core : null} <Marks site={candidate} />
          </p>
        </div>
        {choosable ? (
          <Button size="s" icon={chosen ? 'tick' : 'plus'} aria-pressed={chosen} onClick={choose}>
            {chosen ? words.onList : words.putOnList}
            <span className="vh"> {name}</span>
          </Button>
        ) : null}
      </div>
      {candidate.standing === 'met' ? (
        <p className="fit">
          <b>{code('match_fit', candidate.fit, lang)}</b>
          <span className="track" aria-hidden="true">
            <i style={{ width: `${possible > 0 ? (points / possible) * 100 : 0}%` }} />
          </span>
          <span className="num">
            {words.points(number(points), number(possible))}
            {known < possible ? <small> {words.unknownPoints(number(possible - known))}</small> : null}
          </span>
        </p>
      ) : null}
      <ul className="crits">
        {candidate.musts.map((one) => (
          <li key={mustKey(one.must)} className={`crit crit-${one.result}`}>
            <Icon name={ICONS[one.result]} />
            {mustFact(one, lang)}
            {one.result === 'pass' ? null : <b>{code('criterion', one.result, lang)}</b>}
          </li>
        ))}
      </ul>
      <p className="t14 soft">{words.asked(number(candidate.asked_12_months), number(median))}</p>
      {asking && !chosen ? (
        <ByHand
          hospital={candidate.hospital}
          onAdd={(reason) => {
            onChoose(reason);
            setAsking(false);
          }}
          onLeave={() => setAsking(false)}
        />
      ) : null}
      {chosen && props.reason ? <p className="t14">{words.byHand(props.reason)}</p> : null}
      <Why candidate={candidate} />
    </li>
  );
}

function ByHand({
  hospital,
  onAdd,
  onLeave,
}: {
  hospital: string;
  onAdd: (reason: string) => void;
  onLeave: () => void;
}) {
  const lang = useLang();
  const words = useWords(deskmatchWords);
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  return (
    <div className="by-hand">
      <TextInput
        id={`by-hand-${hospital}`}
        label={words.byHandReason}
        hint={words.byHandHint}
        required
        size="m"
        value={text}
        error={error}
        onChange={setText}
      />
      <div className="row row-3">
        <Button
          size="s"
          kind="solid"
          onClick={() =>
            text.trim()
              ? onAdd(text.trim())
              : setError(faultText({ code: 'required' }, { label: words.byHandReason }, lang))
          }
        >
          {words.putOnList}
        </Button>
        <Button size="s" onClick={onLeave}>
          {words.leave}
        </Button>
      </div>
    </div>
  );
}

// A sentence per must, and the score as the sum of its parts.
function Why({ candidate }: { candidate: Candidate }) {
  const lang = useLang();
  const words = useWords(deskmatchWords);
  const { points, possible } = candidate.score;
  return (
    <details className="why">
      <summary className="act">{candidate.standing === 'dropped' ? words.whyNot : words.why}</summary>
      <ul className="why-list">
        {candidate.musts.map((one) => (
          <li key={mustKey(one.must)}>
            <Icon name={ICONS[one.result]} /> <b>{mustName(one.must, lang)}</b>{' '}
            {mustSentence(one.must, one.result, one.reason, lang)}
          </li>
        ))}
      </ul>
      <table className="dense">
        <caption className="vh">{words.sum}</caption>
        <thead>
          <tr>
            <th scope="col">{words.wish}</th>
            <th scope="col">{words.because}</th>
            <th scope="col" className="n">
              {words.pointsHead}
            </th>
          </tr>
        </thead>
        <tbody>
          {candidate.parts.map((part) => (
            <tr key={part.part}>
              <th scope="row">{code('wish_part', part.part, lang)}</th>
              <td>{partSentence(part, lang)}</td>
              <td className="n">
                {part.result === 'pass' ? (
                  words.points(number(part.points), number(part.possible))
                ) : (
                  <Chip kind={part.result === 'criterion_expired' ? 'old' : 'wait'}>
                    {code('criterion', part.result, lang)}
                  </Chip>
                )}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {words.total}
            </th>
            <td className="n">{words.points(number(points), number(possible))}</td>
          </tr>
        </tfoot>
      </table>
      <p className="t14 soft">{words.deskOnly}</p>
    </details>
  );
}
