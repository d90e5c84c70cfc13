import { useEffect, useState } from 'react';
import { useWords } from '../../app/place';
import { printStamp } from '../../words/format';
import { frameWords } from '../../words/frame';

/**
 * On paper only: reference, confidentiality mark, when (JST) and by whom. It
 * repeats on each page; the page numbers come from the style sheet.
 */
export function PrintHeader({ reference, mark, by }: { reference: string; mark?: string; by: string }) {
  const words = useWords(frameWords);
  const [at, setAt] = useState(() => new Date());
  useEffect(() => {
    const printing = () => setAt(new Date());
    window.addEventListener('beforeprint', printing);
    return () => window.removeEventListener('beforeprint', printing);
  }, []);
  return (
    <div className="print-header" aria-hidden="true">
      <span>{reference}</span>
      {mark ? <span>{mark}</span> : null}
      <span>{words.printedAt(printStamp(at), by)}</span>
    </div>
  );
}
