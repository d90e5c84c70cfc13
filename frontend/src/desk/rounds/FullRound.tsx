import { useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { useKept } from '../../forms/useKept';
import { Button } from '../../parts/Button/Button';
import { Check } from '../../parts/Choice/Choice';
import { Date3, dateOf } from '../../parts/DateParts/DateParts';
import { deskexchangeWords } from '../../words/deskexchange';
import { deskmatchWords } from '../../words/deskmatch';
import { month, number } from '../../words/format';
import { roundfurtherWords } from '../../words/roundfurther';
import { ActDialog } from '../case/acts/ActDialog';
import { RecordBasis } from '../case/acts/RecordBasis';
import { Section } from '../case/panels/Section';
import { interestedSites } from '../case/sites';
import type { SiteView } from '../case/types';
import { useCase } from '../case/useCase';
import { AskMore, furtherCheck, furtherNames, NOTHING_MORE } from '../match/AskMore';
import { PreviewRound } from '../match/PreviewRound';

const NO_DAY = { year: '', month: '', day: '' };

/** 詳細調査: hospitals that are interested and may know the company are asked again, with its name. */
export function FullRound() {
  const lang = useLang();
  const words = useWords(deskexchangeWords);
  const match = useWords(deskmatchWords);
  const { view, can } = useCase();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [basis, setBasis] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const sites = interestedSites(view);
  if (sites.length === 0 || !can('open_round')) return null;
  const picked = sites.filter((site) => chosen.includes(site.hospital));
  const facts = (site: SiteView) =>
    [
      site.answer?.realistic === null || site.answer?.realistic === undefined
        ? ''
        : match.proposal.realistic(number(site.answer.realistic)),
      site.answer?.start ? match.proposal.start(month(site.answer.start, lang)) : '',
    ]
      .filter(Boolean)
      .join(match.comma);
  return (
    <Section title={words.fullTitle}>
      <p>{words.fullLead}</p>
      <ul className="lines site-asks">
        {sites.map((site) => (
          <li key={site.hospital}>
            <div>
              {site.firm_named ? (
                <Check
                  id={`full-${site.hospital}`}
                  label={`${site.label} ${site.name[lang]}`}
                  checked={chosen.includes(site.hospital)}
                  onChange={(yes) =>
                    setChosen(
                      yes ? [...chosen, site.hospital] : chosen.filter((one) => one !== site.hospital),
                    )
                  }
                />
              ) : (
                <p className="b">
                  {site.label} {site.name[lang]}
                </p>
              )}
              <p className="t14 soft">{facts(site)}</p>
              {site.firm_named ? null : <p className="t14">{words.fullNoBasis}</p>}
            </div>
            {!site.firm_named && can('record_basis') ? (
              <Button size="s" onClick={() => setBasis(site.hospital)}>
                {words.fullBasis}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {picked.length > 0 ? (
        <p className="form-acts">
          <Button onClick={() => setAsking(true)}>{words.fullSend(number(picked.length))}</Button>
        </p>
      ) : sites.some((site) => site.firm_named) ? (
        <p className="soft">{words.fullChoose}</p>
      ) : null}
      <RecordBasis hospital={basis} onClose={() => setBasis(null)} />
      {asking ? <Send sites={picked} onClose={() => setAsking(false)} onSent={() => setChosen([])} /> : null}
    </Section>
  );
}

function Send({
  sites,
  onClose,
  onSent,
}: {
  sites: readonly SiteView[];
  onClose: () => void;
  onSent: () => void;
}) {
  const lang = useLang();
  const words = useWords(deskexchangeWords);
  const match = useWords(deskmatchWords);
  const { view, act } = useCase();
  const [day, setDay] = useState(NO_DAY);
  const due = dateOf(day);
  const typed = Object.values(day).some(Boolean);
  const more = useWords(roundfurtherWords);
  const [further, setFurther, forgetFurther] = useKept(`${view.number}:full-further`, NOTHING_MORE);
  return (
    <ActDialog
      title={words.fullSendTitle(number(sites.length))}
      confirm={words.fullSend(number(sites.length))}
      names={{
        '/due': { label: match.due, id: 'full-due' },
        '/recipients': { label: match.hospitals, choice: true, id: 'main' },
        ...furtherNames(more),
      }}
      check={() => [
        ...(typed && !due ? [{ pointer: '/due', code: 'not_a_date' }] : []),
        ...furtherCheck(further),
      ]}
      send={(version) =>
        act(
          'rounds',
          { kind: 'full', recipients: sites.map((site) => ({ hospital: site.hospital })), due, further },
          version,
        )
      }
      onClose={onClose}
      onDone={() => {
        onSent();
        forgetFurther();
      }}
    >
      {(at) => (
        <>
          <p>{words.fullSendBody(view.org_name)}</p>
          <ul className="bullets">
            {sites.map((site) => (
              <li key={site.hospital}>{site.name[lang]}</li>
            ))}
          </ul>
          <Date3
            id="full-due"
            label={match.due}
            hint={words.fullDueHint}
            size="m"
            value={day}
            error={at('/due')}
            onChange={setDay}
          />
          <AskMore
            value={further}
            onChange={setFurther}
            hospitals={sites.map((site) => site.hospital)}
            at={at}
          />
          <PreviewRound
            kind="full"
            due={due}
            further={further}
            hospitals={sites.map((site) => ({ hospital: site.hospital, name: site.name[lang] }))}
          />
        </>
      )}
    </ActDialog>
  );
}
