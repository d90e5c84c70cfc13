import { code } from '../../words/code';
import { list, month, number } from '../../words/format';
import type { hospitalWords } from '../../words/hospital';
import { hospitalanswerWords } from '../../words/hospitalanswer';
import { periodName } from '../../words/quarters';
import type { Lang } from '../../words/words';
import type { Question, RawAnswer } from '../types';
import { countOf, isEmpty } from './answer';

type Words = (typeof hospitalWords)['ja'];

/** One field of an answer in words; empty where nothing is there. */
export function saidOf(field: Question, value: RawAnswer[Question], words: Words, lang: Lang): string {
  if (isEmpty(value)) return '';
  switch (field) {
    case 'interest':
      return code('interest', String(value), lang);
    case 'method':
      return code('count_method', String(value), lang);
    case 'why_not':
      return code('decline_reason', String(value), lang);
    case 'conditions':
      return Array.isArray(value)
        ? list(
            value.map((one) => code('condition', one, lang)),
            lang,
          )
        : '';
    case 'name_may_be_told':
      return value === true ? words.request.yes : words.request.noName;
    case 'fits':
    case 'consents': {
      const count = countOf(value as string | number);
      return count === null ? String(value) : `${number(count)}%`;
    }
    case 'months': {
      const count = countOf(value as string | number);
      return count === null ? String(value) : months(count, lang);
    }
    case 'period':
      return periodName(String(value), lang);
    case 'seen':
    case 'patients':
    case 'realistic': {
      const count = countOf(value as string | number);
      if (count === null) return String(value);
      return lang === 'ja'
        ? `${number(count)}${words.request.unitPatients}`
        : `${number(count)} ${words.request.unitPatients}`;
    }
    case 'start':
      return /^\d{4}-(0[1-9]|1[0-2])$/.test(String(value)) ? month(String(value), lang) : String(value);
    default:
      return String(value);
  }
}

function months(count: number, lang: Lang): string {
  const unit = hospitalanswerWords[lang].unitMonths;
  return lang === 'ja' ? `${number(count)}${unit}` : `${number(count)} ${unit}`;
}
