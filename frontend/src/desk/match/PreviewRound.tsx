import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { lazy, Until } from '../../app/lazy';
import { useLang, useWords } from '../../app/place';
import { Select } from '../../parts/Field/inputs';
import { Skeleton } from '../../parts/Skeleton/Skeleton';
import { roundfurtherWords } from '../../words/roundfurther';
import { readRoundPreview } from '../case/api';
import { explain } from '../case/explain';
import type { Further } from '../case/types';
import { useCase } from '../case/useCase';

// The hospital’s own form: few rounds are looked at before they go out.
const Preview = lazy(() => import('../../hospital/requests/Preview'));

/** 医療機関の画面で確かめる: the very form that one of the chosen hospitals would get. */
export function PreviewRound({
  kind,
  due,
  further,
  hospitals,
}: {
  kind: 'interest' | 'full';
  due: string | null;
  further: Required<Further>;
  hospitals: readonly { hospital: string; name: string }[];
}) {
  const lang = useLang();
  const words = useWords(roundfurtherWords);
  const { view } = useCase();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(hospitals[0]?.hospital ?? '');
  const body = { kind, hospital: chosen, due, further };
  const preview = useQuery({
    queryKey: ['desk', 'preview', view.number, view.version, JSON.stringify(body)],
    queryFn: () => readRoundPreview(view.number, body),
    enabled: open,
    retry: false,
  });
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="act">{words.preview}</summary>
      {open ? (
        <div className="stack">
          <p className="t14">{words.previewNote}</p>
          <Select
            id="preview-hospital"
            label={words.previewFor}
            bare
            size="s"
            value={chosen}
            onChange={setChosen}
          >
            {hospitals.map((one) => (
              <option key={one.hospital} value={one.hospital}>
                {one.name}
              </option>
            ))}
          </Select>
          {preview.data ? (
            <Until fallback={<Skeleton lines={8} />}>
              <Preview key={JSON.stringify(body)} view={preview.data} />
            </Until>
          ) : preview.error ? (
            <p className="err" role="alert">
              {explain(preview.error, view.number, lang).text}
            </p>
          ) : (
            <Skeleton lines={8} onRetry={() => void preview.refetch()} />
          )}
        </div>
      ) : null}
    </details>
  );
}
