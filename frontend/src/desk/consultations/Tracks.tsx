import { useWords } from '../../app/place';
import { TabsNav } from '../../parts/TabsNav/TabsNav';
import { deskconsultWords } from '../../words/deskconsult';
import { useInbox } from '../lists';
import { useConsultations } from './api';

/** What comes in: requests of companies beside questions of hospitals. */
export function Tracks({ current }: { current: 'a' | 'b' }) {
  const words = useWords(deskconsultWords);
  const inbox = useInbox();
  const open = useConsultations('open=true');
  return (
    <TabsNav
      label={words.tracks}
      tabs={[
        { to: 'desk/inbox', label: words.trackA, current: current === 'a', count: inbox.data?.length },
        {
          to: 'desk/consultations',
          label: words.trackB,
          current: current === 'b',
          count: open.data?.rows.length,
        },
      ]}
    />
  );
}
