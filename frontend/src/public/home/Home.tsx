import { useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { LinkButton } from '../../parts/Button/Button';
import { Phrased } from '../../parts/Fill/Fill';
import { Go } from '../../parts/Go/Go';
import { Icon } from '../../parts/Icon/Icon';
import { hospitalDoor } from '../../words/ja/hospitalDoor';
import { publicWords } from '../../words/public';
import { PublicFrame } from '../PublicFrame';

/** What the desk does and for whom; two doors; the way in five steps. */
export function Home() {
  const words = useWords(publicWords).home;
  useTitle(words.heading);
  return (
    <PublicFrame wide>
      <div className="hero">
        <div className="wrap">
          <h1>
            <Phrased text={words.heading} />
          </h1>
          <p className="lead">{words.lead}</p>
          <div className="doors">
            <div className="door main">
              <h2>{words.companyDoor}</h2>
              <p>{words.companyDoorText}</p>
              <div className="row row-4">
                <LinkButton to="request" kind="solid" size="l">
                  {words.ask}
                </LinkButton>
                <Go to="resume" className="act">
                  {words.resume}
                </Go>
              </div>
            </div>
            <div className="door" lang="ja">
              <h2>{hospitalDoor.title}</h2>
              <p>{hospitalDoor.text}</p>
              <div className="row row-4">
                <a className="btn btn-l btn-line" href="/ja/hospital" hrefLang="ja">
                  {hospitalDoor.enter}
                </a>
              </div>
            </div>
          </div>
        </div>
      </div>
      <div className="wrap home-body">
        <Steps />
        <div className="cols cols-21 home-cols">
          <DoAndDoNot />
          <section aria-labelledby="pmda">
            <div className="sec-head">
              <h2 id="pmda">{words.pmdaTitle}</h2>
            </div>
            <p className="t16">{words.pmdaText}</p>
            <p className="t16 home-link">
              <a href="https://www.pmda.go.jp/english/" hrefLang="en">
                {words.pmdaLink}
              </a>
            </p>
          </section>
        </div>
      </div>
    </PublicFrame>
  );
}

function Steps() {
  const words = useWords(publicWords).home;
  return (
    <section aria-labelledby="how-it-works">
      <div className="sec-head">
        <h2 id="how-it-works">{words.howItWorks}</h2>
      </div>
      <ol className="steps five">
        {words.steps.map((step, index) => (
          <li key={step}>
            <span className="n" aria-hidden="true">
              {index + 1}
            </span>
            <b>{step}</b>
            <small>{words.stepDetails[index]}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}

function DoAndDoNot() {
  const words = useWords(publicWords).home;
  const last = words.weDoNot.length - 1;
  return (
    <section aria-labelledby="we-do">
      <div className="sec-head">
        <h2 id="we-do">{words.doAndDoNot}</h2>
      </div>
      <div className="cols cols-11">
        <ul className="yes">
          {words.weDo.map((text) => (
            <li key={text}>
              <Icon name="tick" />
              <span>{text}</span>
            </li>
          ))}
        </ul>
        <ul className="yes">
          {words.weDoNot.map((text, index) => (
            <li key={text}>
              <Icon name="dash" />
              <span>
                {text}
                {index === last ? (
                  <a className="home-jrct" href="https://jrct.mhlw.go.jp/">
                    {words.jrct}
                  </a>
                ) : null}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
