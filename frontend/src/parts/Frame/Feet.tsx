import { useLang, useWords } from '../../app/place';
import { useSite } from '../../app/site';
import { instantsOf, TOKYO, time } from '../../words/format';
import { frameWords } from '../../words/frame';
import { browserZone, zoneCity } from '../../words/zones';
import { Go } from '../Go/Go';

/** The help block and the footer: in the same place on every page. */
export function Feet() {
  const words = useWords(frameWords);
  const site = useSite();
  return (
    <>
      <aside className="help" aria-label={words.helpLabel}>
        <div className="wrap">
          <p>
            <b>{words.helpLabel}</b> {words.helpLine}
          </p>
          <p>
            {site ? (
              <>
                <a href={`mailto:${site.desk_mailbox}`}>{site.desk_mailbox}</a>{' '}
                <span aria-hidden="true">·</span> <span className="nowrap">{site.desk_phone}</span>{' '}
                <span aria-hidden="true">·</span>{' '}
              </>
            ) : null}
            <Hours live={site?.live ?? false} />
          </p>
        </div>
      </aside>
      <footer className="foot">
        <div className="wrap">
          <Go to="contact">{words.contact}</Go>
          <Go to="accessibility">{words.accessibility}</Go>
          <Go to="privacy">{words.privacy}</Go>
          <Go to="terms">{words.terms}</Go>
          <span>{words.patientLine}</span>
          {site ? <span className="ver">{words.version(site.version)}</span> : null}
        </div>
      </footer>
    </>
  );
}

// Prerendered pages do not know the reader’s zone and give Tokyo’s hours alone.
function Hours({ live }: { live: boolean }) {
  const words = useWords(frameWords);
  const lang = useLang();
  const zone = live ? browserZone() : TOKYO;
  if (zone === TOKYO) return <span>{words.hours}</span>;
  const today = new Date().toISOString().slice(0, 10);
  const [opens] = instantsOf(today, '09:00', TOKYO);
  const [closes] = instantsOf(today, '17:30', TOKYO);
  if (!opens || !closes) return <span>{words.hours}</span>;
  const there = words.hoursThere(time(opens, zone), time(closes, zone), zoneCity(zone, lang));
  return (
    <span>
      {words.hours}
      {there}
    </span>
  );
}
