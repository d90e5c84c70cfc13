import { useLang, useWords } from '../../../app/place';
import { Chip } from '../../../parts/Chip/Chip';
import { Go } from '../../../parts/Go/Go';
import { code } from '../../../words/code';
import { deskcaseWords } from '../../../words/deskcase';
import { tableDay } from '../../../words/format';
import { casePath } from '../pages';
import { useCase } from '../useCase';
import { Panel } from './Section';

/** Cases that look alike: the same company and product, or a similar name and disease. */
export function Similar() {
  const lang = useLang();
  const words = useWords(deskcaseWords);
  const { view } = useCase();
  if (view.similar.length === 0 && view.absorbed.length === 0) return null;
  return (
    <Panel title={words.similar}>
      <ul className="lines lines-tight t14">
        {view.similar.map((row) => (
          <li key={row.number}>
            <span>
              <Go to={casePath(row.number)}>{row.number}</Go>{' '}
              <Chip kind="stage">{code('stage', row.stage, lang)}</Chip>
              <br />
              <span lang="en">{[row.org_name, row.product ?? row.disease].join(words.gap)}</span>
              <br />
              {words.receivedOn(tableDay(row.received_at, lang))}
            </span>
          </li>
        ))}
        {view.absorbed.map((number) => (
          <li key={number}>
            <span>
              <Go to={casePath(number)}>{number}</Go> {words.wasMerged}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
