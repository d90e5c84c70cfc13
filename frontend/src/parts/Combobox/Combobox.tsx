import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { Field, type Question, tie } from '../Field/Field';
import { inClass, type Size } from '../Field/inputs';
import './combobox.css';

/** How long the reader rests before the list is asked. */
const REST_MS = 150;

/** One line of the list. */
export interface Suggestion {
  key: string;
  /** Stands before the name in a column of its own. */
  code?: string | undefined;
  name: string;
  /** Told below the name, in a softer voice. */
  also?: string | undefined;
}

type Props = Question & {
  value: string;
  onChange: (typed: string) => void;
  /** What is searched for now: what was typed once the reader rested, empty while the list is closed. */
  onAsk: (typed: string) => void;
  /** The suggestions for it. */
  items: readonly Suggestion[];
  onPick: (at: number) => void;
  /** What the list is called. */
  listLabel: string;
  /** Told to a screen reader when an answer is there; empty before. */
  said: string;
  /** A line below the field. */
  below?: ReactNode;
  size?: Size;
  width?: 'w8' | 'w20';
  lang?: string;
};

/** A field whose answer can be found by typing a part of it, and typed freely too (ARIA: editable combobox with a list). */
export function Combobox({
  value,
  onChange,
  onAsk,
  items: found,
  onPick,
  listLabel,
  said,
  below,
  size = 'l',
  width = 'w20',
  lang,
  ...question
}: Props) {
  const [composing, setComposing] = useState(false);
  const [asked, setAsked] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const items = open && asked !== '' ? found : [];
  const listId = `${question.id}-list`;
  const belowId = `${question.id}-named`;
  const optionId = (at: number) => `${listId}-${at}`;

  useEffect(() => {
    if (!open || composing) return;
    const timer = setTimeout(() => setAsked(value.trim()), REST_MS);
    return () => clearTimeout(timer);
  }, [value, open, composing]);
  useEffect(() => onAsk(asked), [asked, onAsk]);

  const close = () => {
    setOpen(false);
    setActive(-1);
    setAsked('');
  };
  const pick = (at: number) => {
    onPick(at);
    close();
  };
  const move = (to: number) => {
    setActive(to);
    document.getElementById(optionId(to))?.scrollIntoView?.({ block: 'nearest' });
  };
  const key = (event: KeyboardEvent) => {
    // While an input method composes, its keys are its own.
    if (composing || event.nativeEvent.isComposing) return;
    const last = items.length - 1;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) setOpen(true);
      else if (event.key === 'ArrowDown') move(active >= last ? 0 : active + 1);
      else move(active <= 0 ? last : active - 1);
    } else if (event.key === 'Enter' && items[active]) {
      event.preventDefault();
      pick(active);
    } else if (event.key === 'Escape' && items.length > 0) {
      // Only the list closes, not what it stands in.
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };
  return (
    <Field {...question}>
      <div className="combo">
        <input
          type="text"
          role="combobox"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-autocomplete="list"
          aria-expanded={items.length > 0}
          aria-controls={listId}
          aria-activedescendant={items[active] ? optionId(active) : undefined}
          {...tie(question, below === undefined ? undefined : belowId)}
          className={inClass(size, width)}
          lang={lang}
          value={value}
          onChange={(event) => {
            onChange(event.target.value);
            setOpen(true);
            setActive(-1);
          }}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={() => setComposing(false)}
          onKeyDown={key}
          onBlur={close}
        />
        <div
          id={listId}
          role="listbox"
          aria-label={listLabel}
          className="combo-list"
          lang={lang}
          hidden={items.length === 0}
        >
          {items.map((one, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's; the focus stays there.
            // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points here.
            <div
              key={one.key}
              id={optionId(at)}
              role="option"
              aria-selected={at === active}
              // Keeps the focus in the field, which would close the list.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(at)}
            >
              {one.code === undefined ? null : <span className="combo-code">{one.code}</span>}
              <span>
                {one.name}
                {one.also ? <span className="soft"> {one.also}</span> : null}
              </span>
            </div>
          ))}
        </div>
        <p className="vh" role="status">
          {asked === '' ? '' : said}
        </p>
      </div>
      {below === undefined ? null : (
        <p id={belowId} className="t14 soft combo-named">
          {items.length === 0 ? below : ''}
        </p>
      )}
    </Field>
  );
}
