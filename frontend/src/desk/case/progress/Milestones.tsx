import { useState } from 'react';
import { useLang, useWords } from '../../../app/place';
import { Button } from '../../../parts/Button/Button';
import { type Column, DataTable } from '../../../parts/DataTable/DataTable';
import { code } from '../../../words/code';
import { deskcaseWords } from '../../../words/deskcase';
import { tableDay } from '../../../words/format';
import { KeepMilestone } from '../acts/KeepMilestone';
import { Section } from '../panels/Section';
import { newestSites } from '../sites';
import type { MilestoneView } from '../types';
import { useCase } from '../useCase';

/** Milestones of the trial in Japan with planned, forecast and actual day; M1 to M10 as far as reached. */
export function Milestones() {
  const lang = useLang();
  const words = useWords(deskcaseWords);
  const { view, can } = useCase();
  const [open, setOpen] = useState<{ kind: string; hospital: string } | null>(null);
  const w = words.milestones;
  const editable = can('milestone');
  const sites = newestSites(view);
  const siteOf = (label: string | null | undefined) => sites.find((site) => site.label === label);
  const day = (date: string | null | undefined) => (date ? tableDay(date, lang) : '–');
  const columns: Column<MilestoneView>[] = [
    {
      key: 'kind',
      title: w.kind,
      head: true,
      cell: (one) => (
        <>
          {code('milestone', one.kind, lang)}
          {one.label ? <span className="src">{siteOf(one.label)?.name[lang] ?? one.label}</span> : null}
        </>
      ),
    },
    { key: 'planned', title: w.planned, cell: (one) => day(one.planned) },
    { key: 'forecast', title: w.forecast, cell: (one) => day(one.forecast) },
    { key: 'actual', title: w.actual, cell: (one) => day(one.actual) },
    { key: 'evidence', title: w.evidence, cell: (one) => one.evidence ?? '–' },
  ];
  if (editable) {
    columns.push({
      key: 'change',
      title: w.change,
      cell: (one) => (
        <button
          type="button"
          className="act act-t14"
          onClick={() => setOpen({ kind: one.kind, hospital: siteOf(one.label)?.hospital ?? '' })}
        >
          {w.changeButton}
          <span className="vh"> {code('milestone', one.kind, lang)}</span>
        </button>
      ),
    });
  }
  return (
    <Section
      id="milestones"
      title={w.title}
      aside={
        editable ? (
          <Button size="s" icon="plus" onClick={() => setOpen({ kind: '', hospital: '' })}>
            {w.record}
          </Button>
        ) : undefined
      }
    >
      {view.reached.length > 0 ? (
        <p className="t14">
          {w.reached}
          {view.reached
            .map((one) =>
              w.reachedOne(w.names[one.code as keyof typeof w.names] ?? one.code, tableDay(one.on, lang)),
            )
            .join(words.comma)}
        </p>
      ) : null}
      <DataTable
        caption={w.caption}
        dense
        columns={columns}
        rows={view.milestones}
        rowKey={(one) => `${one.kind} ${one.label ?? ''}`}
        empty={<p className="soft">{w.none}</p>}
      />
      {open ? <KeepMilestone {...open} onClose={() => setOpen(null)} /> : null}
    </Section>
  );
}
