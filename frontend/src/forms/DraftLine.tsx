import { useEffect, useRef, useState } from 'react';
import { useLang, useWords } from '../app/place';
import { Icon } from '../parts/Icon/Icon';
import { time } from '../words/format';
import { partsWords } from '../words/parts';
import { browserZone, zoneCity } from '../words/zones';
import type { DraftState } from './useDraft';

/** “Draft saved 14:02 (New York)”, spoken once a minute at most; what goes amiss is spoken at once. */
export function DraftLine({ state, zone = browserZone() }: { state: DraftState; zone?: string }) {
  const words = useWords(partsWords);
  const lang = useLang();
  const text = {
    clean: () => '',
    saving: () => words.saving,
    saved: () => {
      const at = state.kind === 'saved' ? time(state.at, zone) : '';
      return words.savedAt(lang === 'en' && zone !== 'Asia/Tokyo' ? `${at} (${zoneCity(zone, lang)})` : at);
    },
    offline: () => words.savedHere,
    failed: () => words.notSaved,
    conflict: () => words.changedElsewhere,
  }[state.kind]();
  const amiss = state.kind === 'offline' || state.kind === 'failed' || state.kind === 'conflict';
  const [spoken, setSpoken] = useState('');
  const last = useRef(0);
  useEffect(() => {
    if (amiss) setSpoken(text);
    else if (state.kind === 'saved' && Date.now() - last.current > 60_000) {
      last.current = Date.now();
      setSpoken(text);
    }
  }, [amiss, state.kind, text]);
  return (
    <p className={amiss ? 'saved err' : 'saved'}>
      {state.kind === 'saved' ? <Icon name="tick" /> : amiss ? <Icon name="alert" /> : null}
      <span aria-hidden="true">{text}</span>
      <span className="vh" role="status">
        {spoken}
      </span>
    </p>
  );
}
