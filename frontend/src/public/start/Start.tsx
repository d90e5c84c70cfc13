import { type ReactNode, useEffect } from 'react';
import { useLang, useWords } from '../../app/place';
import { useSite } from '../../app/site';
import { useTitle } from '../../app/title';
import { LinkButton } from '../../parts/Button/Button';
import { Fill } from '../../parts/Fill/Fill';
import { Go } from '../../parts/Go/Go';
import { Icon } from '../../parts/Icon/Icon';
import { publicWords } from '../../words/public';
import { PublicFrame } from '../PublicFrame';
import { ShortForm } from './ShortForm';

/**
 * The start of a request. Prerendered; the app draws the same page over it and
 * hands in a button that makes a draft. Without scripts a plain form is there.
 */
export default function Start({ start }: { start?: ReactNode }) {
  const words = useWords(publicWords).start;
  const lang = useLang();
  const site = useSite();
  useTitle(words.title);
  // The form comes while its start page is read.
  useEffect(() => {
    import('../request/Request').catch(() => {});
  }, []);
  return (
    <PublicFrame>
      <div className="narrow prose" lang={lang}>
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
        <ul className="yes">
          {words.facts.map((fact) => (
            <li key={fact}>
              <Icon name="tick" />
              <span>{fact}</span>
            </li>
          ))}
        </ul>
        <p className="topline">
          <Icon name="eye" />
          <span>{words.banner}</span>
        </p>
        <div className="row row-4 needs-script">
          {start ?? (
            <LinkButton to="request/new" kind="solid" size="l" block>
              {words.startNow}
            </LinkButton>
          )}
          <Go to="resume" className="act">
            {words.resume}
          </Go>
        </div>
        <noscript>
          <ShortForm />
        </noscript>
        <h2>{words.atHandTitle}</h2>
        <ul className="dots">
          {words.atHand.map((thing) => (
            <li key={thing}>{thing}</li>
          ))}
        </ul>
        <h2>{words.notHereTitle}</h2>
        <p>
          <Fill
            text={words.notHere}
            slots={{
              jrct: <a href="https://jrct.mhlw.go.jp/">{words.jrct}</a>,
              contact: <Go to="contact">{words.contact}</Go>,
            }}
          />
        </p>
        <h2>{words.otherWays}</h2>
        <p>
          <Fill
            text={words.otherWaysText}
            slots={{
              mail: site ? <a href={`mailto:${site.desk_mailbox}`}>{site.desk_mailbox}</a> : null,
              phone: <span className="nowrap">{site?.desk_phone}</span>,
            }}
          />
        </p>
      </div>
    </PublicFrame>
  );
}
