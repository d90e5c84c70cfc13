import { expect } from 'vitest';
import type { Visit } from '../help/browser';
import { mailFor } from '../help/mails';
import { confirm, fillMonth, monthAhead, on, pick } from './clicking';
import { look } from './installation';

/** The company that asks. Invented. */
export const FIRM = {
  name: 'Calder Bay Therapeutics Ltd',
  product: 'CBT-118',
  family: 'Lindqvist',
  given: 'Maya',
  mail: 'm.lindqvist@calderbay.example',
  disease: 'Advanced hepatocellular carcinoma, first line',
};

/** Fills the seven pages of the form, and sends once the code from the mail is in. Answers the case number. */
export async function request({ page }: Visit): Promise<string> {
  const next = async (heading: string) => {
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await on(page, heading);
    await look({ page }, `03 request ${heading}`);
  };
  await page.goto('/en/');
  await look({ page }, '03 request');
  await page.getByRole('link', { name: 'Ask the desk' }).first().click();
  await page.getByRole('link', { name: 'Start now' }).click();
  await on(page, 'You');
  await page.getByLabel('Family name').fill(FIRM.family);
  await page.getByLabel('Given names').fill(FIRM.given);
  await page.getByLabel('Title').fill('VP Clinical Development');
  await pick(page, 'You are', 'Employee of the sponsor');
  await page.getByLabel('Work email').fill(FIRM.mail);
  await next('Trial number');
  await next('Company');
  await page.getByLabel('Company name').fill(FIRM.name);
  await page.getByLabel('Country or region of headquarters').selectOption('United Kingdom');
  await pick(page, 'Type of organisation', 'Biotech start-up');
  await pick(page, 'Base in Japan', 'No base in Japan');
  await next('Product');
  await pick(page, 'Product category', 'Drug');
  await pick(page, 'Modality', 'Monoclonal antibody');
  await page.getByLabel('Product name or code').fill(FIRM.product);
  await next('Trial and Japan');
  await page.getByLabel('Disease or condition').fill(FIRM.disease);
  await page.getByLabel('Therapeutic area').selectOption('Oncology, solid tumours');
  await pick(page, 'Phase of the trial', 'Phase 2');
  await pick(page, 'Where does Japan stand?', 'Japan is preferred');
  await fillMonth(page, 'When will countries and hospitals be fixed?', monthAhead(10));
  await next('What you need');
  await pick(page, 'What do you need?', 'Finding candidate hospitals');
  await pick(page, 'What do you need?', 'Contract in English');
  await page.getByLabel('In your own words').fill('First-line combination. We want 8 to 12 patients in Japan.');
  await pick(page, 'How did you find us?', 'Web search');
  await next('Check your answers');
  await page.getByLabel('I have read the privacy notice').check();
  await page.getByLabel('My answers contain no confidential information').check();
  await page.getByRole('button', { name: 'Send request to the desk' }).click();

  await on(page, 'Confirm your email', 2);
  await look({ page }, '03 request code');
  const { code } = await mailFor(FIRM.mail, /^Your code for the desk$/);
  expect(code, 'the mail holds a code').toBeDefined();
  await page.getByLabel('6-digit code').fill(code ?? '');
  await page.getByRole('button', { name: 'Send request to the desk' }).click();
  await on(page, 'We have received your request');
  return page.url().split('/').at(-1) ?? '';
}

/** Opens one page of the case by its link in the case’s menu. */
export async function openCase({ page }: Visit, number: string, link?: string): Promise<void> {
  await page.goto(`/en/my/cases/${number}`);
  await on(page, FIRM.product);
  if (link) await page.getByRole('navigation', { name: `Case ${number}` }).getByRole('link', { name: link }).click();
}

/** Fills the match-critical details, group by group. */
export async function fillDetails(visit: Visit, number: string): Promise<void> {
  const { page } = visit;
  const open = async (group: string) => {
    await page.getByRole('main').getByRole('link', { name: group, exact: true }).click();
    await on(page, group);
    await look(visit, `06 details ${group}`);
  };
  const save = async () => {
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await on(page, 'Trial details', 2);
  };
  const amount = (label: string, n: number) => page.getByRole('textbox', { name: label }).fill(`${n}`);
  await openCase(visit, number);
  await page.getByRole('link', { name: 'Complete details' }).click();
  await on(page, 'Trial details', 2);
  await open('Disease code');
  await page.getByLabel('Code', { exact: true }).fill('C22.0');
  await save();
  await open('Who can take part');
  await pick(page, 'Age groups', '18–64 years');
  await pick(page, 'Age groups', '65 years and over');
  await pick(page, 'Sex', 'All');
  await page.getByLabel('Line of therapy').fill('First line');
  await save();
  await open('Trial design');
  await pick(page, 'Randomised', 'Yes');
  await pick(page, 'Blinding', 'Open label');
  await save();
  await open('Numbers of patients');
  await amount('All countries', 140);
  await amount('Japan, target', 12);
  await amount('Japan, minimum', 8);
  await save();
  await open('Timeline for Japan');
  await fillMonth(page, 'First patient in Japan, wanted', monthAhead(5));
  await fillMonth(page, 'First patient in Japan, latest', monthAhead(10));
  await amount('Enrolment in Japan, months', 12);
  await save();
  await open('Equipment, ethics review, English');
  await pick(page, 'Equipment and procedures needed', 'Liver biopsy');
  await pick(page, 'Equipment and procedures needed', '−80 °C freezer');
  await pick(page, 'Ethics review route', 'Single ethics review preferred');
  await pick(page, 'What must be in English?', 'Contract');
  await pick(page, 'What must be in English?', 'Monitoring');
  await save();
}

/** Reads the text that hospitals will see, and approves it. */
export async function approveSynopsis(visit: Visit, number: string): Promise<void> {
  const { page } = visit;
  await openCase(visit, number, 'What hospitals see');
  const text = page.getByRole('table', { name: 'Blinded synopsis' });
  await text.waitFor();
  await look(visit, '07 synopsis to approve');
  expect(await text.innerText()).toContain('C22');
  expect(await text.innerText()).not.toMatch(/Calder|CBT-118|Lindqvist|C22\.0/);
  await page.getByRole('button', { name: 'Approve this text' }).click();
  await confirm(page, 'Approve this text');
  await page.getByText(/You approved this text/).waitFor();
}

/** Chooses hospital A with six patients, and says no to hospital B. */
export async function choose(visit: Visit, number: string): Promise<void> {
  const { page } = visit;
  await openCase(visit, number);
  await page.getByRole('link', { name: 'Choose hospitals' }).click();
  await on(page, 'Choose hospitals', 2);
  await pick(page, 'Decision A', 'Selected');
  await page.getByLabel('Patients to enrol').fill('6');
  await pick(page, 'Decision B', 'Not this time');
  await page.getByLabel('Why not').selectOption('Number of patients');
  await page.getByText('6 of 12 patients').waitFor();
}

/** Hands the turn of the agreement on to the desk. */
export async function handOverToDesk(visit: Visit, number: string): Promise<void> {
  const { page } = visit;
  await openCase(visit, number, 'Contracts');
  await page.getByText('第5条を確認してください。').waitFor();
  await look(visit, '16 contracts of the company');
  await page.getByRole('button', { name: 'Hand over the turn' }).click();
  await page.getByRole('dialog').getByLabel('the desk').check();
  await confirm(page, 'Hand over');
}
