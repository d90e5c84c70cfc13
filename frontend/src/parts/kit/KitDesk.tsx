import { useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { kitWords } from '../../words/kit';
import { Button } from '../Button/Button';
import { Chip } from '../Chip/Chip';
import { CopyButton } from '../CopyButton/CopyButton';
import { DeskFrame } from '../Frame/DeskFrame';
import { HeaderStrip, RecordHead } from '../HeaderStrip/HeaderStrip';
import type { IconName } from '../Icon/Icon';
import { TabsNav } from '../TabsNav/TabsNav';
import { KitTable } from './KitTable';

const ICONS: IconName[] = ['home', 'inbox', 'cases', 'pen', 'chart'];

/** The frame of the desk console with a record in it. */
export function KitDesk() {
  const words = useWords(kitWords);
  useTitle(words.record);
  return (
    <DeskFrame
      nav={words.columns.map((label, index) => ({
        to: `kit?${index}`,
        label,
        icon: ICONS[index] ?? 'home',
        count: index * 3,
        current: index === 2,
      }))}
      reader={{ name: words.owner, initials: words.owner.charAt(0), to: 'kit' }}
      crumbs={[{ label: words.table, to: 'kit' }, { label: 'A-R08-042' }]}
    >
      <RecordHead
        reference="A-R08-042"
        beside={<CopyButton text="A-R08-042" />}
        title={words.record}
        end={<Chip kind="stage">{words.stage}</Chip>}
      />
      <HeaderStrip
        label={words.strip}
        mine
        next={{ main: words.next, small: words.nextSmall }}
        due={{ main: words.clockDetail }}
        owner={{ main: words.owner, small: words.deputy }}
      />
      <p className="row my-4">
        <Button kind="solid" size="s" icon="mail" hotkey="r">
          {words.replyTitle}
        </Button>
        <Button size="s" icon="note" hotkey="n">
          {words.noteTitle}
        </Button>
      </p>
      <TabsNav
        label={words.tasks}
        tabs={words.tabs.map((label, index) => ({ to: `kit?tab=${index}`, label, current: index === 0 }))}
      />
      <KitTable />
    </DeskFrame>
  );
}
