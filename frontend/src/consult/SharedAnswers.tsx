import { useEffect, useState } from 'react';
import type { components } from '../api/schema.gen';
import { useLang, useWords } from '../app/place';
import { longDay } from '../words/format';
import { code } from '../words/registercode';
import { sharedanswersWords } from '../words/sharedanswers';
import './consult.css';

type SharedContent = components['schemas']['SharedContent'];

/** How long the reader rests before anything is looked for. */
const REST_MS = 300;

/** What was typed once typing rests; while an input method composes, what was there before. */
export function useRested(typed: string, composing = false): string {
  const [rested, rest] = useState(typed);
  useEffect(() => {
    if (composing) return;
    const timer = setTimeout(() => rest(typed.trim()), REST_MS);
    return () => clearTimeout(timer);
  }, [typed, composing]);
  return rested;
}

/** Shared answers, each opened in its place. */
export function SharedAnswers({
  label,
  answers,
}: {
  label: string;
  answers: readonly { id: string; content: SharedContent }[];
}) {
  return (
    <ul className="lines shared-answers" aria-label={label}>
      {answers.map((one) => (
        <li key={one.id}>
          <SharedAnswer content={one.content} />
        </li>
      ))}
    </ul>
  );
}

// In English where the desk wrote it so; else the Japanese text, and said so.
function SharedAnswer({ content }: { content: SharedContent }) {
  const words = useWords(sharedanswersWords);
  const lang = useLang();
  const english = lang === 'en' ? content.en : null;
  const text = english ?? content.ja;
  const foreign = lang === 'en' && !english ? { lang: 'ja' } : {};
  return (
    <details>
      <summary>
        <span {...foreign}>{text.question}</span>
      </summary>
      <p className="consult-text" {...foreign}>
        {text.answer}
      </p>
      <p className="t14 soft">
        {[code('LB', content.theme, lang), words.asOf(longDay(content.as_of, lang))].join(
          lang === 'ja' ? '・' : ' · ',
        )}
        {foreign.lang ? ` · ${words.japaneseOnly}` : null}
      </p>
    </details>
  );
}
