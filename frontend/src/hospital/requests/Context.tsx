import { useLang, useWords } from '../../app/place';
import { useSite } from '../../app/site';
import { SynopsisLines } from '../../forms/SynopsisLines';
import { SummaryList } from '../../parts/SummaryList/SummaryList';
import { country } from '../../words/format';
import { hospitalWords } from '../../words/hospital';
import type { RequestView } from '../types';

/** What is asked about: the approved text without names, or with the firm once it may be named. */
export function Context({ view }: { view: RequestView }) {
  const all = useWords(hospitalWords);
  const words = all.request;
  const lang = useLang();
  const site = useSite();
  const lines = view.text ?? null;
  const firm = view.firm ?? null;
  return (
    <aside aria-labelledby="context">
      <div className="box">
        <h2 id="context">{words.context}</h2>
        {firm ? (
          <SummaryList
            compact
            rows={[
              { label: words.firm, value: firm.name, lang: 'en' },
              { label: words.firmCountry, value: country(firm.country, lang) },
              ...(firm.product ? [{ label: words.firmProduct, value: firm.product, lang: 'en' }] : []),
            ]}
          />
        ) : null}
        {lines === null ? (
          <p>{words.contextClosed}</p>
        ) : (
          <>
            <p className="t14 soft">{firm ? words.contextNamed : words.contextBlind}</p>
            {lines.length === 0 ? <p>{words.noLines}</p> : <SynopsisLines lines={lines} />}
          </>
        )}
        <p className="t14 soft ctx-note">{words.numberNote}</p>
        {view.may_ask ? null : (
          <p className="t14 soft">
            {words.askDesk}{' '}
            {site ? (
              <a href={`mailto:${site.desk_mailbox}?subject=${encodeURIComponent(`[${view.number}]`)}`}>
                {site.desk_mailbox}
              </a>
            ) : null}
          </p>
        )}
      </div>
    </aside>
  );
}
