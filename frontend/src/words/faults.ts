import { code } from './code';
import { apart, type Lang } from './words';

/** What a fault’s sentence is made of; `thing` is the field’s name, `Thing` the same at the start. */
export type FaultParams = Partial<Record<string, string>>;

/** Faults of one field, by the server’s code. */
const faultWords = apart(
  () => import('./ja/faults').then((file) => file.faults),
  () => import('./en/faults').then((file) => file.faults),
);
/** Refusals of a whole request, by their code. */
const problemWords = apart(
  () => import('./ja/faults').then((file) => file.problems),
  () => import('./en/faults').then((file) => file.problems),
);

/** The label of a field inside a sentence, and whether it is chosen rather than typed. */
export interface FieldName {
  label: string;
  choice?: boolean;
  /** The words for it inside an English sentence: “your company name”, “where Japan stands”. */
  thing?: string;
  /** Sentences of its own, by fault, where the usual one does not say what to do. */
  say?: Partial<Record<string, string>>;
}

/** The sentence for one fault of one field: the same in the summary and at the field. */
export function faultText(
  fault: { code: string; params?: Record<string, string> | undefined },
  field: FieldName,
  lang: Lang,
): string {
  const sentence = sentenceOf(fault, field, lang);
  const { sheet, cell } = fault.params ?? {};
  return cell ? faultWords[lang].at_cell({ sheet: sheet ?? '', cell, sentence }) : sentence;
}

function sentenceOf(fault: Parameters<typeof faultText>[0], field: FieldName, lang: Lang): string {
  const own = field.say?.[fault.code];
  if (own) return own;
  const sentences: Partial<Record<string, (p: FaultParams) => string>> = faultWords[lang];
  const kind = fault.code === 'required' && field.choice ? 'required_choice' : fault.code;
  const say = sentences[kind] ?? faultWords[lang].wrong_type;
  const thing = lang === 'en' ? (field.thing ?? inSentence(field.label)) : field.label;
  return say({ ...fault.params, thing, Thing: capital(thing) });
}

/** The sentence for a request that was refused as a whole. */
export function problemText(
  problem: { code: string; params?: Readonly<Record<string, unknown>> },
  lang: Lang,
): string {
  const sentences: Partial<Record<string, (p: FaultParams) => string>> = problemWords[lang];
  const params = Object.fromEntries(
    Object.entries(problem.params ?? {}).map(([key, value]) => [key, String(value)]),
  );
  if (params.stage) params.stage = code('stage', params.stage, lang);
  if (params.retry_after_seconds) params.minutes = String(Math.ceil(Number(params.retry_after_seconds) / 60));
  return (sentences[problem.code] ?? problemWords[lang].server)(params);
}

// “Company name” reads “company name” inside a sentence; abbreviations keep their capitals.
function inSentence(label: string): string {
  const bare = label.replace(/\?$/, '');
  return /^[A-Z][A-Z]/.test(bare) ? bare : bare.charAt(0).toLowerCase() + bare.slice(1);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
