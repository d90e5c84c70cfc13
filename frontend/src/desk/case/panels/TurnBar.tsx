import { useLang, useWords } from '../../../app/place';
import { type PartyTime, PartyTimeBar } from '../../../parts/Charts/PartyTimeBar';
import { code } from '../../../words/code';
import { deskcaseWords } from '../../../words/deskcase';
import { shortDay } from '../../../words/format';
import { useCase } from '../useCase';
import { Panel } from './Section';

const PARTIES: Record<string, PartyTime['party']> = { desk: 'desk', firm: 'firm', hospital: 'hosp' };

/** How many working days the case lay with each side since it came. */
export function TurnBar() {
  const lang = useLang();
  const words = useWords(deskcaseWords);
  const { view } = useCase();
  const times = view.turn_days.flatMap((one) => {
    const party = PARTIES[one.side];
    return party
      ? [
          {
            party,
            label: code('side', one.side, lang),
            days: Math.round((one.business_minutes / 510) * 10) / 10,
          },
        ]
      : [];
  });
  if (times.length === 0) return null;
  return (
    <Panel title={words.turnsSince(shortDay(view.received_at, lang))}>
      <PartyTimeBar times={times} />
    </Panel>
  );
}
