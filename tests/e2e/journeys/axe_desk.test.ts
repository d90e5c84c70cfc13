import { expect, test } from 'vitest';
import { newBrowser } from '../help/browser';
import { CRAWL_LIMIT, crawl, get } from '../help/crawl';
import { routes } from '../help/routes';
import { signIn } from '../help/sign-in';

test('every page of the desk is free of axe findings and fits its width', async () => {
  await using browser = await newBrowser();
  const found = await crawl(browser, async ({ page }) => {
    await signIn(page, 'DL');
    const at = async (stage: string) => {
      const found = await get<{ rows: { number: string }[] }>(page, `/api/desk/cases?stage=${stage}&limit=1`);
      return found.rows[0]?.number ?? `no case is ${stage}`;
    };
    // A trial that runs has been through every stage: each of its tabs holds something.
    const number = await at('running');
    const asking = await at('matching');
    const waiting = await at('received');
    const questions = await get<{ rows: { number: string }[] }>(page, '/api/desk/consultations');
    const consultation = questions.rows.slice(0, 2).map((one) => one.number);
    const answer = (await get<{ id: string }[]>(page, '/api/desk/shared-answers')).map((one) => one.id);
    const application = (await get<{ id: string }[]>(page, '/api/desk/applications')).map((one) => one.id);
    const [entry] = await get<{ id: string }[]>(page, '/api/desk/register');
    const hospital = [entry?.id ?? 'no-hospital'];
    return [
      ...routes('desk/routes.tsx', 'desk', { year: ['R8'], consultation, hospital, application, answer }),
      ...routes('desk/case/CasePage.tsx', `desk/cases/${number}`, { no: ['1'] }),
      ...routes('desk/case/CasePage.tsx', `desk/cases/${asking}`, { no: ['1'] }),
      `desk/cases/${number}/file`,
      // The same pages with something chosen, with nothing found, with several at once.
      `desk/inbox?case=${waiting}`,
      'desk/cases?q=no-such-thing&open=true',
      `desk/cases/files?numbers=${number},${waiting}`,
      'desk/reports/R9',
    ];
  });
  expect(found).toEqual([]);
}, CRAWL_LIMIT);
