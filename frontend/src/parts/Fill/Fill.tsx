import { Fragment, type ReactNode } from 'react';

/** A sentence with links in it: `Write to {mail}.` with `{ mail: <a …/> }`. */
export function Fill({ text, slots }: { text: string; slots: Record<string, ReactNode> }) {
  return (
    <>
      {text.split(/\{(\w+)\}/).map((piece, index) => {
        // Odd pieces are the names between the braces; the same name may come twice.
        const key = `${index}-${piece}`;
        return <Fragment key={key}>{index % 2 === 1 ? (slots[piece] ?? `{${piece}}`) : piece}</Fragment>;
      })}
    </>
  );
}

/** A short fixed text whose `|` marks show where Japanese may break. */
export function Phrased({ text }: { text: string }) {
  const phrases = text.split('|');
  return (
    <>
      {phrases.map((phrase, index) => (
        <Fragment key={`${phrases.slice(0, index).join('')}|`}>
          {index > 0 ? <wbr /> : null}
          {phrase}
        </Fragment>
      ))}
    </>
  );
}
