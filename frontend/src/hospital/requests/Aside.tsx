import type { RequestView } from '../types';
import { Context } from './Context';
import { Exchange } from './Exchange';

/** Beside the questions: what is asked about, and the way to the desk. */
export function Aside({ view }: { view: RequestView }) {
  return (
    <div className="ctx">
      <Context view={view} />
      <Exchange view={view} />
    </div>
  );
}
