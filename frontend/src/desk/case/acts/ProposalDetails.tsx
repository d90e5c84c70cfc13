import { useQuery } from '@tanstack/react-query';
import { useLang, useWords } from '../../../app/place';
import { code } from '../../../words/code';
import { deskactWords } from '../../../words/deskact';
import { list } from '../../../words/format';
import { rareCode } from '../../../words/rarecode';
import type { Lang } from '../../../words/words';
import { readCandidates } from '../api';
import { newestSites } from '../sites';
import type { Checklist } from '../types';
import { useCase } from '../useCase';

/** What shall be done, as on its button: “Accept the case”. */
export function proposedAct(event: string, lang: Lang): string {
  const words = deskactWords[lang];
  const buttons: Partial<Record<string, string>> = { ...words.buttons, ...words.proposed };
  return buttons[event] ?? code('event', event, lang);
}

interface Details {
  checklist?: Checklist;
  outcome?: string;
  loss_reasons?: string[];
  reason?: string;
  letter?: string;
  text?: string;
  recipients?: { hospital: string; reason?: string | null }[];
  hospitals?: string[];
}

/** What exactly was proposed, for the second person to judge: answers, hospitals, texts. */
export function ProposalDetails({ details: given }: { details: unknown }) {
  const lang = useLang();
  const words = useWords(deskactWords);
  const { view } = useCase();
  const details = (given ?? {}) as Details;
  const hospitals = details.recipients?.map((one) => one.hospital) ?? details.hospitals ?? [];
  // A hospital that was not asked yet has its name only on the candidate list.
  const candidates = useQuery({
    queryKey: ['desk', 'candidates', view.number, view.version],
    queryFn: () => readCandidates(view.number),
    enabled: details.recipients !== undefined,
  });
  const name = (hospital: string) => {
    const site = newestSites(view).find((one) => one.hospital === hospital);
    const candidate = candidates.data?.candidates.find((one) => one.hospital === hospital);
    return site?.name[lang] ?? (lang === 'ja' ? candidate?.name_ja : candidate?.name_en) ?? '–';
  };
  const reason = details.reason ?? '';
  return (
    <div className="stack-2">
      {details.checklist ? (
        <p>
          {list(
            Object.entries(details.checklist).map(
              ([criterion, answer]) => `${criterion} ${code('check_answer', answer, lang)}`,
            ),
            lang,
          )}
        </p>
      ) : null}
      {details.outcome ? (
        <p>
          {details.outcome} {code('outcome', details.outcome, lang)}
        </p>
      ) : null}
      {details.loss_reasons && details.loss_reasons.length > 0 ? (
        <ol className="numbered">
          {details.loss_reasons.map((one) => (
            <li key={one}>{rareCode('loss_reason', one, lang)}</li>
          ))}
        </ol>
      ) : null}
      {hospitals.length > 0 ? <p>{words.hospitalsNamed(list(hospitals.map(name), lang))}</p> : null}
      {/^X\d$/.test(reason) ? <p>{code('exit_reason', reason, lang)}</p> : null}
      {[/^X\d$/.test(reason) ? '' : reason, details.text ?? '', details.letter ?? '']
        .filter(Boolean)
        .map((text) => (
          <blockquote key={text} className="as-typed">
            {text}
          </blockquote>
        ))}
    </div>
  );
}
