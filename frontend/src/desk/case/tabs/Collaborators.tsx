import { useState } from 'react';
import { useLang, useWords } from '../../../app/place';
import { Button, LinkButton } from '../../../parts/Button/Button';
import { Chip } from '../../../parts/Chip/Chip';
import { type Column, DataTable } from '../../../parts/DataTable/DataTable';
import { EmptyState } from '../../../parts/EmptyState/EmptyState';
import { code } from '../../../words/code';
import { deskcaseWords } from '../../../words/deskcase';
import { longDay } from '../../../words/format';
import { RecordBasis } from '../acts/RecordBasis';
import { FieldList } from '../fields/FieldList';
import { casePath } from '../pages';
import { Section } from '../panels/Section';
import { newestSites } from '../sites';
import type { SiteView } from '../types';
import { useCase } from '../useCase';

/** 共同研究者情報: hospitals that were asked, who would lead, what each agreed to; bases for naming the company. */
export default function Collaborators() {
  const lang = useLang();
  const words = useWords(deskcaseWords);
  const { view, can } = useCase();
  const [basis, setBasis] = useState<string | null>(null);
  const sites = newestSites(view);
  const fields = view.fields.filter((field) => field.tab === 'collaborators' && field.value !== null);
  const columns: Column<SiteView>[] = [
    {
      key: 'hospital',
      title: words.columns.hospital,
      head: true,
      cell: (site) => (
        <>
          {site.label} {site.name[lang]} <Marks site={site} />
        </>
      ),
    },
    { key: 'state', title: words.columns.state, cell: (site) => code('site_state', site.state, lang) },
    { key: 'pi', title: words.columns.pi, cell: (site) => site.answer?.pi ?? '–' },
    {
      key: 'name',
      title: words.columns.named,
      cell: (site) =>
        site.answer ? (site.answer.name_may_be_told ? words.nameTold : words.nameMasked) : '–',
    },
    {
      key: 'basis',
      title: words.columns.basis,
      cell: (site) => (
        <>
          {view.bases
            .filter((one) => one.hospital === site.hospital)
            .map((one) => (
              <span className="fact-line" key={`${one.kind} ${one.since} ${one.reference}`}>
                {code('basis_kind', one.kind, lang)}
                {words.gap}
                {one.until
                  ? words.fromUntil(longDay(one.since, lang), longDay(one.until, lang))
                  : words.from(longDay(one.since, lang))}
                <span className="src">{one.reference}</span>
              </span>
            ))}
          {can('record_basis') ? (
            <Button size="s" onClick={() => setBasis(site.hospital)}>
              {words.recordBasis}
              <span className="vh"> {site.name[lang]}</span>
            </Button>
          ) : null}
        </>
      ),
    },
  ];
  return (
    <>
      <Section title={words.tabs.collaborators}>
        <DataTable
          caption={words.hospitalsAsked}
          columns={columns}
          rows={sites}
          rowKey={(site) => site.hospital}
          empty={
            <EmptyState
              title={words.noHospitals}
              action={
                can('open_round') ? (
                  <LinkButton size="s" to={casePath(view.number, 'match')}>
                    {words.tabs.match}
                  </LinkButton>
                ) : undefined
              }
            >
              {words.noHospitalsBody}
            </EmptyState>
          }
        />
      </Section>
      {fields.length > 0 ? (
        <Section title={words.companyPartners}>
          <FieldList label={words.companyPartners} fields={fields} />
        </Section>
      ) : null}
      <RecordBasis hospital={basis} onClose={() => setBasis(null)} />
    </>
  );
}

/** Own hospital of the operator, and invented data: said wherever the hospital is named. */
export function Marks({ site }: { site: { own: boolean; demonstration: boolean } }) {
  const words = useWords(deskcaseWords);
  return (
    <>
      {site.own ? <Chip kind="stage">{words.ownHospital}</Chip> : null}{' '}
      {site.demonstration ? <span className="chip chip-closed">{words.demonstration}</span> : null}
    </>
  );
}
