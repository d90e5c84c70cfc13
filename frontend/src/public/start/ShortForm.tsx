import { useLang, useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { Field, tie } from '../../parts/Field/Field';
import { Go } from '../../parts/Go/Go';
import { publicWords } from '../../words/public';
import { PRIVACY_VERSION } from '../../words/versions';

/** The question in a few words, for browsers without scripts: a plain form the server reads as it is. */
export function ShortForm() {
  const words = useWords(publicWords).start;
  const lang = useLang();
  const name = { id: 'short-name', label: words.plainName, required: true };
  const company = { id: 'short-company', label: words.plainCompany, required: true };
  const email = { id: 'short-email', label: words.plainEmail, required: true };
  const text = { id: 'short-words', label: words.plainWords, required: true, hint: words.plainWordsHint };
  return (
    <section className="short-form" aria-labelledby="short-form">
      <h2 id="short-form">{words.plainTitle}</h2>
      <p>{words.plainText}</p>
      <form method="post" action="/api/short-requests">
        <input type="hidden" name="lang" value={lang} />
        <input type="hidden" name="privacy_version" value={PRIVACY_VERSION} />
        <Field {...name}>
          <input {...tie(name)} className="in" name="name" required autoComplete="name" maxLength={200} />
        </Field>
        <Field {...company}>
          <input
            {...tie(company)}
            className="in"
            name="company"
            required
            autoComplete="organization"
            maxLength={200}
          />
        </Field>
        <Field {...email}>
          <input
            {...tie(email)}
            className="in"
            name="email"
            type="email"
            required
            autoComplete="email"
            maxLength={254}
          />
        </Field>
        <Field {...text}>
          <textarea {...tie(text)} className="in" name="words" rows={8} required maxLength={2000} />
        </Field>
        <p className="trap" aria-hidden="true">
          <label htmlFor="short-website">{words.plainTrap}</label>
          <input id="short-website" name="website" tabIndex={-1} autoComplete="off" />
        </p>
        <p>
          <Go to="privacy">{words.privacyLink}</Go>
        </p>
        <label className="choice">
          <input type="checkbox" name="consent_privacy" value="true" required />
          <span>{words.plainPrivacy}</span>
        </label>
        <label className="choice">
          <input type="checkbox" name="nonconf_confirm" value="true" required />
          <span>{words.plainNonconf}</span>
        </label>
        <Button type="submit" kind="solid" size="l">
          {words.plainSend}
        </Button>
      </form>
    </section>
  );
}
