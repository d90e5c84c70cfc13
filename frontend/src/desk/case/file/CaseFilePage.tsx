import { useWords } from '../../../app/place';
import { Button, LinkButton } from '../../../parts/Button/Button';
import { deskcaseWords } from '../../../words/deskcase';
import { casePath } from '../pages';
import { useCase } from '../useCase';
import { CaseFile } from './CaseFile';

/** フォーム出力: the case file as it will stand on paper. */
export default function CaseFilePage() {
  const words = useWords(deskcaseWords);
  const { view } = useCase();
  return (
    <>
      <div className="row row-3 no-print">
        <Button kind="solid" size="s" icon="print" onClick={() => window.print()}>
          {words.print}
        </Button>
        <LinkButton size="s" to={casePath(view.number)}>
          {words.openCase(view.number)}
        </LinkButton>
      </div>
      <CaseFile view={view} />
    </>
  );
}
