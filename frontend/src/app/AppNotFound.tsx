import { Frame } from '../parts/Frame/Frame';
import { NotFound } from '../parts/Frame/messages';

/** No route of this app has that address. */
export function AppNotFound() {
  return (
    <Frame look="app">
      <NotFound />
    </Frame>
  );
}
