import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from 'react';
import { usePlace } from '../../app/place';
import { frameWords } from '../../words/frame';

interface Props extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** Where to, without the language: `my/cases/A-R08-042`, `` for the home page, `?tab=b` to change the query. */
  to: string;
  replace?: boolean;
  children: ReactNode;
}

/** The one link to a page of ours: keeps the language, and stays in the app where it can. */
export function Go({ to, replace = false, onClick, children, ...rest }: Props) {
  const place = usePlace();
  const href = to.startsWith('?') ? `/${place.lang}/${place.path}${to}` : `/${place.lang}/${to}`;
  return (
    <a {...rest} href={href} onClick={(event) => follow(event, href, place, replace, onClick)}>
      {children}
    </a>
  );
}

/** The same page in the other language, with its query; drafts are kept by the form itself. */
export function LangLink({ className = 'lang' }: { className?: string }) {
  const place = usePlace();
  const other = place.lang === 'en' ? 'ja' : 'en';
  const href = `/${other}/${place.path}${place.search}`;
  return (
    <a
      className={className}
      href={href}
      lang={other}
      hrefLang={other}
      onClick={(event) => follow(event, href, place, false)}
    >
      {frameWords[place.lang].otherLanguage}
    </a>
  );
}

function follow(
  event: MouseEvent<HTMLAnchorElement>,
  href: string,
  place: ReturnType<typeof usePlace>,
  replace: boolean,
  onClick?: (event: MouseEvent<HTMLAnchorElement>) => void,
) {
  onClick?.(event);
  const plainClick =
    event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const path = href.replace(/^\/(en|ja)\//, '').replace(/[?#].*$/, '');
  if (
    event.defaultPrevented ||
    !plainClick ||
    event.currentTarget.target ||
    !place.go ||
    !place.holds?.(path)
  ) {
    return;
  }
  event.preventDefault();
  place.go(href, replace);
}
