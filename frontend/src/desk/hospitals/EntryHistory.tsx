import { useWords } from '../../app/place';
import { Acts } from '../../hospital/register/History';
import { Button } from '../../parts/Button/Button';
import { registerWords } from '../../words/register';
import { Load } from '../Load';
import { HospitalPage } from './HospitalPage';
import { useEntry, useEntryHistory } from './review';

/** Who changed what in a hospital’s register, for the desk. */
export default function EntryHistory() {
  return <HospitalPage tab="history">{(id) => <Loaded id={id} />}</HospitalPage>;
}

function Loaded({ id }: { id: string }) {
  const words = useWords(registerWords);
  const entry = useEntry(id);
  const history = useEntryHistory(id);
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="vh">
        {words.history.title}
      </h2>
      <p className="soft">{words.history.lead}</p>
      <Load query={entry}>
        {(register) => (
          <Acts acts={history.data?.pages.flatMap((page) => page.acts) ?? []} now={register.hospital} />
        )}
      </Load>
      {history.hasNextPage ? (
        <Button busy={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {words.history.older}
        </Button>
      ) : null}
    </section>
  );
}
