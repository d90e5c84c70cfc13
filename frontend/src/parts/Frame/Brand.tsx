import { useWords } from '../../app/place';
import { frameWords } from '../../words/frame';
import { Go } from '../Go/Go';

/** The product’s name as a link to its first page. */
export function Brand({ tagline = false }: { tagline?: boolean }) {
  const words = useWords(frameWords);
  return (
    <Go className="brand" to="">
      <svg viewBox="0 0 28 28" aria-hidden="true">
        <rect className="brand-ground" x="2" y="2" width="24" height="24" rx="4" />
        <rect className="brand-paper" x="7" y="6.5" width="14" height="9" rx="1" />
        <path className="brand-line" d="M5 20h18" />
      </svg>
      <span>
        {words.product}
        {tagline ? <small>{words.tagline}</small> : null}
      </span>
    </Go>
  );
}
