import { type FormEvent, useState } from 'react';
import { usePlace, useWords } from '../../app/place';
import { useShortcuts } from '../../forms/keys';
import { Icon } from '../../parts/Icon/Icon';
import { deskframeWords } from '../../words/deskframe';

/** A reference opens its case or its hospital’s question; anything else searches the list. */
export function Search() {
  const words = useWords(deskframeWords);
  const place = usePlace();
  const [text, setText] = useState('');
  useShortcuts({ '/': () => document.getElementById('desk-search')?.focus() });
  const find = (event: FormEvent) => {
    event.preventDefault();
    const wanted = text.normalize('NFKC').trim();
    if (wanted === '') return;
    setText('');
    place.go?.(`/${place.lang}/${pageOf(wanted)}`);
  };
  return (
    <search className="desk-search">
      <form onSubmit={find}>
        <label className="t14" htmlFor="desk-search">
          {words.searchLabel} <kbd className="kbd">/</kbd>
        </label>
        <input
          id="desk-search"
          className="in in-s"
          type="search"
          autoComplete="off"
          value={text}
          aria-keyshortcuts="/"
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="btn btn-s btn-line">
          <Icon name="search" />
          <span>{words.search}</span>
        </button>
      </form>
    </search>
  );
}

/** Where what was typed leads to. */
export function pageOf(wanted: string): string {
  const number = referenceIn(wanted);
  if (number) return `desk/cases/${number}`;
  const consultation = referenceIn(wanted, 'B');
  if (consultation) return `desk/consultations/${consultation}`;
  return `desk/cases?q=${encodeURIComponent(wanted)}`;
}

/** `A-R08-042` from what people type: `a-r8-42`, `Ａ－Ｒ０８－０４２`, `ar08042`; null if it is none. */
export function referenceIn(text: string, track: 'A' | 'B' = 'A'): string | null {
  const found = /^[AB][-\s]?R(\d{1,2})[-\s](\d{1,6})$|^[AB][-\s]?R(\d{2})(\d{3,6})$/i.exec(
    text
      .normalize('NFKC')
      .replace(/[ー－−‐‑–—―]/g, '-')
      .trim()
      .toUpperCase(),
  );
  if (!found?.[0].startsWith(track)) return null;
  const year = found[1] ?? found[3] ?? '';
  const running = found[2] ?? found[4] ?? '';
  return `${track}-R${year.padStart(2, '0')}-${running.padStart(3, '0')}`;
}
