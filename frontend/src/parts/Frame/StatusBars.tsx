import { useSyncExternalStore } from 'react';
import { useSessionEnded } from '../../api/session';
import { useWords } from '../../app/place';
import { useSite } from '../../app/site';
import { frameWords } from '../../words/frame';
import { Go } from '../Go/Go';

/** What holds for every page: no connection, signed out, demonstration data. */
export function StatusBars() {
  const words = useWords(frameWords);
  const online = useSyncExternalStore(
    watchConnection,
    () => navigator.onLine,
    () => true,
  );
  const ended = useSessionEnded();
  const site = useSite();
  return (
    <div className="status-bars" role="status">
      {online ? null : <p className="status-bar">{words.offline}</p>}
      {ended ? (
        <p className="status-bar">
          {words.sessionEnded}{' '}
          <Go to="sign-in" target="_blank">
            {words.signInAgain}
          </Go>
        </p>
      ) : null}
      {site?.demo ? <p className="status-bar">{words.demo}</p> : null}
    </div>
  );
}

function watchConnection(changed: () => void) {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}
