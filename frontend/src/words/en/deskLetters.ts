/**
 * First drafts of the desk’s letters to companies. They are in English whatever
 * language the desk works in, and a person reads and edits each before it goes.
 */

/** One hospital in the collated answer. */
export interface LetterHospital {
  /** “Hospital A”, with its name where the hospital agreed to be named. */
  name: string;
  realistic: number | null;
  patients: number | null;
  method: string;
  start: string;
  conditions: string;
  /** What was asked further, each with its answer, as the company may read it. */
  further: readonly { question: string; said: string }[];
}

/** Why a request is not taken, and who can help. */
export function declineLetter(reason: string, referral: string): string {
  return [
    'Thank you for writing to us.',
    `We cannot take this case. The reason is: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}.`,
    referral
      ? `${referral} can help. Write to them with a short description of your product and your question.`
      : 'If your plans change, write to us again with this reference.',
  ].join('\n\n');
}

/** The collated answer: who was asked, who answered what, what is short. */
export function collatedAnswer(facts: {
  number: string;
  asked: number;
  interested: number;
  declined: number;
  silent: number;
  hospitals: readonly LetterHospital[];
  target: number | null;
  offered: number;
  confidence: string | null;
  estimates: number;
  signed: string;
}): string {
  const { asked, interested, declined, silent, hospitals, target, offered, confidence, estimates, signed } =
    facts;
  const counted = [
    `${interested} ${interested === 1 ? 'is' : 'are'} interested`,
    `${declined} declined`,
    `${silent} did not answer`,
  ];
  return [
    `This is our collated answer to your request ${facts.number}.`,
    `We asked ${hospitalsIn(asked)} in Japan: ${counted.join(', ')}.`,
    hospitals.map(hospitalLines).join('\n\n'),
    ...sum(target, offered, confidence, estimates),
    'Choose hospitals on your case page. For each one you can say selected, reserve or not this time.',
    signed,
  ].join('\n\n');
}

function hospitalLines(one: LetterHospital): string {
  const counted = one.method ? ` (${one.method.charAt(0).toLowerCase()}${one.method.slice(1)})` : '';
  return [
    one.name,
    one.realistic === null ? '' : `- can enrol ${patientsIn(one.realistic)}`,
    one.patients === null ? '' : `- sees ${patientsIn(one.patients)} who could take part${counted}`,
    one.start ? `- can start from ${one.start}` : '',
    one.conditions ? `- conditions: ${one.conditions}` : '',
    ...one.further.map(({ question, said }) => `- ${question} ${said}`),
  ]
    .filter(Boolean)
    .join('\n');
}

function sum(target: number | null, offered: number, confidence: string | null, estimates: number): string[] {
  const basis =
    confidence === 'low' && estimates > 0
      ? ` Confidence: low, because ${estimates} ${estimates === 1 ? 'number is an estimate' : 'numbers are estimates'}.`
      : confidence
        ? ` Confidence: ${confidence}.`
        : '';
  if (target === null) return [`Together they can enrol ${patientsIn(offered)}.${basis}`];
  const short = target - offered;
  return [
    short > 0
      ? `Hospitals offer ${offered} of the ${target} patients you asked for: ${short} short.${basis}`
      : `Hospitals offer all of the ${target} patients you asked for.${basis}`,
  ];
}

function hospitalsIn(n: number): string {
  return n === 1 ? '1 hospital' : `${n} hospitals`;
}

function patientsIn(n: number): string {
  return n === 1 ? '1 patient' : `${n} patients`;
}
