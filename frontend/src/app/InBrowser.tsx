import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { frameWords } from '../words/frame';
import { hasWords, type Lang, loadWords } from '../words/words';
import { type Place, PlaceProvider } from './place';
import { useCurrentTitle } from './title';

const PREFIX = /^\/(en|ja)(?:\/|$)/;

/** The language of an address. */
export function langOf(path: string): Lang {
  return (PREFIX.exec(path)?.[1] ?? 'en') as Lang;
}

/** Reads the place from the address bar, keeps `<html lang>` right, and announces each new page. */
export function InBrowser({ holds, children }: { holds: (path: string) => boolean; children: ReactNode }) {
  const location = useLocation();
  const navigate = useNavigate();
  const leftFrom = useRef<Element | null>(null);
  // Where the reader is or is on the way to: a page goes on being drawn until the next one is there.
  const bound = useRef(location.pathname);
  const lang = useLoaded(langOf(location.pathname));
  const place = useMemo<Place>(() => {
    const go = (href: string, replace = false) => {
      leftFrom.current = document.activeElement;
      bound.current = href.replace(/[?#].*$/, '');
      navigate(href, { replace });
    };
    return {
      lang,
      path: location.pathname.replace(PREFIX, '').replace(/\/$/, ''),
      search: location.search,
      go,
      goOn: (href, replace) => {
        if (bound.current === location.pathname) go(href, replace);
      },
      holds,
    };
  }, [lang, location.pathname, location.search, navigate, holds]);
  useEffect(() => {
    document.documentElement.lang = lang;
  }, [lang]);
  useEffect(() => {
    bound.current = location.pathname;
  }, [location.pathname]);
  return (
    <PlaceProvider place={place}>
      {children}
      <Announcer key={lang} path={place.path} empty={frameWords[lang].product} leftFrom={leftFrom} />
    </PlaceProvider>
  );
}

// The page keeps its language until the words of the other one are there.
function useLoaded(wanted: Lang): Lang {
  const [shown, setShown] = useState(wanted);
  const ready = hasWords(wanted);
  useEffect(() => {
    if (ready) setShown(wanted);
    else
      loadWords(wanted).then(
        () => setShown(wanted),
        () => window.location.reload(),
      );
  }, [wanted, ready]);
  return ready ? wanted : shown;
}

// A new page moves the focus to its h1, so that reading goes on there; the first page keeps the
// focus where the browser put it. The h1 may come later than the address (a chunk, an answer): who
// has begun to type meanwhile, in another box than the one that led here, is left alone.
function Announcer({
  path,
  empty,
  leftFrom,
}: {
  path: string;
  empty: string;
  leftFrom: RefObject<Element | null>;
}) {
  const title = useCurrentTitle();
  const first = useRef(true);
  const moved = useRef('');
  useEffect(() => {
    if (first.current) {
      first.current = false;
      moved.current = path;
      return;
    }
    if (moved.current === path) return;
    const focus = () => {
      const heading = document.querySelector<HTMLElement>('main h1');
      if (!heading) return false;
      moved.current = path;
      const box = document.activeElement?.closest('input, textarea, select');
      if (box && box !== leftFrom.current) return true;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      window.scrollTo(0, 0);
      return true;
    };
    if (focus()) return;
    const watch = new MutationObserver(() => {
      if (focus()) watch.disconnect();
    });
    watch.observe(document.body, { childList: true, subtree: true });
    return () => watch.disconnect();
  }, [path, leftFrom]);
  return (
    <p className="vh" role="status">
      {moved.current === '' ? '' : title || empty}
    </p>
  );
}
