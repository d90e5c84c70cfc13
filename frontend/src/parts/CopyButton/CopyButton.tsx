import { useState } from 'react';
import { useWords } from '../../app/place';
import { partsWords } from '../../words/parts';
import { Icon } from '../Icon/Icon';

/** Copies a reference number; says so, and again for the next press. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const words = useWords(partsWords);
  const [copied, setCopied] = useState(0);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied((count) => count + 1);
  };
  return (
    <>
      <button type="button" className="act copy" onClick={copy}>
        <Icon name={copied ? 'tick' : 'copy'} />
        {label ?? words.copyReference}
        <span className="vh"> {text}</span>
      </button>
      <span className="vh" role="status">
        {copied ? `${words.copied}${copied % 2 ? '' : '\u00a0'}` : ''}
      </span>
    </>
  );
}
