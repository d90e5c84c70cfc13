import { useEffect, useRef, useState } from 'react';
import { usePlace, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { Button } from '../../parts/Button/Button';
import { requestWords } from '../../words/request';
import { browserZone } from '../../words/zones';
import { PublicFrame } from '../PublicFrame';
import { makeDraft } from './calls';

/** “Start now” leads here: makes a draft and goes on to its first page. */
export function New() {
  const words = useWords(requestWords);
  const place = usePlace();
  const [tries, setTries] = useState(0);
  const [refused, setRefused] = useState(false);
  const made = useRef(-1);
  useTitle(words.making);
  useEffect(() => {
    if (made.current === tries) return;
    made.current = tries;
    makeDraft(place.lang, browserZone()).then(
      (draft) => place.goOn?.(`/${place.lang}/request/${draft.id}/you`, true),
      () => setRefused(true),
    );
  }, [tries, place]);
  return (
    <PublicFrame>
      <div className="narrow stack">
        <h1>{words.making}</h1>
        {refused ? (
          <>
            <p role="alert">{words.notMade}</p>
            <Button
              kind="solid"
              onClick={() => {
                setRefused(false);
                setTries((count) => count + 1);
              }}
            >
              {words.again}
            </Button>
          </>
        ) : null}
      </div>
    </PublicFrame>
  );
}
