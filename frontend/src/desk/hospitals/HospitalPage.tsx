import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useLang, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import '../../hospital/hospital.css';
import { Crumbs } from '../../parts/Frame/Frame';
import { TabsNav } from '../../parts/TabsNav/TabsNav';
import { desklistWords } from '../../words/desklist';
import { deskreviewWords } from '../../words/deskreview';
import { Load } from '../Load';
import { Leaves } from './Leaves';
import { type EntryReview, useReview } from './review';

const TABS = ['register', 'history', 'propose'] as const;
type Tab = (typeof TABS)[number];

/** Head and tabs of every page of one hospital at the desk. */
export function HospitalPage({
  tab,
  children,
}: {
  tab: Tab;
  children: (id: string, review: EntryReview) => ReactNode;
}) {
  const { hospital = '' } = useParams();
  const review = useReview(hospital);
  return (
    <Load query={review}>
      {(data) => (
        <Head id={hospital} review={data} tab={tab}>
          {children(hospital, data)}
        </Head>
      )}
    </Load>
  );
}

function Head({
  id,
  review,
  tab,
  children,
}: {
  id: string;
  review: EntryReview;
  tab: Tab;
  children: ReactNode;
}) {
  const all = useWords(desklistWords).hospitals;
  const words = useWords(deskreviewWords);
  const lang = useLang();
  const { name, own, demonstration } = review.row;
  const shown = name[lang] || name.ja;
  const tabs = TABS.filter((one) => one !== 'propose' || review.may_propose);
  useTitle(tab === 'register' ? shown : `${words.tabs[tab]} ${shown}`);
  return (
    <div className="stack">
      <Crumbs crumbs={[{ to: 'desk/hospitals', label: words.title }, { label: shown }]} />
      <h1>{shown}</h1>
      {own ? <p className="b">{all.own}</p> : null}
      {demonstration ? <p className="t14 soft">{all.demonstration}</p> : null}
      <Leaves id={id} review={review} />
      <TabsNav
        label={words.tabsLabel}
        tabs={tabs.map((one) => ({
          to: one === 'register' ? `desk/hospitals/${id}` : `desk/hospitals/${id}/${one}`,
          label: words.tabs[one],
          current: one === tab,
        }))}
      />
      {children}
    </div>
  );
}
