import { useEffect, useRef, useState } from 'react';
import { Problem } from '../../api/problem';
import { useLang, useWords } from '../../app/place';
import { useDraft } from '../../forms/useDraft';
import { useFaults } from '../../forms/useFaults';
import { hospitalWords } from '../../words/hospital';
import { useHospitalApi, useKeep } from '../api';
import { type Clash, merge } from '../shared/merge';
import type { Question, RawAnswer, RequestView } from '../types';
import { usePlaceOfWork } from '../who';
import { faultsOf, isEmpty, toSend } from './answer';
import { saidOf } from './said';

type Values = Record<string, RawAnswer[Question]>;

const CHOICES: readonly Question[] = ['interest', 'method', 'conditions', 'name_may_be_told', 'why_not'];

/** The hospital’s answer while it is written: kept as it is typed, safe when two people write. */
export function useAnswer(view: RequestView) {
  const { id } = usePlaceOfWork();
  const words = useWords(hospitalWords);
  const lang = useLang();
  const api = useHospitalApi();
  const keep = useKeep();
  const [initial] = useState<RawAnswer>(() => view.draft ?? view.answer ?? {});
  const base = useRef<RawAnswer>(initial);
  const version = useRef(view.version);
  const [clash, setClash] = useState<{ clashes: Clash<RawAnswer[Question]>[]; merged: Values } | null>(null);
  const [busy, setBusy] = useState(false);
  const [writeBack, setWriteBack] = useState(true);
  const label = words.request.label;
  const faults = useFaults(
    Object.fromEntries(
      (Object.keys(label) as Question[]).flatMap((field) => {
        const name = {
          label: label[field],
          id: field,
          choice: CHOICES.includes(field),
          say: field === 'realistic' ? { order: words.request.tooMany } : undefined,
        };
        // The form points at the field, the server at where it stood in what was sent.
        return [
          [`/${field}`, name],
          [`/answer/${field}`, name],
        ];
      }),
    ),
  );

  const draft = useDraft<RawAnswer>({
    key: `answer:${id}:${view.number}`,
    initial,
    version: view.version,
    save: async (answer) => {
      try {
        const saved = await api.saveDraft(view.number, answer, version.current);
        version.current = saved.version;
        base.current = answer;
        keep.request(saved);
        return saved.version;
      } catch (error) {
        if (error instanceof Problem && error.status === 412) await compare(answer);
        throw error;
      }
    },
  });

  // Somebody of the hospital saved first: what only they changed is taken, the rest is asked.
  const compare = async (mine: RawAnswer) => {
    const fresh = await api.request(view.number);
    version.current = fresh.version;
    const theirs = fresh.draft ?? fresh.answer ?? {};
    const found = merge<RawAnswer[Question]>(base.current as Values, mine as Values, theirs as Values, same);
    base.current = theirs;
    // The draft has stopped saving by the time this runs; it goes on with the value that is settled.
    if (found.clashes.length > 0) setClash(found);
    else setTimeout(() => draft.settle(found.merged as RawAnswer));
  };

  // A copy that this browser kept was typed over another version: upon what is not known any more,
  // so that every difference is a question.
  const outdated = useRef(draft.state.kind === 'conflict');
  const compareRef = useRef(compare);
  compareRef.current = compare;
  const kept = useRef(draft.value);
  useEffect(() => {
    if (!outdated.current) return;
    outdated.current = false;
    base.current = {};
    void compareRef.current(kept.current).catch(() => {});
  }, []);

  const settle = (theirs: ReadonlySet<string>) => {
    if (!clash) return;
    const chosen: Values = { ...clash.merged };
    for (const one of clash.clashes) if (theirs.has(one.key)) chosen[one.key] = one.theirs;
    setClash(null);
    draft.settle(chosen as RawAnswer);
  };

  /** Sends the answer; resolves to whether it reached the desk. */
  const send = async (answer: RawAnswer): Promise<boolean> => {
    setBusy(true);
    try {
      const sent = await api.answer(
        view.number,
        toSend(answer),
        writeBack && writable(view, answer).length > 0,
        version.current,
      );
      draft.forget();
      keep.request(sent);
      faults.clear();
      return true;
    } catch (error) {
      if (error instanceof Problem && error.status === 412) {
        await compare(answer);
        return false;
      }
      // The answer may have gone out although the register could not take its part of it.
      const now = await api.request(view.number).catch(() => null);
      if (now && now.answered_at !== view.answered_at) {
        draft.forget();
        keep.request(now);
        return true;
      }
      faults.caught(error);
      return false;
    } finally {
      setBusy(false);
    }
  };

  return {
    answer: draft.value,
    draft,
    faults,
    faultOf: (field: Question) => faults.at(`/${field}`) ?? faults.at(`/answer/${field}`),
    busy,
    writeBack,
    setWriteBack,
    clash: clash
      ? clash.clashes.map((one) => ({
          key: one.key,
          label: label[one.key as Question] ?? one.key,
          mine: saidOf(one.key as Question, one.mine, words, lang) || words.request.unanswered,
          theirs: saidOf(one.key as Question, one.theirs, words, lang) || words.request.unanswered,
        }))
      : null,
    settle,
    set: (change: RawAnswer) => draft.set((before) => ({ ...before, ...change })),
    /** Shows what is still open; true when nothing is. */
    check: (): boolean => {
      const found = faultsOf(draft.value);
      if (found.length > 0) faults.show(found);
      else faults.clear();
      return found.length === 0;
    },
    send,
  };
}

export type Answer = ReturnType<typeof useAnswer>;

/** Fields in which the answer says something else than the register. */
export function differing(view: RequestView, answer: RawAnswer): Question[] {
  if (answer.interest === 'int_no') return [];
  return (Object.keys(view.prefill) as Question[]).filter(
    (field) => !isEmpty(answer[field]) && !same(answer[field], view.prefill[field] as RawAnswer[Question]),
  );
}

/** Of those, what can be written back: the row of the disease; free places have a page of their own. */
export function writable(view: RequestView, answer: RawAnswer): Question[] {
  const rows = view.prefill_from.filter((one) => one.section === 'diseases').map((one) => one.question);
  return differing(view, answer).filter((field) => rows.includes(field));
}

function same(a: RawAnswer[Question], b: RawAnswer[Question]): boolean {
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b);
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

function plain(value: RawAnswer[Question]): unknown {
  return typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : value;
}
