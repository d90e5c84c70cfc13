import { useLang, useWords } from '../../../app/place';
import { Go } from '../../../parts/Go/Go';
import { deskcaseWords } from '../../../words/deskcase';
import { fiscalYear, fiscalYearOf, longDay } from '../../../words/format';
import { casePath } from '../pages';
import type { LedgerLine, NotCounted } from '../types';
import { useCase } from '../useCase';

/** Whether the case counts towards the target, under which rule, or what is missing and until when. */
export function Counting() {
  const lang = useLang();
  const words = useWords(deskcaseWords);
  const { view } = useCase();
  const { entries, not_counted } = view.count;
  return (
    <div className="counting">
      <h3>{words.count.title}</h3>
      {entries.map((entry) => (
        <p key={`${entry.recorded_at} ${entry.class} ${entry.fiscal_year} ${entry.delta}`}>
          <Entry entry={entry} />
        </p>
      ))}
      {not_counted ? <p>{notCounted(not_counted)}</p> : null}
      {entries.length === 0 && !not_counted ? <p>{words.count.none}</p> : null}
      {not_counted?.code === 'merged' ? (
        <p>
          <Go to={casePath(not_counted.with)}>{words.openCase(not_counted.with)}</Go>
        </p>
      ) : null}
      {entries[0] ? (
        <p>
          <Go to={`desk/reports/${entries[0].fiscal_year}`}>{words.count.showYear}</Go>
        </p>
      ) : null}
    </div>
  );

  function notCounted(reason: NotCounted): string {
    const w = words.count;
    switch (reason.code) {
      case 'not_yet':
        return w.notYet(
          reason.missing.map((one) => w.missing[one as keyof typeof w.missing] ?? one).join(words.comma),
          longDay(reason.last_date, lang),
          // The year is that of the acceptance: the 90 days may end after 31 March.
          fiscalYear(fiscalYearOf(view.accepted_at ?? reason.last_date), lang),
        );
      case 'ineligible':
        return w.ineligible(reason.criteria.join(words.comma));
      case 'merged':
        return w.merged(reason.with);
      case 'converted':
        return w.merged(reason.into);
      default:
        return w.notAccepted;
    }
  }
}

// One line of the ledger: what it adds to which class and year, and on which day it counts.
function Entry({ entry }: { entry: LedgerLine }) {
  const lang = useLang();
  const words = useWords(deskcaseWords);
  const w = words.count;
  const year = Number(entry.fiscal_year.replace(/\D/g, '')) + 2018;
  const counted = entry.counted_on ? w.countedOn(longDay(entry.counted_on, lang)) : '';
  return (
    <>
      <b>
        {entry.delta > 0 ? '+' : '−'}
        {Math.abs(entry.delta)} {w.classes[entry.class as keyof typeof w.classes] ?? entry.class}
      </b>
      {words.gap}
      {[fiscalYear(year, lang), counted, entry.restatement ? w.restated : '']
        .filter(Boolean)
        .join(words.comma)}
    </>
  );
}
