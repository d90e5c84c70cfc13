import { usePlace, useWords } from '../app/place';
import { useTitle } from '../app/title';
import { Button, LinkButton } from '../parts/Button/Button';
import { Frame } from '../parts/Frame/Frame';
import { hospitalWords } from '../words/hospital';

/** For whoever has not signed in, or belongs to no hospital. */
export default function Outside({ signedIn }: { signedIn: boolean }) {
  return signedIn ? <NotAMember /> : <SignInFirst />;
}

// The way back leads to the very page that was asked for.
function SignInFirst() {
  const words = useWords(hospitalWords);
  const place = usePlace();
  useTitle(words.signInTitle);
  return (
    <Frame look="app">
      <div className="narrow stack">
        <h1>{words.signInTitle}</h1>
        <p>{words.signInBody}</p>
        <LinkButton kind="solid" to={`sign-in?to=${encodeURIComponent(`${place.path}${place.search}`)}`}>
          {words.signIn}
        </LinkButton>
      </div>
    </Frame>
  );
}

function NotAMember() {
  const words = useWords(hospitalWords);
  const place = usePlace();
  useTitle(words.notMember);
  const signOut = async () => {
    await fetch('/api/sign-out', { method: 'POST', headers: { 'X-Requested-With': 'madoguchi' } });
    window.location.assign(`/${place.lang}/sign-in`);
  };
  return (
    <Frame look="app">
      <div className="narrow stack">
        <h1>{words.notMember}</h1>
        <p>{words.notMemberBody}</p>
        <Button onClick={() => void signOut()}>{words.signOut}</Button>
      </div>
    </Frame>
  );
}
