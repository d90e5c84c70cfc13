import { useLang, useWords } from '../../app/place';
import { LinkButton } from '../../parts/Button/Button';
import { deskWords } from '../../words/desk';
import { stamp } from '../../words/format';
import { useShortRequests } from '../lists';

/** Short web requests: a person makes each of them a case. */
export function ShortRequests() {
  const lang = useLang();
  const words = useWords(deskWords);
  const short = useShortRequests();
  if (!short.data || short.data.length === 0) return null;
  return (
    <section className="box short-requests" aria-labelledby="short">
      <h2 id="short">{words.inbox.short.title(`${short.data.length}`)}</h2>
      <ul className="lines">
        {short.data.map((one) => (
          <li key={one.id}>
            <div className="grow">
              <p>
                <b lang={one.lang}>{words.inbox.short.from(one.name, one.company)}</b>{' '}
                <span className="t14 soft">
                  {one.email}
                  {words.gap}
                  <time dateTime={one.received_at}>{stamp(one.received_at, lang)}</time>
                </span>
              </p>
              <p lang={one.lang} className="pre">
                {one.words}
              </p>
            </div>
            <LinkButton size="s" to={`desk/cases/new?short=${one.id}`}>
              {words.inbox.short.make}
              <span className="vh"> {one.company}</span>
            </LinkButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
