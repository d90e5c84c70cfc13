import { createContext, type ReactNode, use } from 'react';
import type { Lang, Pair } from '../words/words';

/** Where the reader is. Prerendered pages and the browser each provide one. */
export interface Place {
  readonly lang: Lang;
  /** The address without its language: `my/cases/A-R08-042`, empty on the home page. */
  readonly path: string;
  /** `?a=b` with its question mark, or empty. */
  readonly search: string;
  /** Goes there without loading a page; absent where no router runs. */
  readonly go?: (href: string, replace?: boolean) => void;
  /** Goes there when work begun on this page is done; who has left the page meanwhile is not taken along. */
  readonly goOn?: (href: string, replace?: boolean) => void;
  /** Whether this build draws that path; other paths are loaded anew. */
  readonly holds?: (path: string) => boolean;
}

const PlaceContext = createContext<Place>({ lang: 'en', path: '', search: '' });

/** Says where everything below it stands. */
export function PlaceProvider({ place, children }: { place: Place; children: ReactNode }) {
  return <PlaceContext value={place}>{children}</PlaceContext>;
}

export function usePlace(): Place {
  return use(PlaceContext);
}

export function useLang(): Lang {
  return use(PlaceContext).lang;
}

/** The words of one area in the reader's language. */
export function useWords<T>(words: Pair<T>): T {
  return words[use(PlaceContext).lang];
}
