import { useLang, useWords } from '../../app/place';
import { fiscalYear, longDay, number } from '../../words/format';
import { reportsWords } from '../../words/reports';
import type { CountPage } from './types';
import { everyYear, yearOf } from './years';

/** What the year says so far, in a sentence, as a bar to the target, and beside the other years. */
export function Headline({ page }: { page: CountPage }) {
  const lang = useLang();
  const words = useWords(reportsWords);
  const target = page.target ?? page.next_target?.target;
  const clauses = lang === 'ja' ? page.rule.text_ja : page.rule.text_en;
  return (
    <section className="box headline" aria-labelledby="headline">
      <div className="headline-cols">
        <div>
          <div className="row between">
            <h2 id="headline">{words.count}</h2>
            {target ? <p className="headline-n">{words.ofTarget(number(page.k), number(target))}</p> : null}
          </div>
          <p>{useSentence(page)}</p>
          <Bullet page={page} />
        </div>
        <Years page={page} />
      </div>
      <div className="rule">
        <p className="t14">
          <b>{words.rule(page.rule.id, `${page.rule.version}`)}</b> {clauses[0]}
        </p>
        <details>
          <summary>{words.ruleAll}</summary>
          <p className="t14">{words.ruleFrom(longDay(page.rule.valid_from, lang))}</p>
          <ol className="t14">
            {clauses.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </details>
      </div>
    </section>
  );
}

/** The sentence of the year: count, pace, target. */
export function useSentence(page: CountPage): string {
  const lang = useLang();
  const words = useWords(reportsWords);
  return [
    words.sentence(
      fiscalYear(yearOf(page.fiscal_year), lang),
      number(page.k),
      page.frozen_at ? words.frozen : words.provisional,
      longDay(page.frozen_at ?? page.as_of, lang),
    ),
    page.even_pace == null ? '' : words.pace(number(page.even_pace)),
    page.next_target
      ? words.target(fiscalYear(yearOf(page.next_target.fiscal_year), lang), number(page.next_target.target))
      : '',
  ]
    .filter(Boolean)
    .join(lang === 'ja' ? '' : ' ');
}

// A horizontal bullet: the count, where an even pace would stand today, and the target as a line.
function Bullet({ page }: { page: CountPage }) {
  const words = useWords(reportsWords);
  const target = page.target ?? page.next_target?.target ?? 0;
  const goal = page.target ? page.fiscal_year : page.next_target?.fiscal_year;
  const top = Math.max(Math.ceil((Math.max(target, page.k) * 1.2) / 5) * 5, 5);
  const at = (n: number) => `${(Math.max(n, 0) / top) * 100}%`;
  const ticks = Array.from({ length: top / 5 + 1 }, (_, index) => index * 5);
  return (
    <div className="bullet" aria-hidden="true">
      {goal ? (
        <p className="bullet-goal" style={{ left: at(target) }}>
          {words.targetMark(words.eraYear(goal.replace(/\D/g, '')), number(target))}
        </p>
      ) : null}
      <div className="bullet-bar">
        <i
          className={page.k / top > 0.2 ? 'bullet-value inside' : 'bullet-value'}
          style={{ width: at(page.k) }}
        >
          <span>
            {number(page.k)}
            {words.unit}
          </span>
        </i>
        {page.even_pace == null ? null : <i className="bullet-pace" style={{ left: at(page.even_pace) }} />}
        {goal ? <i className="bullet-target" style={{ left: at(target) }} /> : null}
      </div>
      <p className="bullet-ticks">
        {ticks.map((tick) => (
          <span key={tick} style={{ left: at(tick) }}>
            {tick}
          </span>
        ))}
      </p>
      {page.even_pace == null ? null : (
        <p className="bullet-note" style={{ left: at(page.even_pace) }}>
          {words.paceMark(number(page.even_pace))}
        </p>
      )}
    </div>
  );
}

/** Each fiscal year beside the others: the count, and the target where one is set. */
function Years({ page }: { page: CountPage }) {
  const words = useWords(reportsWords);
  const years = everyYear(page);
  const top = Math.max(...years.map((one) => Math.max(one.k, one.target ?? 0)), 1);
  return (
    <div className="years" aria-hidden="true">
      <p className="b t14">{words.byYear}</p>
      <ul>
        {years.map((one) => (
          <li key={one.fiscal_year} className={one.fiscal_year === page.fiscal_year ? 'now' : undefined}>
            <span className="years-n">
              {one.k === 0 && one.target ? number(one.target) : one.ahead ? '–' : number(one.k)}
            </span>
            <span className="years-column">
              {one.target ? (
                <i className="years-goal" style={{ height: `${(one.target / top) * 100}%` }} />
              ) : null}
              <i className="years-bar" style={{ height: `${(Math.max(one.k, 0) / top) * 100}%` }} />
            </span>
            <span>{one.fiscal_year}</span>
            <span className="soft">
              {one.target && one.k === 0
                ? words.goal
                : one.ahead
                  ? ''
                  : one.frozen
                    ? words.frozen
                    : words.provisional}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
