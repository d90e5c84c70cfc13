import { useWords } from '../../app/place';
import { partsWords } from '../../words/parts';
import { Go } from '../Go/Go';

/** Pages of a list. One page shows nothing; the ends show no dead link. */
export function Pager({ page, pages, to }: { page: number; pages: number; to: (page: number) => string }) {
  const words = useWords(partsWords);
  if (pages <= 1) return null;
  return (
    <nav className="pager" aria-label={words.pages}>
      {page > 1 ? <Go to={to(page - 1)}>{words.previous}</Go> : null}
      {Array.from({ length: pages }, (_, index) => index + 1).map((n) =>
        n === page ? (
          // biome-ignore lint/a11y/useValidAnchor: the open page is a link without an address.
          <a key={n} aria-current="page">
            {n}
          </a>
        ) : (
          <Go key={n} to={to(n)}>
            {n}
          </Go>
        ),
      )}
      {page < pages ? <Go to={to(page + 1)}>{words.next}</Go> : null}
    </nav>
  );
}
