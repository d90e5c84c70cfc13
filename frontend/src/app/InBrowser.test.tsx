import { act, fireEvent, render, screen } from '@testing-library/react';
import { lazy, Suspense } from 'react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { expect, it } from 'vitest';
import { Go, LangLink } from '../parts/Go/Go';
import { InBrowser } from './InBrowser';
import { usePlace } from './place';
import { useTitle } from './title';

function Page({ title, to }: { title: string; to: string }) {
  useTitle(title);
  return (
    <main>
      <h1>{title}</h1>
      <Go to={to}>go</Go>
      <LangLink />
    </main>
  );
}

let done: () => void = () => {};

function Saving() {
  const place = usePlace();
  const save = async () => {
    await new Promise<void>((answered) => {
      done = answered;
    });
    place.goOn?.('/en/my');
  };
  return (
    <main>
      <h1>Saving</h1>
      <button type="button" onClick={() => void save()}>
        save
      </button>
      <Go to="my/late">leave</Go>
    </main>
  );
}

let arrive: () => void = () => {};
const late = () =>
  lazy(async () => {
    await new Promise<void>((done) => {
      arrive = done;
    });
    return { default: () => <Page title="Late" to="my" /> };
  });

const start = (at: string) => {
  const Late = late();
  return render(
    <MemoryRouter initialEntries={[at]}>
      <InBrowser holds={(path) => path.startsWith('my')}>
        <Suspense fallback="…">
          <Routes>
            <Route path="/:lang/my" element={<Page title="My cases" to="my/late" />} />
            <Route path="/:lang/my/saving" element={<Saving />} />
            <Route path="/:lang/my/late" element={<Late />} />
          </Routes>
        </Suspense>
      </InBrowser>
    </MemoryRouter>,
  );
};

it('leaves the focus alone on the first page, then moves it to each new h1, even a late one', async () => {
  start('/en/my');
  expect(document.activeElement).toBe(document.body);
  fireEvent.click(screen.getByText('go'));
  expect(document.activeElement).not.toBe(screen.queryByRole('heading'));
  await act(async () => arrive());
  const heading = await screen.findByRole('heading', { name: 'Late' });
  await act(async () => {});
  expect(document.activeElement).toBe(heading);
  expect(document.title).toBe('Late | Madoguchi');
  expect(screen.getByRole('status').textContent).toBe('Late | Madoguchi');
});

it('leaves the focus with who has begun to type before the late page came', async () => {
  const box = document.body.appendChild(document.createElement('input'));
  start('/en/my');
  fireEvent.click(screen.getByText('go'));
  box.focus();
  await act(async () => arrive());
  await screen.findByRole('heading', { name: 'Late' });
  await act(async () => {});
  expect(document.activeElement).toBe(box);
  box.remove();
});

it('changes the language in place: the address, the document and its words', () => {
  start('/ja/my');
  expect(document.documentElement.lang).toBe('ja');
  expect(document.title).toBe('My cases｜窓口');
  fireEvent.click(screen.getByText('English'));
  expect(document.documentElement.lang).toBe('en');
  expect(screen.getByText('日本語').getAttribute('href')).toBe('/ja/my');
});

it('goes on when the work of a page is done', async () => {
  start('/en/my/saving');
  fireEvent.click(screen.getByText('save'));
  await act(async () => done());
  expect(screen.getByRole('heading', { name: 'My cases' })).toBeTruthy();
});

it('does not take along who left while the work was done, even when the next page is still to come', async () => {
  start('/en/my/saving');
  fireEvent.click(screen.getByText('save'));
  fireEvent.click(screen.getByText('leave'));
  await act(async () => done());
  expect(screen.queryByRole('heading', { name: 'My cases' })).toBeNull();
  await act(async () => arrive());
  expect(await screen.findByRole('heading', { name: 'Late' })).toBeTruthy();
});
