import type { ReactElement } from 'react';
import { NotFound } from '../parts/Frame/messages';
import { frameWords } from '../words/frame';
import type { Lang } from '../words/words';
import { PublicFrame } from './PublicFrame';

/** One public page: its address in both languages, its title, and what it shows. */
export interface Page {
  /** Without language and slashes at the ends; empty for the home page. */
  path: string;
  title: Record<Lang, string>;
  description?: Record<Lang, string>;
  /** Whether the company app takes the page over once its script runs. */
  app?: boolean;
  Body: () => ReactElement;
}

function NotFoundPage() {
  return (
    <PublicFrame>
      <NotFound />
    </PublicFrame>
  );
}

export const PAGES: readonly Page[] = [
  {
    path: '404',
    title: { en: frameWords.en.notFoundTitle, ja: frameWords.ja.notFoundTitle },
    Body: NotFoundPage,
  },
];
