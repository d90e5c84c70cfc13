import type { ReactNode } from 'react';
import { useLang, useWords } from '../../../app/place';
import { code } from '../../../words/code';
import { deskactWords } from '../../../words/deskact';
import { deskcaseWords } from '../../../words/deskcase';
import { expertsWords } from '../../../words/experts';
import {
  country,
  eraDay,
  longDay,
  number,
  personName,
  printStamp,
  tableDay,
  time,
} from '../../../words/format';
import { partsWords } from '../../../words/parts';
import { rareCode } from '../../../words/rarecode';
import { fieldText } from '../fields/fieldText';
import { FIELDS } from '../fields/spec';
import { hospitalName } from '../names';
import { RECORD_TABS } from '../pages';
import { CRITERIA } from '../panels/Checklist';
import { sentenceAfterName } from '../sentence';
import { newestSites } from '../sites';
import type { DeskCase } from '../types';

/**
 * 相談カルテ: one case on paper, in the order of the existing tool’s six tabs, then progress and
 * history. Its title is an h1, or an h2 where several files stand on one page.
 */
export function CaseFile({ view, level = 1 }: { view: DeskCase; level?: 1 | 2 }) {
  const lang = useLang();
  const words = useWords(deskcaseWords);
  const acts = useWords(deskactWords);
  const parts = useWords(partsWords);
  const experts = useWords(expertsWords);
  const w = words.file;
  const day = (at: string) => (lang === 'ja' ? eraDay(at) : longDay(at, lang));
  const sites = newestSites(view);
  const Title = `h${level}` as const;
  const Talk = `h${level + 2}` as 'h3' | 'h4';
  const Part = level === 1 ? PartOfPage : PartOfFile;
  return (
    <article className="case-file">
      <Title className="file-title">{w.title}</Title>
      <Facts
        rows={[
          [w.number, view.number],
          [words.columns.company, `${view.org_name}${words.inBrackets(country(view.country, lang))}`],
          [w.subject, view.title],
          [w.received, `${day(view.received_at)} ${time(view.received_at)}`],
          [w.channel, code('channel', view.channel, lang)],
          [w.stage, code('stage', view.stage, lang)],
          [acts.owner, view.owner ? personName(view.owner, lang) : words.noOwner],
          [acts.deputy, view.deputy ? personName(view.deputy, lang) : '–'],
        ]}
      />
      {RECORD_TABS.map((tab) => {
        const fields = view.fields.filter((field) => field.tab === tab && FIELDS[field.field]);
        if (fields.length === 0) return null;
        return (
          <Part key={tab} title={words.tabs[tab]}>
            <Facts
              rows={fields.map((field) => [
                code('field', field.field, lang),
                field.hidden
                  ? w.hidden
                  : fieldText(field.field, field.value, lang).join('\n') || parts.notProvided,
              ])}
            />
          </Part>
        );
      })}
      <Part title={words.acceptance}>
        {view.checklist ? (
          <Facts
            rows={[
              ...CRITERIA.map((one): [string, string] => [
                `${one} ${acts.criteria[one]}`,
                code('check_answer', view.checklist?.[one] ?? 'unclear', lang),
              ]),
              [w.accepted, view.accepted_at ? day(view.accepted_at) : '–'],
            ]}
          />
        ) : (
          <p>{words.notAcceptedYet}</p>
        )}
        {view.count.entries.map((entry) => (
          <p key={`${entry.recorded_at} ${entry.class} ${entry.delta}`}>
            {entry.delta > 0 ? '+' : '−'}
            {Math.abs(entry.delta)}{' '}
            {words.count.classes[entry.class as keyof typeof words.count.classes] ?? entry.class}
          </p>
        ))}
      </Part>
      {view.expert_rounds.map((round) => (
        <Part key={round.no} title={`${words.tabs.experts}${words.gap}${experts.round(round.no)}`}>
          <Facts
            rows={round.experts.map((one) => [
              personName(one.name, lang),
              [
                one.field,
                rareCode('expert_state', one.state, lang),
                one.reply?.reply === 'answer' ? rareCode('verdict', one.reply.verdict, lang) : '',
              ]
                .filter(Boolean)
                .join(words.gap),
            ])}
          />
          {round.report ? (
            <p className="as-typed" lang="en">
              {round.report}
            </p>
          ) : null}
        </Part>
      ))}
      {sites.length > 0 ? (
        <Part title={words.tabs.match}>
          <table className="dense">
            <thead>
              <tr>
                <th scope="col">{words.columns.hospital}</th>
                <th scope="col">{words.columns.state}</th>
                <th scope="col">{w.realistic}</th>
                <th scope="col">{words.columns.pi}</th>
              </tr>
            </thead>
            <tbody>
              {sites.map((site) => (
                <tr key={site.hospital}>
                  <th scope="row">
                    {site.label} {site.name[lang]}
                  </th>
                  <td>{code('site_state', site.state, lang)}</td>
                  <td>{site.answer?.realistic ?? '–'}</td>
                  <td>{site.answer?.pi ?? '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Part>
      ) : null}
      {view.contracts.length > 0 ? (
        <Part title={words.tabs.contracts}>
          <Facts
            rows={view.contracts.map((one) => [
              hospitalName(sites, one.hospital, lang),
              [
                code('contract_stage', one.record.stage, lang),
                one.record.executed_on ? day(one.record.executed_on) : '',
              ]
                .filter(Boolean)
                .join(words.gap),
            ])}
          />
        </Part>
      ) : null}
      {view.milestones.length > 0 ? (
        <Part title={words.milestones.title}>
          <Facts
            rows={view.milestones.map((one) => [
              [code('milestone', one.kind, lang), one.label ?? ''].filter(Boolean).join(words.gap),
              one.actual
                ? `${day(one.actual)}${words.gap}${one.evidence ?? ''}`
                : one.forecast || one.planned
                  ? `${tableDay(one.forecast ?? one.planned ?? '', lang)}${words.gap}${one.forecast ? words.milestones.forecast : words.milestones.planned}`
                  : '–',
            ])}
          />
        </Part>
      ) : null}
      <Part title={words.contacts}>
        {view.contacts.length === 0 ? <p>{w.none}</p> : null}
        {view.contacts.map((contact) => (
          <section key={contact.id}>
            <Talk>
              {day(contact.at)} {time(contact.at)}
              {words.gap}
              {code('contact_mode', contact.mode, lang)}
              {words.gap}
              {code('content_class', contact.class, lang)}
              {words.gap}
              {words.minutes(number(contact.minutes))}
            </Talk>
            <p>{words.participants(contact.participants)}</p>
            <p className="as-typed" lang={contact.lang}>
              {contact.text}
            </p>
            {contact.translation ? (
              <p className="as-typed" lang="ja">
                {words.translation}
                {'\n'}
                {contact.translation.text}
              </p>
            ) : null}
          </section>
        ))}
      </Part>
      <Part title={words.history}>
        <ol className="file-history">
          {[...view.history].reverse().map((line, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the history only grows, and two lines may look alike.
            <li key={place}>
              {printStamp(line.at)}
              {words.gap}
              {line.by ? personName(line.by, lang) : words.theSystem}
              {words.gap}
              {sentenceAfterName(line, lang)}
            </li>
          ))}
        </ol>
      </Part>
    </article>
  );
}

interface PartProps {
  title: string;
  children: ReactNode;
}

function PartOfPage({ title, children }: PartProps) {
  return (
    <section>
      <h2 className="file-head">{title}</h2>
      {children}
    </section>
  );
}

function PartOfFile({ title, children }: PartProps) {
  return (
    <section>
      <h3 className="file-head">{title}</h3>
      {children}
    </section>
  );
}

function Facts({ rows }: { rows: readonly (readonly [string, string])[] }) {
  return (
    <dl className="facts facts-file">
      {rows.map(([label, value]) => (
        <div className="fact" key={label}>
          <dt>{label}</dt>
          <dd className="as-typed">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
