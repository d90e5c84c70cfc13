/**
 * Dates, times, numbers and names as the readers write them. Everything here
 * is a function of its arguments: the zone and the language are handed in.
 */
import type { Lang } from './words';
import { zoneCity } from './zones';

export const TOKYO = 'Asia/Tokyo';

/** An instant (`2026-11-27T08:00:00Z`, `Date`) or a civil date (`2026-11-27`). */
export type When = string | Date;

interface Parts {
  year: string;
  month: string;
  monthName: string;
  day: string;
  weekday: string;
  hour: string;
  minute: string;
}

const CIVIL = /^\d{4}-\d{2}-\d{2}$/;
const formats = new Map<string, Intl.DateTimeFormat>();

// Making an Intl format costs far more than using it: a table of 500 cases needs few.
function format(key: string, make: () => Intl.DateTimeFormat): Intl.DateTimeFormat {
  const known = formats.get(key);
  if (known) return known;
  const made = make();
  formats.set(key, made);
  return made;
}

function read(when: When, zone: string, lang: Lang): Parts {
  const civil = typeof when === 'string' && CIVIL.test(when);
  const date = typeof when === 'string' ? new Date(civil ? `${when}T00:00:00Z` : when) : when;
  const timeZone = civil ? 'UTC' : zone;
  // American English for the names only: British ICU data shortens September to four letters.
  const locale = lang === 'ja' ? 'ja-JP' : 'en-US';
  const found: Record<string, string> = {};
  const parts = format(`${locale} ${timeZone}`, () => {
    return new Intl.DateTimeFormat(locale, {
      timeZone,
      calendar: 'gregory',
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  }).formatToParts(date);
  for (const part of parts) found[part.type] = part.value;
  const numeric = format(`n ${timeZone}`, () => {
    return new Intl.DateTimeFormat('en-US', { timeZone, month: 'numeric' });
  }).format(date);
  return {
    year: found.year ?? '',
    month: numeric,
    monthName: (found.month ?? '').replace('月', ''),
    day: (found.day ?? '').replace('日', ''),
    weekday: found.weekday ?? '',
    hour: (found.hour ?? '').padStart(2, '0'),
    minute: (found.minute ?? '').padStart(2, '0'),
  };
}

/** `Fri 20 Nov 2026` / `2026年11月20日（金）`. */
export function longDay(when: When, lang: Lang, zone = TOKYO): string {
  const p = read(when, zone, lang);
  return lang === 'ja'
    ? `${p.year}年${p.month}月${p.day}日（${p.weekday}）`
    : `${p.weekday} ${p.day} ${p.monthName} ${p.year}`;
}

/** Where the year is plain: `Fri 20 Nov` / `11月20日（金）`. */
export function shortDay(when: When, lang: Lang, zone = TOKYO): string {
  const p = read(when, zone, lang);
  return lang === 'ja' ? `${p.month}月${p.day}日（${p.weekday}）` : `${p.weekday} ${p.day} ${p.monthName}`;
}

/** Under a mark with no room for more: `20 Nov` / `11月20日`. */
export function monthDay(when: When, lang: Lang, zone = TOKYO): string {
  const p = read(when, zone, lang);
  return lang === 'ja' ? `${p.month}月${p.day}日` : `${p.day} ${p.monthName}`;
}

/** In tables: `20 Nov 2026` / `2026-11-20`. */
export function tableDay(when: When, lang: Lang, zone = TOKYO): string {
  const p = read(when, zone, lang);
  return lang === 'ja' ? iso(p) : `${p.day} ${p.monthName} ${p.year}`;
}

/** `Dec 2026` / `2026年12月` from `2026-12` or a date. */
export function month(when: string, lang: Lang): string {
  const p = read(`${when.slice(0, 7)}-01`, 'UTC', lang);
  return lang === 'ja' ? `${p.year}年${p.month}月` : `${p.monthName} ${p.year}`;
}

/** On official papers, Japanese only: `令和8年（2026年）11月20日（金）`. */
export function eraDay(when: When, zone = TOKYO): string {
  const p = read(when, zone, 'ja');
  const civil = new Date(`${iso(p)}T00:00:00Z`);
  const era = format('era', () => {
    return new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { timeZone: 'UTC', era: 'long', year: 'numeric' });
  }).format(civil);
  return `${era.replace(/(\D)1年$/, '$1元年')}（${p.year}年）${p.month}月${p.day}日（${p.weekday}）`;
}

/** `17:00`, 24 hours. An hour that comes twice says which: `01:30 EDT`. */
export function time(when: When, zone = TOKYO): string {
  const p = read(when, zone, 'en');
  const clock = `${p.hour}:${p.minute}`;
  return happensTwice(when, zone) ? `${clock} ${abbreviation(when, zone)}` : clock;
}

/** A moment for one reader and the same moment in Tokyo. */
export interface Moment {
  /** `Fri 27 Nov 2026, 03:00 your time (New York)` / `11月27日（金）17:00（日本時間）`. */
  main: string;
  /** `17:00 in Tokyo`, with its day where that differs; empty for a reader in Tokyo. */
  other: string;
}

/**
 * A deadline or meeting. Firms read their own zone first; Japanese readers
 * read Tokyo first and see the other side's clock on the second line.
 */
export function moment(when: When, lang: Lang, zone: string): Moment {
  const sameClock = zone === TOKYO;
  if (lang === 'ja') {
    const main = `${shortDay(when, 'ja')}${time(when)}`;
    if (sameClock) return { main, other: '' };
    const day = dayKey(when, zone) === dayKey(when, TOKYO) ? '' : shortDay(when, 'ja', zone);
    return { main: `${main}（日本時間）`, other: `${zoneCity(zone, 'ja')} ${day}${time(when, zone)}` };
  }
  if (sameClock) return { main: `${longDay(when, 'en')}, ${time(when)} JST`, other: '' };
  const day = dayKey(when, zone) === dayKey(when, TOKYO) ? '' : `${shortDay(when, 'en')}, `;
  return {
    main: `${longDay(when, 'en', zone)}, ${time(when, zone)} your time (${zoneCity(zone, 'en')})`,
    other: `${day}${time(when)} in Tokyo`,
  };
}

/** Both clocks in one line: `03:00 your time (New York), 17:00 in Tokyo`. */
export function times(when: When, lang: Lang, zone: string): string {
  if (lang === 'ja') return zone === TOKYO ? time(when) : `${time(when)}（日本時間）`;
  if (zone === TOKYO) return `${time(when)} JST`;
  return `${time(when, zone)} your time (${zoneCity(zone, 'en')}), ${time(when)} in Tokyo`;
}

/** `11/20（金）9:14` in the desk's lists; `Fri 20 Nov, 09:14` in English. */
export function stamp(when: When, lang: Lang, zone = TOKYO): string {
  if (lang === 'en') return `${shortDay(when, 'en', zone)}, ${time(when, zone)}`;
  const p = read(when, zone, 'ja');
  return `${p.month}/${p.day}（${p.weekday}）${p.hour.replace(/^0/, '')}:${p.minute}`;
}

/** On prints: `2026-11-20 17:00 JST`. */
export function printStamp(when: When): string {
  const p = read(when, TOKYO, 'en');
  return `${iso(p)} ${p.hour}:${p.minute} JST`;
}

/** `3 working days left` / `あと3営業日`, as said in Japan; negative when overdue. */
export function workingDaysLeft(days: number, lang: Lang): string {
  if (days === 0) return lang === 'ja' ? 'あと1営業日未満' : 'less than 1 working day left';
  const size = Math.abs(days);
  if (lang === 'ja') return days > 0 ? `あと${number(size)}営業日` : `${number(size)}営業日超過`;
  const unit = size === 1 ? 'working day' : 'working days';
  return `${number(size)} ${unit} ${days > 0 ? 'left' : 'overdue'}`;
}

/** The same for a reader abroad, whose working days are others: `3 working days in Japan left`. */
export function workingDaysLeftInJapan(days: number, lang: Lang): string {
  const left = workingDaysLeft(days, lang);
  return lang === 'en' ? left.replace(/ left$/, ' in Japan left') : left;
}

/** `1,240`: digits and a comma in both languages. */
export function number(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 1 });
}

