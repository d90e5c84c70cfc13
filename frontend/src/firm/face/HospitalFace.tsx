import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { Problem } from '../../api/problem';
import { useMe } from '../../app/me';
import { useLang, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { Button, LinkButton } from '../../parts/Button/Button';
import { Face } from '../../parts/Face/Face';
import { Crashed, NotFound } from '../../parts/Frame/messages';
import { Go } from '../../parts/Go/Go';
import { Icon } from '../../parts/Icon/Icon';
import { PrintHeader } from '../../parts/PrintHeader/PrintHeader';
import { Skeleton } from '../../parts/Skeleton/Skeleton';
import { faceWords } from '../../words/face';
import { readFace } from '../calls';
import { hospitalName } from '../overview/Hospitals';
import { useTheCase } from '../theCase';

/** What a hospital that was put before the company can do, from its register. */
export default function HospitalFace() {
  const words = useWords(faceWords).firm;
  const lang = useLang();
  const { label = '' } = useParams();
  const { data: one, may, to } = useTheCase();
  const { data: me } = useMe();
  const { data, error, refetch } = useQuery({
    queryKey: ['my', 'face', one.number, label],
    queryFn: () => readFace(one.number, label),
  });
  const name = data ? data.name[lang] || data.name.ja : '';
  const title = data ? words.title(name) : one.number;
  useTitle(`${one.number} ${title}`);
  if (!data) {
    if (!error) return <Skeleton lines={12} onRetry={() => void refetch()} />;
    const hidden = error instanceof Problem && [403, 404].includes(error.status);
    return hidden ? <NotFound /> : <Crashed onRetry={() => void refetch()} />;
  }
  return (
    <>
      <PrintHeader
        reference={one.number}
        mark={hospitalName({ label, name: data.name }, lang)}
        by={me?.email ?? ''}
      />
      <p className="no-print row between">
        <Go to={to()} className="back">
          <Icon name="back" />
          {words.back}
        </Go>
        <span className="row">
          {may('select') && one.stage === 'proposed' ? (
            <LinkButton to={to('selection')}>{words.choose}</LinkButton>
          ) : null}
          <Button icon="print" onClick={() => window.print()}>
            {words.print}
          </Button>
        </span>
      </p>
      <div className="stack">
        <h1>{title}</h1>
        <p className="soft">{words.lead}</p>
      </div>
      <Face face={data.face} lang={lang} />
    </>
  );
}
