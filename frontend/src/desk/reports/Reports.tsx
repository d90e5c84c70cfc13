import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { call } from '../../api/rest';
import { useMe } from '../../app/me';
import { useLang, usePlace, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { Button } from '../../parts/Button/Button';
import { Crumbs } from '../../parts/Frame/Frame';
import { NotFound } from '../../parts/Frame/messages';
import { Icon } from '../../parts/Icon/Icon';
import { PrintHeader } from '../../parts/PrintHeader/PrintHeader';
import { TabsNav } from '../../parts/TabsNav/TabsNav';
import { fiscalYear, fiscalYearOf, personName, printStamp } from '../../words/format';
import { reportsWords } from '../../words/reports';
import { Load } from '../Load';
import { Figures } from './Figures';
import { Headline } from './Headline';
import { Counted, NotCounted } from './Lists';
import './reports.css';
import { Settle, SettleActs } from './Settle';
import { Sheet } from './Sheet';
import type { CountPage } from './types';
import { everyYear, keyOf, yearOf } from './years';

/** D14: the count against the target, its rule in words, and every line behind every figure. */
export default function Reports() {
  const { year } = useParams();
  const key = (year ?? keyOf(fiscalYearOf(new Date()))).toUpperCase();
  if (!/^R\d{1,2}$/.test(key)) return <NotFound />;
  return <Year year={key} />;
}

function Year({ year }: { year: string }) {
  const page = useQuery({
    queryKey: ['desk', 'counts', year],
    queryFn: () => call<CountPage>('GET', `/api/desk/counts/${year}`),
  });
  return <Load query={page}>{(data) => <Page page={data} />}</Load>;
}

function Page({ page }: { page: CountPage }) {
  const lang = useLang();
  const words = useWords(reportsWords);
  const place = usePlace();
  const { data: me } = useMe();
  const [told, setTold] = useState('');
  const title = words.title(fiscalYear(yearOf(page.fiscal_year), lang));
  const show = new URLSearchParams(place.search).get('show');
  const rule = words.rule(page.rule.id, `${page.rule.version}`);
  const tabs = everyYear(page).filter((one) => !one.ahead || one.fiscal_year === page.fiscal_year);
  useTitle(title);
  return (
    <>
      <PrintHeader
        reference={words.sheet.title}
        mark={rule}
        by={me?.person ? personName(me.person, lang) : ''}
      />
      <div className="screen-only">
        <Crumbs crumbs={[{ label: words.crumb, to: 'desk/reports' }, { label: title }]} />
        <div className="row between">
          <h1>{title}</h1>
          <div className="row">
            <Button size="s" icon="print" onClick={() => window.print()}>
              {words.print}
            </Button>
            <a
              className="btn btn-s btn-line"
              href={`/api/desk/counts/${page.fiscal_year}/csv?lang=${lang}`}
              download
            >
              <Icon name="down" />
              {words.csv}
            </a>
            <SettleActs page={page} onTold={setTold} />
          </div>
        </div>
        <TabsNav
          label={words.years}
          tabs={tabs.map((one) => ({
            to: `desk/reports/${one.fiscal_year}`,
            label: words.tab(
              words.eraYear(one.fiscal_year.replace(/\D/g, '')),
              one.frozen ? words.frozen : words.provisional,
            ),
            current: one.fiscal_year === page.fiscal_year,
          }))}
        />
        <Settle page={page} told={told} onTold={setTold} />
        <Headline page={page} />
        <Figures page={page} />
        <Counted page={page} show={show} />
        <NotCounted page={page} />
        <p className="t14 soft notes">
          {words.note(printStamp(page.as_of), rule)}{' '}
          {page.frozen_at ? words.frozenOn(printStamp(page.frozen_at)) : null}
        </p>
      </div>
      <Sheet page={page} />
    </>
  );
}
