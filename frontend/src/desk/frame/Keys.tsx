import { useState } from 'react';
import { useWords } from '../../app/place';
import { shortcutsOff, switchShortcuts } from '../../forms/keys';
import { Button } from '../../parts/Button/Button';
import { Dialog } from '../../parts/Dialog/Dialog';
import { deskframeWords } from '../../words/deskframe';

/** Every key of the console, and the switch that turns single keys off. */
export function Keys({ open, onClose }: { open: boolean; onClose: () => void }) {
  const words = useWords(deskframeWords).keys;
  const [off, setOff] = useState(shortcutsOff);
  const groups: { title: string; rows: [string[], string][] }[] = [
    {
      title: words.any,
      rows: [
        [['/'], words.find],
        [['?'], words.help],
        [['Ctrl', 'Enter'], words.write],
      ],
    },
    {
      title: words.go,
      rows: [
        [['g', 't'], words.today],
        [['g', 'i'], words.inbox],
        [['g', 'c'], words.cases],
        [['g', 'r'], words.reports],
      ],
    },
    {
      title: words.triage,
      rows: [
        [['j'], words.next],
        [['k'], words.before],
        [['1'], words.accept],
        [['2'], words.merge],
        [['3'], words.decline],
        [['h'], words.hold],
        [['i'], words.ask],
        [['u'], words.undo],
        [['o'], words.open],
      ],
    },
    {
      title: words.record,
      rows: [
        [['r'], words.reply],
        [['n'], words.note],
        [['a'], words.assign],
        [['s'], words.state],
      ],
    },
  ];
  return (
    <Dialog open={open} onClose={onClose} title={words.title}>
      <p>{words.lead}</p>
      <div className="key-groups">
        {groups.map((group) => (
          <section key={group.title} aria-label={group.title}>
            <h3>{group.title}</h3>
            <dl className="keys">
              {group.rows.map(([keys, what]) => (
                <div key={what}>
                  <dt>
                    {keys.map((key, place) => (
                      <span key={key}>
                        {place > 0 ? (
                          key === 'Enter' ? (
                            ' + '
                          ) : (
                            <span className="vh"> {words.andThen} </span>
                          )
                        ) : null}
                        <kbd className="kbd">{key}</kbd>{' '}
                      </span>
                    ))}
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="row row-3">
        <span role="status">{off ? words.isOff : words.isOn}</span>
        <Button
          size="s"
          onClick={() => {
            switchShortcuts(!off);
            setOff(!off);
          }}
        >
          {off ? words.on : words.off}
        </Button>
      </p>
    </Dialog>
  );
}
