import { useEffect, useRef, useState } from 'react';
import { Problem } from '../../api/problem';
import { useLang, useWords } from '../../app/place';
import { type FurtherValue, furtherSaid } from '../../forms/further';
import { useDraft } from '../../forms/useDraft';
import { useFaults } from '../../forms/useFaults';
import { hospitalWords } from '../../words/hospital';
import { hospitalanswerWords } from '../../words/hospitalanswer';
import { useHospitalApi, useKeep } from '../api';
import { type Clash, merge } from '../shared/merge';
import type { Question, RawAnswer, RequestView } from '../types';
import { usePlaceOfWork } from '../who';
import { faultsOf, same, toSend } from './answer';
import { correctsRegister, movedIn, registerAsRead } from './corrections';
import { byPart, fromParts, furtherFaults, furtherFor, partOf, type Values } from './further';
import { saidOf } from './said';

const CHOICES: readonly Question[] = [
  'interest',
  'period',
  'method',
  'conditions',
  'name_may_be_told',
  'why_not',
];

/** The hospital’s answer while it is written: kept as it is typed, safe when two people write. */
export function useAnswer(view: RequestView) {
  const { id } = usePlaceOfWork();
  const words = useWords(hospitalWords);
  const own = useWords(hospitalanswerWords);
  const lang = useLang();
  const api = useHospitalApi();
  const keep = useKeep();
  const [initial] = useState<RawAnswer>(() => view.draft ?? view.answer ?? {});
  const base = useRef<RawAnswer>(initial);
  const version = useRef(view.version);
  const [clash, setClash] = useState<{ clashes: Clash<RawAnswer[Question]>[]; merged: Values } | null>(null);
  const [busy, setBusy] = useState(false);
  const [writeBack, setWriteBack] = useState(true);
  // What somebody else changed in the register since it was read here.
  const [moved, setMoved] = useState<ReturnType<typeof movedIn>>([]);
  const label = words.request.label;
  const faults = useFaults({
    // Answers need an approver, and the last one has left.
    '/approver': { label: words.role.hh, id: 'main', say: { not_found: own.nobody } },
    ...Object.fromEntries(
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
    ...Object.fromEntries(
      view.further.flatMap(({ question }) => {
        const choice = question.kind === 'yes_no';
        const name = { label: question[lang], id: `further-${question.code}`, choice };
        return [
          [`/${partOf(question)}`, name],
          [`/answer/${partOf(question)}`, name],
        ];
      }),
    ),
  });

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
    const found = merge<RawAnswer[Question]>(byPart(base.current), byPart(mine), byPart(theirs), same);
    base.current = theirs;
    // The draft has stopped saving by the time this runs; it goes on with the value that is settled.
    if (found.clashes.length > 0) setClash(found);
    else setTimeout(() => draft.settle(fromParts(found.merged)));
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
    draft.settle(fromParts(chosen));
  };

  /** Sends the answer, with its corrections of the register: both or neither. */
  const send = async (answer: RawAnswer): Promise<Sent> => {
    setBusy(true);
    setMoved([]);
    try {
      const read = writeBack && correctsRegister(view, answer) ? registerAsRead(view) : undefined;
      const sent = view.may_answer_late
        ? await api.answerLate(view.number, toSend(answer), version.current)
        : await api.answer(view.number, toSend(answer), read, version.current);
      draft.forget();
      keep.request(sent);
      faults.clear();
      return 'sent';
    } catch (error) {
      const now = await api.request(view.number).catch(() => null);
      if (error instanceof Problem && error.status === 412) {
        if (now?.version !== version.current) {
          await compare(answer);
          return 'back';
        }
        // The answer is as it was: somebody changed what it corrects in the register.
        setMoved(movedIn(view, now, words, lang));
        keep.request(now);
        return 'again';
      }
      // The answer may have gone out although its reply was lost.
      if (now && (now.answered_at !== view.answered_at || handedIn(now) !== handedIn(view))) {
        draft.forget();
        keep.request(now);
        return 'sent';
      }
      // The round closed meanwhile: the page says how the answer can still be sent.
      if (now?.may_answer_late && !view.may_answer_late) {
        keep.request(now);
        return 'back';
      }
      faults.caught(error);
      return 'back';
    } finally {
      setBusy(false);
    }
  };

  const questionOf = (part: string) => view.further.find((one) => partOf(one.question) === part)?.question;
  const labelOf = (part: string) => label[part as Question] ?? questionOf(part)?.[lang] ?? part;
  const said = (part: string, value: RawAnswer[Question]) => {
    const question = questionOf(part);
    return question
      ? furtherSaid(question, value as FurtherValue, lang)
      : saidOf(part as Question, value, words, lang);
  };

  return {
    answer: draft.value,
    draft,
    faults,
    faultOf: (field: Question) => faults.at(`/${field}`) ?? faults.at(`/answer/${field}`),
    furtherFaultOf: (code: string) => faults.at(`/further/${code}`) ?? faults.at(`/answer/further/${code}`),
    busy,
    writeBack,
    setWriteBack,
    moved,
    clash: clash
      ? clash.clashes.map((one) => ({
          key: one.key,
          label: labelOf(one.key),
          mine: said(one.key, one.mine) || words.request.unanswered,
          theirs: said(one.key, one.theirs) || words.request.unanswered,
        }))
      : null,
    settle,
    set: (change: RawAnswer) => draft.set((before) => ({ ...before, ...change })),
    /** Shows what is still open; true when nothing is. */
    check: (): boolean => {
      const found = [...faultsOf(draft.value), ...furtherFaults(furtherFor(view, draft.value), draft.value)];
      if (found.length > 0) faults.show(found);
      else faults.clear();
      return found.length === 0;
    },
    send,
  };
}

export type Answer = ReturnType<typeof useAnswer>;

/** What a question’s control reads and writes. */
export type Writing = Pick<Answer, 'answer' | 'set' | 'faultOf' | 'furtherFaultOf'>;

/** What came of sending: gone, to be looked at again as it stands, or back to the questions. */
export type Sent = 'sent' | 'again' | 'back';

function handedIn(view: RequestView): string | undefined {
  return view.approval?.handed_in.at;
}
