import { useLang, useWords } from '../../app/place';
import { furtherSaid } from '../../forms/further';
import { expertsWords } from '../../words/experts';
import { number } from '../../words/format';
import { rareCode } from '../../words/rarecode';
import { useTheCase } from '../theCase';
import type { FirmExpertRound } from '../types';
import { useWhen } from '../when';

/** What experts in Japan say about the plan: facts and the desk’s summary, never a name. */
export default function Experts() {
  const words = useWords(expertsWords);
  const { experts } = useTheCase().data;
  return (
    <section aria-labelledby="experts">
      <div className="sec-head">
        <h2 id="experts">{words.title}</h2>
      </div>
      <div className="stack">
        {experts.toReversed().map((round) => (
          <Round key={round.no} round={round} />
        ))}
      </div>
    </section>
  );
}

function Round({ round }: { round: FirmExpertRound }) {
  const words = useWords(expertsWords);
  const when = useWhen();
  const { report } = round;
  if (!report) {
    return (
      <p>
        {round.state === 'open'
          ? words.asked(round.asked, when.day(round.due))
          : round.state === 'cancelled'
            ? words.nobody
            : words.waiting}
      </p>
    );
  }
  return (
    <>
      <p>{words.said(report.experts.length, round.asked)}</p>
      <h3>{words.summary}</h3>
      <p className="pre" lang="en">
        {report.text}
      </p>
      {report.experts.length > 0 ? <Answers round={round} experts={report.experts} /> : null}
    </>
  );
}

type Expert = NonNullable<FirmExpertRound['report']>['experts'][number];

/** A line a point, a column an expert. */
function Answers({ round, experts }: { round: FirmExpertRound; experts: readonly Expert[] }) {
  const words = useWords(expertsWords);
  const lang = useLang();
  const questions = new Map(
    experts.flatMap((one) => one.further).map((fact) => [fact.question.code, fact.question]),
  );
  const lines: [string, (one: Expert) => string][] = [
    [words.columns.verdict, (one) => rareCode('verdict', one.verdict, lang)],
    [words.practice, (one) => rareCode('practice', one.practice, lang)],
    [words.patients, (one) => (typeof one.patients === 'number' ? words.perYear(number(one.patients)) : '–')],
    ...[...questions.values()].map((question): [string, (one: Expert) => string] => [
      question[lang],
      (one) => {
        const said = one.further.find((fact) => fact.question.code === question.code)?.said;
        return furtherSaid(question, said, lang) || '–';
      },
    ]),
    [words.declared, (one) => (one.interests ? words.interestsYes : words.interestsNo)],
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by key.
    <section className="scroll-box" tabIndex={0} aria-label={`${words.table} ${words.round(round.no)}`}>
      <table className="dense">
        <thead>
          <tr>
            <th scope="col">{words.question}</th>
            {experts.map((one, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an expert without a name is their place.
              <th scope="col" key={place}>
                {words.expert(place + 1)}
                <br />
                {one.field}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(([label, cell]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {experts.map((one, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                <td key={place}>{cell(one)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
