import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../api/problem';
import { useMe } from '../../app/me';
import { useLang, usePlace, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { Button, LinkButton } from '../../parts/Button/Button';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { Go } from '../../parts/Go/Go';
import { Icon } from '../../parts/Icon/Icon';
import { Notice } from '../../parts/Notice/Notice';
import { PrintHeader } from '../../parts/PrintHeader/PrintHeader';
import { desklistWords } from '../../words/desklist';
import { number, personName } from '../../words/format';
import { readPeople } from '../case/api';
import { Load } from '../Load';
import { type CasePage, useCases } from '../lists';
import { CaseList } from './CaseList';
import './cases.css';
import { addressOf, type FilterName, filtersOf, filterText } from './query';
import { SearchForm } from './SearchForm';

/** D3: cases by the four keys of the existing tool; the address holds every filter. */
export default function Cases() {
  const words = useWords(desklistWords).cases;
  const lang = useLang();
  const place = usePlace();
  const { data: me } = useMe();
  const params = new URLSearchParams(place.search);
  const filters = filtersOf(place.search);
  const sort = params.get('sort');
  const cases = useCases(addressOf(filters, { sort, cursor: params.get('cursor') }));
  useTitle(words.title);
  // A page that no longer exists: the list is there, from its beginning.
  const lost = cases.error instanceof Problem && cases.error.faults.some((one) => one.pointer === '/cursor');
  return (
    <>
      <PrintHeader reference={words.title} by={me?.person ? personName(me.person, lang) : ''} />
      <div className="row between">
        <h1>{words.title}</h1>
        <LinkButton size="s" icon="phone" to="desk/cases/new">
          {words.register}
        </LinkButton>
      </div>
      <SearchForm key={addressOf(filters, { sort })} filters={filters} sort={sort} />
      {lost ? (
        <Notice kind="info" title={words.cursorOver}>
          <Go to={`?${addressOf(filters, { sort })}`}>{words.first}</Go>
        </Notice>
      ) : (
        <Load query={cases}>{(page) => <Found page={page} waiting={cases.isPlaceholderData} />}</Load>
      )}
    </>
  );
}

function Found({ page, waiting }: { page: CasePage; waiting: boolean }) {
  const words = useWords(desklistWords).cases;
  const lang = useLang();
  const place = usePlace();
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [told, setTold] = useState('');
  const params = new URLSearchParams(place.search);
  const filters = filtersOf(place.search);
  const sort = params.get('sort');
  const later = params.has('cursor');
  const names = Object.keys(filters) as FilterName[];
  const query = addressOf(filters, { sort });
  const people = useNames(Boolean(filters.owner));
  if (page.rows.length === 0) {
    if (names.length === 0 && !later) {
      return (
        <EmptyState
          title={words.emptyTitle}
          action={<LinkButton to="desk/cases/new">{words.register}</LinkButton>}
        >
          {words.emptyBody}
        </EmptyState>
      );
    }
    return (
      <EmptyState title={words.noneTitle} action={<LinkButton to="desk/cases">{words.clear}</LinkButton>}>
        {words.noneBody}{' '}
        <span className="row removable">
          {names.map((name) => (
            <Go key={name} to={`?${addressOf({ ...filters, [name]: undefined }, { sort })}`}>
              {filterText(name, filters[name] ?? '', lang, people)}
            </Go>
          ))}
        </span>
      </EmptyState>
    );
  }
  const print = () => {
    if (picked.length === 0) return setTold(words.pickFirst);
    place.go?.(`/${place.lang}/desk/cases/files?numbers=${picked.join(',')}`);
  };
  return (
    <div aria-busy={waiting || undefined}>
      {names.length > 0 ? (
        <ul className="row filter-chips" aria-label={words.filters}>
          {names.map((name) => {
            const text = filterText(name, filters[name] ?? '', lang, people);
            return (
              <li key={name}>
                <Go
                  className="filter-chip"
                  to={`?${addressOf({ ...filters, [name]: undefined }, { sort })}`}
                  aria-label={words.remove(text)}
                >
                  {text}
                  <Icon name="x" />
                </Go>
              </li>
            );
          })}
          <li>
            <Go to={`?${addressOf({}, { sort })}`}>{words.clear}</Go>
          </li>
        </ul>
      ) : null}
      <div className="row between list-bar">
        <p className="b" role="status">
          {page.more ? words.totalMore(number(page.total)) : words.total(number(page.total))}
        </p>
        <div className="row no-print">
          {picked.length > 0 ? (
            <>
              <span className="t14">{words.picked(number(picked.length))}</span>
              <Button size="s" kind="text" onClick={() => setPicked([])}>
                {words.pickNone}
              </Button>
            </>
          ) : (
            <Button size="s" kind="text" onClick={() => setPicked(page.rows.map((row) => row.number))}>
              {words.pickAll(number(page.rows.length))}
            </Button>
          )}
          <Button size="s" icon="file" onClick={print}>
            {words.files}
          </Button>
          <a
            className="btn btn-s btn-line"
            href={`/api/desk/cases.csv?${query ? `${query}&` : ''}lang=${lang}`}
            download
          >
            <Icon name="down" />
            {words.csv}
          </a>
          <Button size="s" icon="print" onClick={() => window.print()}>
            {words.print}
          </Button>
        </div>
      </div>
      <p className="err" role="alert">
        {picked.length === 0 ? told : ''}
      </p>
      <CaseList rows={page.rows} picked={picked} onPick={setPicked} />
      <nav className="row row-4 pages no-print" aria-label={words.title}>
        {later ? <Go to={`?${query}`}>{words.first}</Go> : null}
        {page.next ? (
          <LinkButton size="s" icon="right" to={`?${addressOf(filters, { sort, cursor: page.next })}`}>
            {words.next}
          </LinkButton>
        ) : null}
      </nav>
    </div>
  );
}

/** Names of the desk’s people by their ids, where a filter holds one. */
function useNames(needed: boolean): ReadonlyMap<string, string> {
  const lang = useLang();
  const people = useQuery({ queryKey: ['desk', 'people'], queryFn: readPeople, enabled: needed });
  return new Map((people.data ?? []).map((one) => [one.id, personName(one, lang)]));
}
