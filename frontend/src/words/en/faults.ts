import type { faults as jaFaults, problems as jaProblems } from '../ja/faults';
import type { Shape } from '../words';

export const faults: Shape<typeof jaFaults> = {
  required: (p) => `Enter ${p.thing}`,
  required_choice: (p) => `Choose ${p.thing}`,
  too_short: (p) => `${p.Thing} must have ${p.n} characters or more`,
  too_long: (p) => `${p.Thing} must have ${p.n} characters or fewer. ${p.m} too many`,
  too_many: (p) => `${p.Thing} must have ${p.n} entries or fewer`,
  not_a_date: (p) => `${p.Thing} must be a real date, for example 27 3 2027`,
  in_past: (p) => `${p.Thing} must be today or later`,
  in_future: (p) => `${p.Thing} must be today or earlier`,
  no_basis: (p) => `Record a basis for naming the company first: ${p.thing}`,
  not_interested: (p) => `Choose ${p.thing} from those that said they are interested`,
  not_a_business_day: (p) => `${p.Thing} must be a working day in Japan, for example Fri 27 Nov`,
  not_a_number: (p) => `${p.Thing} must be a number, for example 40`,
  too_small: (p) => `${p.Thing} must be ${p.n} or more`,
  too_big: (p) => `${p.Thing} must be ${p.n} or less`,
  order: (p) => `${p.a} must not be more than ${p.b}`,
  unknown_code: (p) => `Choose ${p.thing} from the list`,
  unknown_field: (p) =>
    p.word === undefined
      ? `${p.Thing} is not part of this page. Load the page again`
      : `"${p.word}" is no item of the register. Correct the heading, or delete that column or row`,
  wrong_type: (p) => `Enter ${p.thing} again`,
  bad_characters: (p) => `Take the characters that cannot be shown out of ${p.thing}`,
  email_format: () => 'Email must look like name@example.com',
  registry_format: () => 'Number must look like NCT01234567, 2024-512345-12-00 or jRCT2031240001',
  code_format: (p) => `${p.Thing} must have the form of its list, for example C34.9`,
  clock_format: (p) => `${p.Thing} must be a 24-hour time, for example 14:30`,
  phone_format: () => 'Phone must begin with the country code, for example +1 617 555 0123',
  url_format: (p) => `${p.Thing} must look like https://example.com`,
  email_unconfirmed: (p) =>
    `Confirm ${p.email ?? 'your email'} first: open the link or enter the code we sent`,
  duplicate: (p) => `${p.Thing} is on the list already. Change it or remove one`,
  must_agree: (p) => `Confirm: ${p.Thing}`,
  name_in_synopsis: (p) => `"${p.word}" names the company or product. Write it another way`,
  tells_whose: (p) => `"${p.word}" tells which hospital or case it is. Take it out`,
  patient_data: (p) => `This may identify a patient: "${p.part}". Take it out, then save`,
  code_mismatch: () => 'The code does not match. Use the 6 digits of the newest email',
  code_expired: () => 'The code has ended. Send a new one and enter its 6 digits',
  weak_password: (p) => `Password must have ${p.n ?? '15'} characters or more and not be a common one`,
  not_found: (p) => `Choose ${p.thing} from the list`,
  must_differ: (p) => `${p.Thing} must differ from ${p.b ?? 'the other value'}`,
  reason_needed: (p) => `Enter the reason for ${p.thing}`,
  formula: (p) => `${p.Thing} is a formula or a value such as #N/A. Paste what it should say`,
  yes_or_no: (p) => `Enter yes or no for ${p.thing}, or leave it empty if not known`,
  not_a_sheet: () =>
    'The file cannot be read as a spreadsheet. Save it as an Excel workbook (.xlsx) or as CSV',
  old_sheet: () =>
    'The file is of the old kind (.xls) or has a password. Take the password off and save it as an Excel workbook (.xlsx)',
  macros: () => 'A file with macros is not read. Save it as an Excel workbook (.xlsx)',
  deputy_away: () => 'They are away on one of these days too. Choose somebody else',
  nothing_found: () =>
    'Nothing of the register was found. Use the empty form, or put item names such as "Disease code (ICD-10)" in the first row',
  at_cell: (p) => `${p.sheet ? `Sheet "${p.sheet}", ` : ''}${p.cell}: ${p.sentence}`,
};

export const problems: Shape<typeof jaProblems> = {
  stale_version: (p) =>
    `${p.who ?? 'Another person'} changed this${p.time ? ` at ${p.time}` : ''}. Choose which value to keep`,
  case_updated: () => 'The case was updated meanwhile. Look at it, then try again',
  stage_conflict: (p) =>
    p.stage
      ? `The case is now "${p.stage}". Load the page again`
      : 'The case has moved on. Load the page again',
  link_expired: (p) => `This link ended${p.date ? ` on ${p.date}` : ''}. Send a new link`,
  link_used: () => 'This link has been used once already. Send a new link',
  link_replaced: (p) => `A newer link was sent${p.time ? ` at ${p.time}` : ''}. Use that one`,
  code_mismatch: () => 'The code does not match. Use the 6 digits of the newest email',
  too_many_tries: (p) =>
    `Too many tries. Try again ${p.minutes ? `in ${p.minutes} min` : 'later'} or write to ${p.email ?? 'the desk'}`,
  session_ended: () => 'You were signed out. Your text is kept. Sign in to go on',
  offline: () => 'No connection. Your text is kept here and goes out when you are online',
  offline_send: () =>
    'No connection. Your answers are kept on this device. Send the request again when you are online',
  server: (p) =>
    `We could not save this. Your text is still on this page. Try again, or write to ${p.email ?? 'the desk'}${p.id ? ` with number ${p.id}` : ''}`,
  sign_in: () => 'Email or password does not match. Check both, or ask for a new password',
  gate: (p) =>
    p.gate === 'last_manager'
      ? 'Nobody would be left to look after the members. Make somebody else a manager first'
      : p.gate === 'approver_attests'
        ? 'The hospital has an approver: they confirm'
        : p.gate === 'still_involved'
          ? 'A case or a consultation of this hospital still runs. Conclude this when it has ended'
          : 'Another step comes first. Load the page again to see which',
  not_found: () => 'We found no such page, or your account cannot open it',
  no_right: (p) => `You can read this, but ${p.role ?? 'another role'} must do it`,
  undeliverable: (p) => `We could not deliver to ${p.email}. Check the address`,
};