/** `13–17` / `13〜17`. */
export function range(low: number, high: number, lang: Lang): string {
  if (low === high) return number(low);
  return `${number(low)}${lang === 'ja' ? '〜' : '–'}${number(high)}`;
}

/** `A, B and C` / `A、B、C`. */
export function list(items: readonly string[], lang: Lang): string {
  if (lang === 'ja') return items.join('、');
  return new Intl.ListFormat('en-GB', { style: 'long', type: 'conjunction' }).format(items);
}

/** The fiscal year (1 April to 31 March in Tokyo) in which something lies. */
export function fiscalYearOf(when: When): number {
  const p = read(when, TOKYO, 'en');
  return Number(p.month) >= 4 ? Number(p.year) : Number(p.year) - 1;
}

/** `FY2026 (Apr 2026 – Mar 2027)` / `令和8年度（2026年度）`. */
export function fiscalYear(year: number, lang: Lang): string {
  return lang === 'ja' ? `${eraYear(year)}年度（${year}年度）` : `FY${year} (Apr ${year} – Mar ${year + 1})`;
}

const QUARTERS = [
  ['Apr', 'Jun', 4, 6],
  ['Jul', 'Sep', 7, 9],
  ['Oct', 'Dec', 10, 12],
  ['Jan', 'Mar', 1, 3],
] as const;

