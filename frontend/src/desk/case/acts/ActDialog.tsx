import { type ReactNode, useState } from 'react';
import { Problem } from '../../../api/problem';
import { useLang, useWords } from '../../../app/place';
import { type FieldNames, useFaults } from '../../../forms/useFaults';
import { Dialog } from '../../../parts/Dialog/Dialog';
import { ErrorSummary } from '../../../parts/ErrorSummary/ErrorSummary';
import { Go } from '../../../parts/Go/Go';
import { deskcaseWords } from '../../../words/deskcase';
import { personName, stamp } from '../../../words/format';
import { explain } from '../explain';
import type { DeskCase } from '../types';
import { useCase } from '../useCase';

/** The sentence at a field, by its pointer. */
export type FaultAt = (pointer: string) => string | undefined;

interface Props {
  title: string;
  /** The act, named by what happens. */
  confirm: string;
  /** The fields’ words, by pointer. */
  names?: FieldNames;
  /** Faults the form finds itself; none lets it go out. */
  check?: () => { pointer: string; code: string; params?: Record<string, string> }[];
  /** Sends the act for the version the reader saw. */
  send: (version: number) => Promise<unknown>;
  onClose: () => void;
  /** After it went out: the kept text is forgotten. */
  onDone?: () => void;
  children: (at: FaultAt) => ReactNode;
}

/**
 * A dialog with one act. It answers for the state the reader saw when it was
 * opened: if somebody changed the case meanwhile, it says who and when, keeps
 * what was typed, and the next press answers for the state now shown.
 */
export function ActDialog({ title, confirm, names = {}, check, send, onClose, onDone, children }: Props) {
  const lang = useLang();
  const words = useWords(deskcaseWords);
  const { view, renew } = useCase();
  const [version, setVersion] = useState(view.version);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ text: string; to?: string; link?: string } | null>(null);
  const faults = useFaults(names);

  const go = async () => {
    const own = check?.() ?? [];
    setRefused(null);
    faults.clear();
    if (own.length > 0) {
      faults.show(own);
      return;
    }
    setBusy(true);
    try {
      await send(version);
      onDone?.();
      onClose();
    } catch (error) {
      if (error instanceof Problem && error.faults.length > 0) faults.caught(error);
      else if (error instanceof Problem && error.status === 412) {
        const fresh = await renew().catch(() => null);
        if (fresh) setVersion(fresh.version);
        setRefused({ text: whoChanged(fresh ?? view) });
      } else setRefused(explain(error, view.number, lang));
    } finally {
      setBusy(false);
    }
  };

  function whoChanged(fresh: DeskCase): string {
    const last = fresh.history[0];
    return last?.by
      ? words.changedBy(personName(last.by, lang), stamp(last.recorded_at, lang))
      : words.changedMeanwhile;
  }

  return (
    <Dialog open title={title} onClose={onClose} confirm={confirm} onConfirm={go} busy={busy}>
      <ErrorSummary errors={faults.items} round={faults.round} />
      {refused ? (
        <p className="err" role="alert">
          {refused.text} {refused.to && refused.link ? <Go to={refused.to}>{refused.link}</Go> : null}
        </p>
      ) : null}
      {children(faults.at)}
    </Dialog>
  );
}
