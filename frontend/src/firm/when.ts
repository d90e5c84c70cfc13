import { useMe } from '../app/me';
import { useLang } from '../app/place';
import { longDay, type Moment, moment, shortDay, times } from '../words/format';
import { browserZone } from '../words/zones';

/** Dates and times as this reader wants them: their own zone first, Tokyo beside it. */
export function useWhen() {
  const lang = useLang();
  const zone = useMe().data?.zone ?? browserZone();
  return {
    zone,
    /** `Fri 27 Nov 2026`. */
    day: (at: string) => longDay(at, lang, lang === 'ja' ? undefined : zone),
    /** `Fri 27 Nov`. */
    short: (at: string) => shortDay(at, lang, lang === 'ja' ? undefined : zone),
    /** Both clocks, on two lines. */
    moment: (at: string): Moment => moment(at, lang, zone),
    /** Both clocks in one line of a sentence. */
    line: (at: string) =>
      lang === 'ja' ? moment(at, lang, zone).main : `${longDay(at, lang, zone)}, ${times(at, lang, zone)}`,
  };
}
