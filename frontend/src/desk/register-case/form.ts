import type { FieldNames } from '../../forms/useFaults';
import { controlId } from '../../forms/useFaults';
import { type DateText, dateOf, partsOf } from '../../parts/DateParts/DateParts';
import type { Answers } from '../../public/request/types';
import { instantsOf, TOKYO } from '../../words/format';
import type { ShortRequest } from '../lists';

/** What stands in the form, as typed. */
export interface CaseForm {
  answers: Answers;
  /** Several numbers in one line, parted by commas. */
  registry: string;
  /** Several ICD-10 codes in one line, parted by commas. */
  codes: string;
  channel: string;
  day: DateText;
  clock: string;
  locale: string;
  original: string;
  /** Made once: a second press finds the case that is there already. */
  submission: string;
  short: string | null;
  /** That the company agreed, where a hospital’s question led to it. */
  consent: { on: DateText; how: string };
}

/** A part of the form: what it shows and changes. */
export interface PartProps {
  form: CaseForm;
  set: (patch: Partial<CaseForm>) => void;
  answer: (patch: Partial<Answers>) => void;
  /** The sentence at a field of the answers. */
  at: (pointer: string) => string | undefined;
}

/** An empty form, received now; or what a short web request already said. */
export function emptyForm(now: Date, short: ShortRequest | null): CaseForm {
  const at = short ? new Date(short.received_at) : now;
  const tokyo = new Intl.DateTimeFormat('sv-SE', {
    timeZone: TOKYO,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at);
  const [day = '', clock = ''] = tokyo.split(' ');
  return {
    answers: short
      ? {
          org_name: short.company,
          contact_name: { family: short.name },
          contact_email: short.email,
        }
      : {},
    registry: '',
    codes: '',
    channel: short ? 'web_short' : '',
    day: partsOf(day),
    clock,
    locale: short?.lang ?? 'en',
    original: short?.words ?? '',
    submission: crypto.randomUUID(),
    short: short?.id ?? null,
    consent: { on: partsOf(day), how: '' },
  };
}

/** Names in error sentences: those of the public form, and the few of the receipt. */
export function namesOf(
  inquiry: FieldNames,
  own: Record<
    'channel' | 'day' | 'clock' | 'locale' | 'original' | 'codes' | 'consentOn' | 'consentHow',
    string
  >,
): FieldNames {
  // Here all registry numbers stand in one line: a fault of any of them is a fault of the line.
  const answers = Object.entries(inquiry)
    .filter(([pointer]) => !pointer.startsWith('/trial_public_id/'))
    .map(([pointer, name]) => [`/answers${pointer}`, { ...name, id: name.id ?? controlId(pointer) }]);
  return {
    ...Object.fromEntries(answers),
    '/answers/indication_code': { label: own.codes, id: 'indication_codes' },
    '/channel': { label: own.channel, choice: true, id: 'channel' },
    '/received_at': { label: own.day, id: 'received-day' },
    '/clock': { label: own.clock, id: 'received-clock' },
    '/locale': { label: own.locale, choice: true, id: 'locale' },
    '/original_text': { label: own.original, id: 'original' },
    '/consultation/consent/on': { label: own.consentOn, id: 'consent-on' },
    '/consultation/consent/how': { label: own.consentHow, id: 'consent-how' },
  };
}

/** What the form finds itself: the moment of receipt has to be one, and so has the day of the consent. */
export function faultsOf(form: CaseForm, consents = false): { pointer: string; code: string }[] {
  const faults: { pointer: string; code: string }[] = [];
  if (!form.channel) faults.push({ pointer: '/channel', code: 'required' });
  if (!dateOf(form.day)) faults.push({ pointer: '/received_at', code: 'not_a_date' });
  if (!clockOf(form.clock)) faults.push({ pointer: '/clock', code: 'clock_format' });
  if (consents && !dateOf(form.consent.on)) {
    faults.push({ pointer: '/consultation/consent/on', code: 'not_a_date' });
  }
  return faults;
}

/** What the server is sent. Call it only on a form without faults of its own. */
export function bodyOf(form: CaseForm, from: Origin | null = null) {
  const day = dateOf(form.day) ?? '';
  const received = instantsOf(day, clockOf(form.clock) ?? '', TOKYO)[0];
  const answers = {
    ...form.answers,
    trial_public_id: parts(form.registry),
    indication_code: parts(form.codes).map((code) => ({ system: 'icd10', code })),
  };
  return {
    answers: Object.fromEntries(Object.entries(answers).filter(([, value]) => !isEmpty(value))),
    channel: form.channel,
    received_at: received?.toISOString() ?? '',
    locale: form.locale,
    submission_id: form.submission,
    original_text: form.original.trim() || null,
    short_request: form.short,
    ...(from
      ? {
          consultation: {
            ...from,
            consent: { on: dateOf(form.consent.on) ?? '', how: form.consent.how },
          },
        }
      : {}),
  };
}

/** The hospital’s question that the company’s case comes from, as the reader saw it. */
export interface Origin {
  number: string;
  version: number;
}

/** `09:05` from `9:05`, `０９：０５`, `905`; null while it is no time of day. */
export function clockOf(text: string): string | null {
  const found = /^(\d{1,2})[:時.]?(\d{2})分?$/.exec(text.normalize('NFKC').trim());
  const [hour, minute] = [Number(found?.[1]), Number(found?.[2])];
  if (!found || hour > 23 || minute > 59) return null;
  return `${`${hour}`.padStart(2, '0')}:${`${minute}`.padStart(2, '0')}`;
}

function parts(text: string): string[] {
  return text
    .normalize('NFKC')
    .split(/[、,;\s]+/)
    .filter(Boolean);
}

function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
