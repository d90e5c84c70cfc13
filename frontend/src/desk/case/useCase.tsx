import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import { Problem } from '../../api/problem';
import { useLang, useWords } from '../../app/place';
import { type Undoable, UndoBar } from '../../parts/UndoBar/UndoBar';
import { deskcaseWords } from '../../words/deskcase';
import { type Outcome, readCase, revise, send } from './api';
import { sentence } from './sentence';
import type { Act, Acts, DeskCase, EventKind } from './types';

/** What a screen of one case works with. */
interface CaseWork {
  view: DeskCase;
  /** Whether the server offers this event to the reader now; screens draw exactly these buttons. */
  can: (event: EventKind) => boolean;
  /**
   * Does an act. True when it is done, false when it waits for a different
   * person. Throws the `Problem` for the form to show; by then the page
   * already shows the newest state.
   */
  act: <K extends Act>(act: K, body: Acts[K], version?: number) => Promise<boolean>;
  /** Changes fields, like `act`. */
  change: (values: Record<string, unknown>, version: number) => Promise<boolean>;
  /** Reads the newest state. */
  renew: () => Promise<DeskCase>;
  /** The last thing worth telling, until the next act. */
  told: string | null;
  /** Tells it; a promise about the next ten seconds says with `then` what holds afterwards. */
  tell: (text: string | null, then?: string) => void;
}

/** A letter waits this long before it goes out, so that it can be taken back. */
const LETTERS_WAIT_MS = 10_000;

const CaseContext = createContext<CaseWork | null>(null);

/** The case that is open. */
export function useCase(): CaseWork {
  const work = use(CaseContext);
  if (!work) throw new Error('no case is open here');
  return work;
}

/** The key under which a case is kept; lists of the desk share its first word. */
export function caseKey(number: string) {
  return ['desk', 'case', number];
}

/** The newest state of a case; a page left open notices within a minute what others did. */
export function useCaseQuery(number: string) {
  return useQuery({
    queryKey: caseKey(number),
    queryFn: () => readCase(number),
    refetchInterval: 60_000,
  });
}

/** Everything below it works on this case. */
export function CaseProvider({ view, children }: { view: DeskCase; children: ReactNode }) {
  const lang = useLang();
  const words = useWords(deskcaseWords);
  const client = useQueryClient();
  const [told, setTold] = useState<string | null>(null);
  const [undoable, setUndoable] = useState<Undoable | null>(null);

  const work = useMemo<CaseWork>(() => {
    const { number } = view;
    const tell: CaseWork['tell'] = (text, then) => {
      setTold(text);
      if (then) setTimeout(() => setTold((now) => (now === text ? then : now)), LETTERS_WAIT_MS);
    };
    const show = (fresh: DeskCase) => client.setQueryData(caseKey(number), fresh);
    const others = () =>
      client.invalidateQueries({
        queryKey: ['desk'],
        predicate: ({ queryKey }) => queryKey[1] !== 'case' || queryKey[2] !== number,
      });
    const renew = async () => {
      const fresh = await readCase(number);
      show(fresh);
      return fresh;
    };
    const settled = async (outcome: Outcome, act: Act | null): Promise<boolean> => {
      void others();
      if ('proposed' in outcome) {
        tell(words.needsSecond);
        await renew();
        return false;
      }
      const fresh = outcome.done;
      show(fresh);
      const last = fresh.history[0];
      if (act !== 'undo' && fresh.next.includes('undo') && last) {
        tell(null);
        setUndoable({
          id: `${fresh.version}`,
          text: words.didTo(number, sentence(last, lang)),
          undo: () => void work.act('undo', {}, fresh.version).catch(() => tell(words.undoOver)),
        });
      } else {
        setUndoable(null);
        tell(act === 'undo' ? words.undone : null);
      }
      return true;
    };
    const tried = async (call: Promise<Outcome>, act: Act | null) => {
      try {
        return await settled(await call, act);
      } catch (error) {
        // Somebody else was faster, or the case moved on: what the page shows is old.
        if (error instanceof Problem && [404, 409, 412].includes(error.status))
          await renew().catch(() => null);
        throw error;
      }
    };
    const work: CaseWork = {
      view,
      can: (event) => view.next.includes(event),
      act: (act, body, version = view.version) => tried(send(number, act, body, version), act),
      change: (values, version) => tried(revise(number, values, version), null),
      renew,
      told,
      tell,
    };
    return work;
  }, [view, told, client, lang, words]);

  return (
    <CaseContext value={work}>
      {children}
      <UndoBar act={undoable} onEnd={() => setUndoable(null)} />
    </CaseContext>
  );
}
