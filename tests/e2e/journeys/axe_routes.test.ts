import { expect, test } from 'vitest';
import { newBrowser } from '../help/browser';
import { CRAWL_LIMIT, crawl, get } from '../help/crawl';
import { publicPages, routes } from '../help/routes';
import { signIn } from '../help/sign-in';

const SECTIONS = [
  'basic', 'team', 'departments', 'diseases', 'diseases/new', 'record', 'equipment', 'equipment/2', 'irb',
  'contract', 'data', 'english', 'english/2',
];
const DETAILS = ['disease', 'population', 'criteria', 'design', 'numbers', 'burden', 'dates', 'needs'];

test('every page that anybody can open is free of axe findings and fits its width', async () => {
  await using browser = await newBrowser();
  const found = await crawl(browser, async ({ page }) => {
    await page.goto('/en/request/new');
    await page.waitForURL(/\/request\/[0-9a-f-]{36}\/you$/);
    const draft = page.url().split('/').at(-2) ?? '';
    const form = routes('public/request/Request.tsx', 'request', { draft: [draft] });
    return [
      ...publicPages(),
      'hospital/join',
      ...routes('app/main.tsx', '', { token: ['0'.repeat(64)], number: ['A-R08-999'] }),
      // Opening it makes another draft, whose pages are those below.
      ...form.filter((one) => one !== 'request/new'),
      ...routes('public/request/Request.tsx', `request/${draft}`, {}, 2),
      ...routes('public/request/NextPages.tsx', `request/${draft}`, {}),
    ];
  });
  expect(found).toEqual([]);
}, CRAWL_LIMIT);

test('every page of a company is free of axe findings and fits its width', async () => {
  await using browser = await newBrowser();
  const found = await crawl(browser, async ({ page }) => {
    await signIn(page, 'SUB');
    const [one] = await get<{ number: string }[]>(page, '/api/my/cases');
    return [
      ...routes('firm/Firm.tsx', 'my', {}),
      // Its case has ended, and with it the entries of hospitals: see below.
      ...routes('firm/CasePages.tsx', `my/cases/${one?.number}`, { task: DETAILS, label: [] }),
    ];
  });
  expect(found).toEqual([]);
}, CRAWL_LIMIT);

test('the entry of a hospital is free of axe findings for the company that may read it', async () => {
  await using browser = await newBrowser();
  const found = await crawl(browser, async ({ page }) => {
    await signIn(page, 'SUB2');
    const [one] = await get<{ number: string }[]>(page, '/api/my/cases');
    type Asked = { hospitals: { label: string; entry: boolean }[] };
    const { hospitals } = await get<Asked>(page, `/api/my/cases/${one?.number}`);
    const open = hospitals.filter((hospital) => hospital.entry);
    expect(open).not.toEqual([]);
    return open.map(({ label }) => `my/cases/${one?.number}/hospitals/${label}`);
  });
  expect(found).toEqual([]);
}, CRAWL_LIMIT);

test('every page of a hospital is free of axe findings and fits its width', async () => {
  await using browser = await newBrowser();
  const found = await crawl(browser, async ({ page }) => {
    await signIn(page, 'HO');
    const asked = await get<{ number: string }[]>(page, '/api/hospital/requests');
    const number = asked.slice(0, 3).map((one) => one.number);
    const questions = await get<{ number: string }[]>(page, '/api/hospital/consultations');
    const consultation = questions.slice(0, 3).map((one) => one.number);
    return [
      ...routes('hospital/Hospital.tsx', 'hospital', { number }),
      ...routes('hospital/register/RegisterRoutes.tsx', 'hospital/register', { section: SECTIONS }),
      ...['masked', 'firm', 'public'].map((viewer) => `hospital/register/mirror?as=${viewer}`),
      ...routes('hospital/consult/ConsultRoutes.tsx', 'hospital/consult', { consultation }),
    ];
  });
  expect(found).toEqual([]);
}, CRAWL_LIMIT);
