import { useLang, useWords } from '../../app/place';
import { furtherSaid } from '../../forms/further';
import { roundfurtherWords } from '../../words/roundfurther';
import type { FirmHospital } from '../types';
import { hospitalName } from './Hospitals';

/** What hospitals answered to further questions: facts only, a line a question, a column a hospital. */
export default function FurtherFacts({ rows }: { rows: readonly FirmHospital[] }) {
  const words = useWords(roundfurtherWords);
  const lang = useLang();
  const said = rows
    .filter((row) => row.further.length > 0)
    .sort((one, other) => one.label.localeCompare(other.label));
  const questions = new Map(
    said.flatMap((row) => row.further).map((fact) => [fact.question.en, fact.question]),
  );
  if (questions.size === 0) return null;
  return (
    <div className="stack">
      <h3>{words.facts}</h3>
      <p className="t14 soft">{words.factsNote}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by key. */}
      <section className="scroll-box" tabIndex={0} aria-label={words.facts}>
        <table className="dense">
          <thead>
            <tr>
              <th scope="col">{words.question}</th>
              {said.map((row) => (
                <th scope="col" key={row.label}>
                  {hospitalName(row, lang)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...questions.values()].map((question) => (
              <tr key={question.en}>
                <th scope="row">{question[lang]}</th>
                {said.map((row) => (
                  <td key={row.label}>
                    {furtherSaid(
                      question,
                      row.further.find((fact) => fact.question.en === question.en)?.said,
                      lang,
                    ) || '–'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
