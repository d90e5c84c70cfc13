import { useTitle } from '../../app/title';
import { Button } from '../Button/Button';
import { Chip } from '../Chip/Chip';
import { Frame } from '../Frame/Frame';

/** Every part on one page, in development only. */
export default function Kit() {
  useTitle('Kit');
  return (
    <Frame look="app">
      <h1>Kit</h1>
      <p className="row">
        <Button kind="solid">Solid</Button> <Button>Line</Button> <Chip kind="you" />
      </p>
    </Frame>
  );
}
