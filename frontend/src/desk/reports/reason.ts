import { longDay } from '../../words/format';
import { reportsWords } from '../../words/reports';
import type { Lang } from '../../words/words';
import type { EntryReason, NotCountedReason } from './types';

/** Why a case counts, in the reader’s language and with the rule’s number. */
export function entryReason(reason: EntryReason, lang: Lang): string {
  const { reasons: w, comma } = reportsWords[lang];
  switch (reason.code) {
    case 'accepted':
      return [
        w.accepted(longDay(reason.accepted_on, lang)),
        reason.met_on ? w.met(longDay(reason.met_on, lang)) : '',
        ...reason.outside.map((one) => w.outside[one as keyof typeof w.outside] ?? one),
      ]
        .filter(Boolean)
        .join(comma);
    case 'lead':
      return w.lead(longDay(reason.received_on, lang));
    case 'correction':
      return w.correction(reason.why);
  }
}

/** Why a case is not counted, and until when it still could be. */
export function notCountedReason(reason: NotCountedReason, lang: Lang): string {
  const { reasons: w, comma } = reportsWords[lang];
  switch (reason.code) {
    case 'ineligible':
      return w.ineligible(reason.criteria.join(comma));
    case 'not_yet':
      return [
        ...reason.missing.map((one) => w.missing[one as keyof typeof w.missing] ?? one),
        w.until(longDay(reason.last_date, lang)),
      ].join(comma);
    case 'merged':
      return w.merged(reason.with);
    case 'converted':
      return w.converted(reason.into);
    default:
      return w[reason.code];
  }
}