/** `Q3 FY2026 (Oct–Dec 2026)` / `令和8年度 第3四半期（2026年10〜12月）`. */
export function quarter(year: number, n: 1 | 2 | 3 | 4, lang: Lang): string {
  const [from, to, first, last] = QUARTERS[n - 1] ?? QUARTERS[0];
  const calendarYear = n === 4 ? year + 1 : year;
  return lang === 'ja'
    ? `${eraYear(year)}年度 第${n}四半期（${calendarYear}年${first}〜${last}月）`
    : `Q${n} FY${year} (${from}–${to} ${calendarYear})`;
}

/** A person's name as kept: the Latin form only where the person has one. */
export interface PersonName {
  family: string;
  given?: string | null;
  family_roman?: string | null;
  given_roman?: string | null;
}

const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * `山田 春生` / `YAMADA Haruo`: Japanese names keep the family name first and in
 * capitals (government agreement of 25 October 2019). Others stay as typed.
 */
export function personName(name: PersonName, lang: Lang): string {
  const given = name.given?.trim() ?? '';
  if (!JAPANESE.test(name.family)) return given ? `${given} ${name.family}` : name.family;
  if (lang === 'en' && name.family_roman) {
    return [name.family_roman.toLocaleUpperCase('en'), name.given_roman ?? ''].join(' ').trim();
  }
  return [name.family, given].join(' ').trim();
}

/** A country in the reader's language, from its ISO 3166-1 code. */
export function country(code: string, lang: Lang): string {
  return new Intl.DisplayNames([lang === 'ja' ? 'ja' : 'en-GB'], { type: 'region' }).of(code) ?? code;
}

/**
 * The instants at which a wall clock in `zone` shows `date` and `clock`: none
 * in the hour that spring skips, two in the hour that autumn repeats.
 */
export function instantsOf(date: string, clock: string, zone: string): Date[] {
  const wanted = `${date} ${clock}`;
  const asUtc = Date.parse(`${date}T${clock}:00Z`);
  const found = new Set<number>();
  // No zone is further than 14 hours from UTC, and offsets are multiples of 15 minutes.
  for (let quarterHours = -56; quarterHours <= 56; quarterHours += 1) {
    const guess = asUtc - quarterHours * 900_000;
    const p = read(new Date(guess), zone, 'en');
    if (`${iso(p)} ${p.hour}:${p.minute}` === wanted) found.add(guess);
  }
  return [...found].sort((a, b) => a - b).map((at) => new Date(at));
}

function happensTwice(when: When, zone: string): boolean {
  if (typeof when === 'string' && CIVIL.test(when)) return false;
  const at = new Date(when).getTime();
  const shown = read(new Date(at), zone, 'en');
  return [-3_600_000, 3_600_000].some((shift) => {
    const near = read(new Date(at + shift), zone, 'en');
    return near.hour === shown.hour && near.day === shown.day;
  });
}

function abbreviation(when: When, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' }).formatToParts(
    new Date(when),
  );
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
}

function eraYear(year: number): string {
  // Only years from 2019 are ever printed: fiscal 2019 began in Heisei but is called 令和元年度.
  return year === 2019 ? '令和元' : `令和${year - 2018}`;
}

function dayKey(when: When, zone: string): string {
  return iso(read(when, zone, 'en'));
}

function iso(p: Parts): string {
  return `${p.year}-${p.month.padStart(2, '0')}-${p.day.padStart(2, '0')}`;
}
