import type { ReactNode } from 'react';
import { useLang, useWords } from '../../app/place';
import { Go } from '../../parts/Go/Go';
import { month, number } from '../../words/format';
import { reportsWords } from '../../words/reports';
import { monthsOf } from './shown';
import type { CountPage } from './types';
import { yearOf } from './years';

/** Classes, the three dates, the months: every figure leads to the lines behind it. */
export function Figures({ page }: { page: CountPage }) {
  const words = useWords(reportsWords);
  const year = yearOf(page.fiscal_year);
  return (
    <div className="cols cols-11 figures">
      <div className="stack-6">
        <Block title={words.classes} id="classes">
          <table className="dense">
            <thead>
              <tr>
                <th scope="col">{words.columns.class}</th>
                <th scope="col" className="n">
                  {words.n}
                </th>
              </tr>
            </thead>
            <tbody>
              {(['K', 'Z', 'B', 'L'] as const).map((one) => (
                <tr key={one} className={one === 'K' ? 'sel' : undefined}>
                  <th scope="row">{words.classNames[one]}</th>
                  <td className="n">
                    <Figure n={page[one.toLowerCase() as 'k']} show={one} name={words.classNames[one]} />
                  </td>
                </tr>
              ))}
              <tr>
                <th scope="row">{words.received}</th>
                <td className="n">
                  {page.received > 0 ? (
                    <Go to={`desk/cases?from=${year}-04-01&to=${year + 1}-03-31`}>
                      {number(page.received)}
                      <span className="vh"> {words.received}</span>
                    </Go>
                  ) : (
                    0
                  )}
                </td>
              </tr>
              {page.frozen_at ? (
                <tr>
                  <th scope="row">{words.restatements}</th>
                  <td className="n">
                    <Figure n={page.restatements} show="restated" name={words.restatements} />
                  </td>
                </tr>
              ) : null}
            </tbody>
          </table>
        </Block>
        <Block title={words.views} id="views">
          <table className="dense">
            <thead>
              <tr>
                <th scope="col">{words.viewDate}</th>
                <th scope="col" className="n">
                  {words.n}
                </th>
              </tr>
            </thead>
            <tbody>
              {(['received', 'accepted', 'completed'] as const).map((one) => (
                <tr key={one} className={one === 'accepted' ? 'sel' : undefined}>
                  <th scope="row">{words.viewNames[one]}</th>
                  <td className="n">
                    <Figure n={page.views[one]} show={one} name={words.viewNames[one]} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="t14 soft">{words.viewNote}</p>
        </Block>
      </div>
      <Months page={page} />
    </div>
  );
}

function Months({ page }: { page: CountPage }) {
  const lang = useLang();
  const words = useWords(reportsWords);
  const top = Math.max(...page.by_month, 1);
  let sum = 0;
  return (
    <Block title={words.months} id="months">
      <table className="dense">
        <thead>
          <tr>
            <th scope="col">{words.month}</th>
            <th scope="col" className="n">
              {words.n}
            </th>
            <th scope="col" className="n">
              {words.cumulative}
            </th>
            <th scope="col">
              <span className="vh">{words.bar}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {monthsOf(page.fiscal_year).map((one, index) => {
            const n = page.by_month[index] ?? 0;
            sum += n;
            return (
              <tr key={one}>
                <th scope="row">{month(one, lang)}</th>
                <td className="n">
                  <Figure n={n} show={one} name={month(one, lang)} />
                </td>
                <td className="n">{number(sum)}</td>
                <td className="month-bar">
                  <i style={{ width: `${(Math.max(n, 0) / top) * 100}%` }} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Block>
  );
}

function Block({ title, id, children }: { title: string; id: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <div className="sec-head">
        <h2 id={id}>{title}</h2>
      </div>
      {children}
    </section>
  );
}

// Nothing behind it, nothing to open.
function Figure({ n, show, name }: { n: number; show: string; name: string }) {
  if (n === 0) return <>0</>;
  return (
    <Go to={`?show=${show}`} onClick={() => setTimeout(toList)}>
      {number(n)}
      <span className="vh"> {name}</span>
    </Go>
  );
}

function toList() {
  const heading = document.getElementById('counted');
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}
