import type { Lang } from '../../words/words';
import type { Line, RequestView } from '../types';

/** The text of one line of the synopsis, or nothing. */
export function lineText(lines: readonly Line[] | null | undefined, code: string, lang: Lang): string {
  return lines?.find((line) => line.code === code)?.[lang] ?? '';
}

/** What a request is about, in a row or a heading: modality, disease (else area), phase. */
export function aboutOf(lines: readonly Line[] | null | undefined, lang: Lang): string {
  const parts = [
    lineText(lines, 'modality', lang),
    lineText(lines, 'disease', lang) || lineText(lines, 'area', lang),
    lineText(lines, 'phase', lang),
  ].filter(Boolean);
  return parts.join(lang === 'ja' ? '　' : ', ');
}

/** Whether the hospital still has to answer. */
export function isOpen(view: Pick<RequestView, 'state' | 'round'>): boolean {
  return ['invited', 'opened', 'question'].includes(view.state) && view.round === 'open';
}
