import { useQueries } from '@tanstack/react-query';
import { useMe } from '../../app/me';
import { useLang, usePlace, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { Button, LinkButton } from '../../parts/Button/Button';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { Crumbs } from '../../parts/Frame/Frame';
import { PrintHeader } from '../../parts/PrintHeader/PrintHeader';
import { Skeleton } from '../../parts/Skeleton/Skeleton';
import { deskcaseWords } from '../../words/deskcase';
import { desklistWords } from '../../words/desklist';
import { number, personName } from '../../words/format';
import { readCase } from '../case/api';
import '../case/case.css';
import { CaseFile } from '../case/file/CaseFile';
import { caseKey } from '../case/useCase';
import './cases.css';

/** フォーム出力: the case files that were picked in the list, each on pages of its own. */
export default function CaseFiles() {
  const all = useWords(desklistWords);
  const words = all.files;
  const marks = useWords(deskcaseWords);
  const lang = useLang();
  const place = usePlace();
  const { data: me } = useMe();
  const numbers = (new URLSearchParams(place.search).get('numbers') ?? '')
    .split(',')
    .filter((one) => /^[A-Z]-R\d+-\d+$/.test(one));
  const cases = useQueries({
    queries: numbers.map((one) => ({ queryKey: caseKey(one), queryFn: () => readCase(one) })),
  });
  useTitle(words.title);
  return (
    <>
      <PrintHeader
        reference={words.title}
        mark={marks.deskOnly}
        by={me?.person ? personName(me.person, lang) : ''}
      />
      <Crumbs crumbs={[{ label: all.cases.title, to: 'desk/cases' }, { label: words.title }]} />
      <div className="row between no-print">
        <h1>{words.title}</h1>
        {numbers.length > 0 ? (
          <Button size="s" kind="solid" icon="print" onClick={() => window.print()}>
            {words.print}
          </Button>
        ) : null}
      </div>
      {numbers.length === 0 ? (
        <EmptyState title={words.none} action={<LinkButton to="desk/cases">{words.back}</LinkButton>} />
      ) : (
        <p className="no-print">{words.lead(number(numbers.length))}</p>
      )}
      {cases.map((one, place) =>
        one.data ? (
          <div key={numbers[place]} className="file-page">
            <CaseFile view={one.data} level={2} />
          </div>
        ) : one.isError ? (
          <p key={numbers[place]} className="err">
            {words.notShown(numbers[place] ?? '')}
          </p>
        ) : (
          <Skeleton key={numbers[place]} lines={6} />
        ),
      )}
    </>
  );
}
