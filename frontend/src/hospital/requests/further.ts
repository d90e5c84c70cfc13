import type { Fault } from '../../api/problem';
import { type FurtherQuestion, type FurtherValue, furtherSaid } from '../../forms/further';
import type { Lang } from '../../words/words';
import type { Question, RawAnswer, RequestView } from '../types';
import { countOf, isEmpty } from './answer';

/** An answer by part: every further question is a part of its own, `further/crc`. */
export type Values = Record<string, RawAnswer[Question]>;

/** The longest answer in words. */
export const SAID_MAX = 500;

/** The name of a further question’s part. */
export function partOf(question: Pick<FurtherQuestion, 'code'>): string {
  return `further/${question.code}`;
}

/** An answer by its parts. */
export function byPart({ further, ...answer }: RawAnswer): Values {
  const parts = Object.entries(further ?? {}).map(([code, value]) => [partOf({ code }), value]);
  return { ...(answer as Values), ...Object.fromEntries(parts) };
}

/** The answer that these parts make. */
export function fromParts(values: Values): RawAnswer {
  const answer: Values = {};
  const further: Record<string, FurtherValue> = {};
  for (const [part, value] of Object.entries(values)) {
    if (part.startsWith('further/')) further[part.slice('further/'.length)] = value as FurtherValue;
    else answer[part] = value;
  }
  return Object.keys(further).length > 0 ? { ...(answer as RawAnswer), further } : (answer as RawAnswer);
}

/** The further questions of this answer: a no needs its reason and nothing else. */
export function furtherFor(view: Pick<RequestView, 'further'>, answer: RawAnswer): FurtherQuestion[] {
  return answer.interest === 'int_no' ? [] : view.further.map((one) => one.question);
}

/** Each further question with its answer in words, empty where it was left open. */
export function furtherRows(view: Pick<RequestView, 'further'>, answer: RawAnswer, lang: Lang) {
  return furtherFor(view, answer).map((question) => ({
    code: question.code,
    label: question[lang],
    value: furtherSaid(question, answer.further?.[question.code], lang),
  }));
}

/** What is wrong with the answers to further questions; each may be left open. */
export function furtherFaults(asked: readonly FurtherQuestion[], answer: RawAnswer): Fault[] {
  return asked.flatMap((question): Fault[] => {
    const value = answer.further?.[question.code];
    const pointer = `/further/${question.code}`;
    if (isEmpty(value)) return [];
    if (question.kind === 'month') {
      return /^\d{4}-(0[1-9]|1[0-2])$/.test(String(value)) ? [] : [{ pointer, code: 'not_a_date' }];
    }
    if (question.kind === 'text') {
      const over = [...String(value).trim()].length - SAID_MAX;
      return over > 0 ? [{ pointer, code: 'too_long', params: { n: `${SAID_MAX}`, m: `${over}` } }] : [];
    }
    if (question.kind === 'number') {
      const count = countOf(value as string | number);
      if (count === null) return [{ pointer, code: 'not_a_number' }];
      const most = question.most ?? Number.POSITIVE_INFINITY;
      return count > most ? [{ pointer, code: 'too_big', params: { n: `${most}` } }] : [];
    }
    return [];
  });
}

/** Only what is answered goes out. */
export function furtherToSend(answer: RawAnswer): RawAnswer {
  if (answer.interest === 'int_no') return {};
  const said = Object.entries(answer.further ?? {}).filter(([, value]) => !isEmpty(value));
  return said.length > 0 ? { further: Object.fromEntries(said) } : {};
}
