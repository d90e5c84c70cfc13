import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '../../api/rest';
import type { components } from '../../api/schema.gen';
import { useLang, usePlace, useWords } from '../../app/place';
import { Button, LinkButton } from '../../parts/Button/Button';
import { Face } from '../../parts/Face/Face';
import { Go } from '../../parts/Go/Go';
import { TabsNav } from '../../parts/TabsNav/TabsNav';
import { faceWords } from '../../words/face';
import { registerWords } from '../../words/register';
import type { Lang } from '../../words/words';
import { Page } from '../Page';
import { Load } from '../shared/Load';
import { usePlaceOfWork } from '../who';

type MirrorView = components['schemas']['MirrorView'];

const VIEWERS = ['desk', 'masked', 'firm', 'public'] as const;
type Viewer = (typeof VIEWERS)[number];

/** H10: the own entry as the desk, a company and the public see it. */
export default function Mirror() {
  const words = useWords(faceWords).mirror;
  const register = useWords(registerWords);
  const page = useLang();
  const { id } = usePlaceOfWork();
  const asked = new URLSearchParams(usePlace().search);
  const viewer: Viewer = VIEWERS.find((one) => one === asked.get('as')) ?? 'desk';
  const lang = shownIn(asked.get('face'), viewer, page);
  // Before the name is told there is nothing of the register, whoever looks.
  const eyes = viewer === 'masked' ? 'firm' : viewer;
  const query = useQuery({
    queryKey: ['hospital', id, 'mirror', eyes],
    // What was just closed must not be shown as still open.
    staleTime: 0,
    queryFn: () =>
      call<MirrorView>('GET', `/api/hospital/mirror?hospital=${encodeURIComponent(id)}&as=${eyes}`),
  });
  // On a small screen the tabs scroll: the open one is brought into sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time that another one opens.
  useEffect(() => {
    const open = document.querySelector('.tabs [aria-current]');
    open?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [viewer]);
  const other = lang === 'en' ? 'ja' : 'en';
  return (
    <Page
      area="register"
      title={words.title}
      crumbs={[{ to: 'hospital/register', label: register.title }, { label: words.title }]}
    >
      <div className="row between">
        <h1>{words.title}</h1>
        <div className="row no-print">
          <Button icon="print" onClick={() => window.print()}>
            {words.print}
          </Button>
          <LinkButton kind="text" to="hospital/register">
            {words.back}
          </LinkButton>
        </div>
      </div>
      <p className="soft no-print">{words.lead}</p>
      <TabsNav
        label={words.tabs}
        tabs={VIEWERS.map((one) => ({
          to: `hospital/register/mirror?as=${one}`,
          label: words.as[one],
          current: one === viewer,
        }))}
      />
      <div className="table-block">
        <p>{words.about[viewer]}</p>
        <p className="no-print">
          <Go className="act" to={`hospital/register/mirror?as=${viewer}&face=${other}`}>
            {other === 'en' ? words.inEnglish : words.inJapanese}
          </Go>
        </p>
        <Load query={query} lines={12}>
          {(data) =>
            viewer === 'masked' ? <Masked mirror={data} lang={lang} /> : <Shown mirror={data} lang={lang} />
          }
        </Load>
      </div>
    </Page>
  );
}

// Companies read English; what is for one's own eyes is in the page's language.
function shownIn(asked: string | null, viewer: Viewer, page: Lang): Lang {
  if (asked === 'en' || asked === 'ja') return asked;
  return viewer === 'firm' || viewer === 'masked' ? 'en' : page;
}

function Shown({ mirror, lang }: { mirror: MirrorView; lang: Lang }) {
  return (
    <>
      <p className="b" lang={lang}>
        {mirror.name[lang] || mirror.name.ja}
      </p>
      <Face face={mirror.face} lang={lang} />
    </>
  );
}

/** “Hospital A, Kanto”: what a company reads before the name is told. */
function Masked({ mirror, lang }: { mirror: MirrorView; lang: Lang }) {
  const words = useWords(faceWords).mirror;
  return (
    <div className="stack">
      <h2 lang={lang}>{faceWords[lang].mirror.maskedName(mirror.region?.[lang] ?? '')}</h2>
      <p className="t14 soft">{words.maskedLetter}</p>
      <p>{words.maskedBefore}</p>
      <p>{words.maskedAfter}</p>
      <ul className="masked-facts">
        {words.maskedFacts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </div>
  );
}
