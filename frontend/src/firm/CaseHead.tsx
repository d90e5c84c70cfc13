import { useMe } from '../app/me';
import { useLang, useWords } from '../app/place';
import { Chip } from '../parts/Chip/Chip';
import { CopyButton } from '../parts/CopyButton/CopyButton';
import { HeaderStrip, RecordHead } from '../parts/HeaderStrip/HeaderStrip';
import { PrintHeader } from '../parts/PrintHeader/PrintHeader';
import { code } from '../words/code';
import { firmWords } from '../words/firm';
import { personName, workingDaysLeftInJapan } from '../words/format';
import { actionText } from './list/MyCases';
import { useTheCase } from './theCase';
import { useWhen } from './when';

/** What stands on top of every page of a case: reference, title, and whose turn it is until when. */
export function CaseHead({ title }: { title?: string }) {
  const words = useWords(firmWords);
  const lang = useLang();
  const when = useWhen();
  const { data } = useTheCase();
  const { data: me } = useMe();
  const { turn } = data;
  const due = turn.due ? when.moment(turn.due) : null;
  const left = turn.business_days_left;
  const owner = data.contacts.find((one) => !one.deputy);
  const deputy = data.contacts.find((one) => one.deputy);
  const dueLine = [due?.other, left === null ? '' : workingDaysLeftInJapan(left, lang)].filter(Boolean);
  return (
    <>
      <PrintHeader reference={data.number} by={me?.email ?? ''} />
      <RecordHead
        reference={data.number}
        beside={<CopyButton text={data.number} />}
        title={title ?? data.title}
        end={<Chip kind="stage">{code('stage', data.stage, lang)}</Chip>}
      />
      {turn.side === 'nobody' ? null : (
        <HeaderStrip
          label={words.strip}
          mine={turn.side === 'firm'}
          who={words.who[turn.side]}
          next={{ main: actionText(turn, words.actions) }}
          due={{
            main: due?.main ?? words.noDate,
            small: dueLine.join(lang === 'ja' ? '。' : '. ') || undefined,
          }}
          owner={{
            main: owner ? personName(owner, lang) : words.noOwner,
            small: deputy ? words.deputy(personName(deputy, lang)) : undefined,
          }}
          contact
        />
      )}
    </>
  );
}
