import type { ReactElement } from 'react';
import { NotFound } from '../parts/Frame/messages';
import { frameWords } from '../words/frame';
import { legalWords } from '../words/legal';
import { publicWords } from '../words/public';
import { requestpagesWords } from '../words/requestpages';
import { type Lang, type Pair, plain } from '../words/words';
import { Contact } from './contact/Contact';
import { Home } from './home/Home';
import { Accessibility, Privacy, Terms } from './legal/Legal';
import { PublicFrame } from './PublicFrame';
import SentShort from './request/SentShort';
import Start from './start/Start';

/** One public page: its address in both languages, its title, and what it shows. */
export interface Page {
  /** Without language and slashes at the ends; empty for the home page. */
  path: string;
  title: (lang: Lang) => string;
  description?: (lang: Lang) => string;
  /** Whether the company app takes the page over once its script runs. */
  app?: boolean;
  Body: () => ReactElement;
}

/** Every prerendered page. The home page’s title is whole; the others get the product’s name. */
export const PAGES: readonly Page[] = [
  {
    path: '',
    title: each(publicWords, (words) => words.home.title),
    description: each(publicWords, (words) => words.home.description),
    Body: Home,
  },
  { path: 'contact', title: each(publicWords, (words) => words.contact.title), Body: Contact },
  {
    path: 'privacy',
    title: each(legalWords, (words) => words.privacy.title),
    description: each(legalWords, (words) => words.privacy.lead),
    Body: Privacy,
  },
  {
    path: 'terms',
    title: each(legalWords, (words) => words.terms.title),
    description: each(legalWords, (words) => words.terms.lead),
    Body: Terms,
  },
  {
    path: 'accessibility',
    title: each(legalWords, (words) => words.accessibility.title),
    description: each(legalWords, (words) => words.accessibility.lead),
    Body: Accessibility,
  },
  {
    path: 'request',
    title: each(publicWords, (words) => words.start.title),
    description: each(publicWords, (words) => words.start.description),
    app: true,
    Body: () => <Start />,
  },
  {
    path: 'request/sent-short',
    title: each(requestpagesWords, (words) => plain(words.short.title)),
    Body: SentShort,
  },
  { path: '404', title: each(frameWords, (words) => words.notFoundTitle), Body: NotFoundPage },
];

function NotFoundPage() {
  return (
    <PublicFrame>
      <NotFound />
    </PublicFrame>
  );
}

function each<T>(words: Pair<T>, pick: (words: T) => string): (lang: Lang) => string {
  return (lang) => pick(words[lang]);
}
