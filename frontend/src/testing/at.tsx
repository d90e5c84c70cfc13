import { type RenderResult, render } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { type Place, PlaceProvider } from '../app/place';
import type { Lang } from '../words/words';

/** Renders as at one address: `at('ja', <Chip kind="new" />)`. */
export function at(lang: Lang, element: ReactElement, place: Partial<Place> = {}): RenderResult {
  const whole: Place = { lang, path: '', search: '', ...place };
  return render(element, {
    wrapper: ({ children }: { children: ReactNode }) => (
      <PlaceProvider place={whole}>{children}</PlaceProvider>
    ),
  });
}
