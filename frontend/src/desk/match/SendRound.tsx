import { useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { useKept } from '../../forms/useKept';
import { Button } from '../../parts/Button/Button';
import { Date3, dateOf } from '../../parts/DateParts/DateParts';
import { Go } from '../../parts/Go/Go';
import { Icon } from '../../parts/Icon/Icon';
import { deskmatchWords } from '../../words/deskmatch';
import { faultText } from '../../words/faults';
import { list as listed } from '../../words/format';
import { roundfurtherWords } from '../../words/roundfurther';
import { ActDialog } from '../case/acts/ActDialog';
import { gateReason } from '../case/explain';
import { useCase } from '../case/useCase';
import { AskMore, furtherCheck, furtherNames, NOTHING_MORE } from './AskMore';
import type { Shortlist } from './Match';
import { PreviewRound } from './PreviewRound';
import type { CandidateList } from './types';

/** The chosen hospitals, what still stands before a round, and the round itself. */
export function SendRound({
  list,
  shortlist,
  onSent,
}: {
  list: CandidateList;
  shortlist: Shortlist;
  onSent: () => void;
}) {
  const lang = useLang();
  const words = useWords(deskmatchWords);
  const { view } = useCase();
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<string>();
  const chosen = list.candidates.filter((one) => one.hospital in shortlist);
  const gate =
    view.missing.length > 0
      ? 'details'
      : view.synopsis?.state !== 'syn_approved'
        ? 'synopsis_approved'
        : null;
  const missing = gate ? gateReason(gate, view.number, lang) : null;
  const press = () => {
    if (chosen.length === 0) {
      setError(faultText({ code: 'required' }, { label: words.hospitals, choice: true }, lang));
      return;
    }
    setError(undefined);
    setAsking(true);
  };
  return (
    <div className="send-round box box-s">
      <div className="row between">
        <p>
          <b>{words.chosen(`${chosen.length}`)}</b>
          {chosen.length > 0 ? (
            <span className="t14">
              {words.gap}
              {listed(
                chosen.map((one) => (lang === 'ja' ? one.name_ja : one.name_en)),
                lang,
              )}
            </span>
          ) : null}
        </p>
        {missing ? null : (
          <Button kind="solid" size="s" onClick={press}>
            {chosen.length > 0 ? words.sendTo(`${chosen.length}`) : words.send}
          </Button>
        )}
      </div>
      {error ? (
        <p className="err" role="alert">
          {error}
        </p>
      ) : null}
      {missing ? (
        <p className="t14">
          <Icon name="info" /> {missing.text} {missing.to ? <Go to={missing.to}>{missing.link}</Go> : null}
        </p>
      ) : null}
      {chosen.some((one) => one.own) ? (
        <p className="t14">
          <Icon name="info" /> {words.ownNeedsSecond}
        </p>
      ) : null}
      {asking ? (
        <RoundDialog list={list} shortlist={shortlist} onClose={() => setAsking(false)} onSent={onSent} />
      ) : null}
    </div>
  );
}

const NO_DAY = { year: '', month: '', day: '' };

// Words 24: names the receivers and what they will see; it cannot be taken back.
function RoundDialog({
  list,
  shortlist,
  onClose,
  onSent,
}: {
  list: CandidateList;
  shortlist: Shortlist;
  onClose: () => void;
  onSent: () => void;
}) {
  const lang = useLang();
  const words = useWords(deskmatchWords);
  const { view, act } = useCase();
  const [day, setDay, forgetDay] = useKept(`${view.number}:round-due`, NO_DAY);
  const chosen = list.candidates.filter((one) => one.hospital in shortlist);
  const typed = Object.values(day).some(Boolean);
  const due = dateOf(day);
  const more = useWords(roundfurtherWords);
  const [further, setFurther, forgetFurther] = useKept(`${view.number}:round-further`, NOTHING_MORE);
  return (
    <ActDialog
      title={words.sendTitle(`${chosen.length}`)}
      confirm={words.sendTo(`${chosen.length}`)}
      names={{
        '/due': { label: words.due, id: 'round-due' },
        '/recipients': { label: words.hospitals, choice: true, id: 'main' },
        ...furtherNames(more),
      }}
      check={() => [
        ...(typed && !due ? [{ pointer: '/due', code: 'not_a_date' }] : []),
        ...furtherCheck(further),
      ]}
      send={(version) =>
        act(
          'rounds',
          {
            recipients: chosen.map((one) => ({
              hospital: one.hospital,
              reason: shortlist[one.hospital] || null,
            })),
            due,
            further,
          },
          version,
        )
      }
      onClose={onClose}
      onDone={() => {
        onSent();
        forgetDay();
        forgetFurther();
      }}
    >
      {(at) => (
        <>
          <p>{words.sendBody}</p>
          <ul className="bullets">
            {chosen.map((one) => (
              <li key={one.hospital}>{lang === 'ja' ? one.name_ja : one.name_en}</li>
            ))}
          </ul>
          <details>
            <summary className="act">{words.showText}</summary>
            <dl className="synopsis">
              {view.synopsis?.lines.map((line) => (
                <div key={line.code}>
                  <dd>{line.ja}</dd>
                  <dd lang="en">{line.en}</dd>
                </div>
              ))}
            </dl>
          </details>
          <Date3
            id="round-due"
            label={words.due}
            hint={words.dueHint}
            size="m"
            value={day}
            error={at('/due')}
            onChange={setDay}
          />
          <AskMore
            value={further}
            onChange={setFurther}
            hospitals={chosen.map((one) => one.hospital)}
            at={at}
          />
          <PreviewRound
            kind="interest"
            due={due}
            further={further}
            hospitals={chosen.map((one) => ({
              hospital: one.hospital,
              name: lang === 'ja' ? one.name_ja : one.name_en,
            }))}
          />
        </>
      )}
    </ActDialog>
  );
}
