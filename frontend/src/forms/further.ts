import type { components } from '../api/schema.gen';
import { month, number } from '../words/format';
import { roundfurtherWords } from '../words/roundfurther';
import type { Lang } from '../words/words';

/** One further question of a round, as it was sent. */
export type FurtherQuestion = components['schemas']['FurtherQuestion'];

/** An answer to a further question, or what stands typed of it. */
export type FurtherValue = boolean | number | string | null;

/** The answer to a further question in words; empty where nothing is there. */
export function furtherSaid(
  question: Pick<FurtherQuestion, 'kind'>,
  value: FurtherValue | undefined,
  lang: Lang,
): string {
  if (value === undefined || value === null || value === '') return '';
  const words = roundfurtherWords[lang];
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return number(value);
  if (question.kind === 'number') {
    const digits = value.normalize('NFKC').replaceAll(',', '').trim();
    return /^\d+$/.test(digits) ? number(Number(digits)) : value.trim();
  }
  const isMonth = question.kind === 'month' && /^\d{4}-(0[1-9]|1[0-2])$/.test(value);
  return isMonth ? month(value, lang) : value.trim();
}
