import type { ReactNode } from 'react';
import { useLang, useWords } from '../../app/place';
import { Go } from '../../parts/Go/Go';
import { Icon } from '../../parts/Icon/Icon';
import { code } from '../../words/code';
import { deskWords } from '../../words/desk';
import { casePath } from '../case/pages';
import { Panel } from '../case/panels/Section';
import type { DeskCase } from '../case/types';
import { useCase } from '../case/useCase';

/** Flags that say something about the address a request came from. */
const MAIL_FLAGS = ['free_mail', 'mail_domain_differs'];
const BASE_FLAGS = ['development_base_in_japan', 'headquarters_in_japan'];

/** What the program compared: what is in order, and what a person has to look at. */
export function Checks() {
  const lang = useLang();
  const words = useWords(deskWords);
  const { view } = useCase();
  const flags = view.flags;
  return (
    <Panel title={words.inbox.checks}>
      <ul className="checked">
        {view.similar.length === 0 ? (
          <Line good>{words.inbox.noSimilar}</Line>
        ) : (
          view.similar.map((row) => (
            <Line key={row.number}>
              <b>
                <Go to={casePath(row.number)}>{words.inbox.similar(row.number)}</Go>
              </b>
              <br />
              <span className="t14" lang="en">
                {[row.org_name, row.product ?? row.disease].join(words.gap)}
              </span>{' '}
              <span className="t14">{words.inBrackets(code('stage', row.stage, lang))}</span>
            </Line>
          ))
        )}
        {answered(view, 'org_website') && !flags.some((flag) => MAIL_FLAGS.includes(flag)) ? (
          <Line good>{words.inbox.mailMatches}</Line>
        ) : null}
        {answered(view, 'org_jp_base') && !flags.some((flag) => BASE_FLAGS.includes(flag)) ? (
          <Line good>{words.inbox.noBase}</Line>
        ) : null}
        {flags.map((flag) => (
          <Line key={flag}>{code('flag', flag, lang)}</Line>
        ))}
      </ul>
    </Panel>
  );
}

function answered(view: DeskCase, name: string): boolean {
  const value = view.fields.find((field) => field.field === name)?.sent;
  return value !== null && value !== undefined && value !== '';
}

function Line({ good = false, children }: { good?: boolean; children: ReactNode }) {
  return (
    <li>
      <Icon name={good ? 'tick' : 'warning'} />
      <span>{children}</span>
    </li>
  );
}
