import { useLang, useWords } from '../../app/place';
import { longDay, personName } from '../../words/format';
import { hospitalWords } from '../../words/hospital';
import { useAbsences } from '../api';
import { usePlaceOfWork } from '../who';

/** For whom the reader stands in today, and until when; nothing on other days. */
export function StandsIn() {
  const words = useWords(hospitalWords).home;
  const lang = useLang();
  const { me } = usePlaceOfWork();
  const absences = useAbsences().data ?? [];
  const today = absences.filter(({ now, deputy }) => now && deputy?.id === me.person?.id);
  return today.map(({ id, person, last }) =>
    person ? <p key={id}>{words.standIn(personName(person, lang), longDay(last, lang))}</p> : null,
  );
}
