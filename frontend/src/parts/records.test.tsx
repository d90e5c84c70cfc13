import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { at } from '../testing/at';
import { BallChip, Chip } from './Chip/Chip';
import { Clock } from './Clock/Clock';
import { NavLink } from './Frame/Frame';
import { Pager } from './Pager/Pager';
import { StepNav } from './StepNav/StepNav';
import { SummaryList } from './SummaryList/SummaryList';
import { TaskList } from './TaskList/TaskList';
import { Timeline } from './Timeline/Timeline';

describe('whose turn', () => {
  it('names who, and speaks of the hospital to a hospital', () => {
    const { container } = at(
      'ja',
      <>
        <BallChip mine hospital />
        <BallChip mine={false} who="事業者" />
      </>,
    );
    expect(container.textContent).toBe('当院の番先方対応中：事業者');
  });

  it('never speaks by colour alone', () => {
    const { container } = at('en', <Chip kind="over" />);
    expect(container.textContent).toBe('Overdue');
  });
});

describe('a clock', () => {
  it('says what is left, or by how much it is over', () => {
    at('ja', <Clock name="候補提示" state="running" daysLeft={6} used={0.3} />);
    expect(screen.getByText('あと6営業日')).toBeTruthy();
    at('en', <Clock name="First reply" state="overdue" daysLeft={-1} used={1.4} />);
    expect(screen.getByText('1 working day overdue')).toBeTruthy();
  });
});

describe('steps', () => {
  it('say in words where the case is', () => {
    at(
      'en',
      <StepNav
        label="Where your case is"
        steps={[
          { label: 'Received', state: 'done' },
          { label: 'Review', state: 'now' },
          { label: 'Consultation', state: 'next' },
        ]}
      />,
    );
    expect(screen.getByText('Step 2 of 3: Review')).toBeTruthy();
    expect(document.querySelector('[aria-current=step]')?.textContent).toContain('Review');
  });
});

describe('lists', () => {
  it('give a task that cannot start no link', () => {
    at(
      'en',
      <TaskList
        tasks={[
          { to: 'my', title: 'Trial design', status: <Chip kind="you" /> },
          { title: 'Check and send', status: <Chip kind="wait" /> },
        ]}
      />,
    );
    expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual(['Trial design']);
  });

  it('say “Not answered” for an empty answer, and name what each link changes', () => {
    at('en', <SummaryList rows={[{ label: 'Phase', value: '', changeTo: 'request/1/trial' }]} />);
    expect(screen.getByText('Not answered')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Change Phase' })).toBeTruthy();
  });

  it('keep 0 as an answer', () => {
    at('en', <SummaryList rows={[{ label: 'Patients', value: 0 }]} />);
    expect(screen.queryByText('Not answered')).toBeNull();
  });
});

describe('navigation', () => {
  it('gives the open page no address', () => {
    at('en', <NavLink item={{ to: 'my', label: 'My cases', current: true }} />);
    const link = screen.getByText('My cases');
    expect(link.getAttribute('aria-current')).toBe('page');
    expect(link.hasAttribute('href')).toBe(false);
  });

  it('shows no pager for one page and no dead end', () => {
    const { container } = at('en', <Pager page={1} pages={1} to={(n) => `?page=${n}`} />);
    expect(container.textContent).toBe('');
    at('en', <Pager page={1} pages={3} to={(n) => `?page=${n}`} />);
    expect(screen.queryByText('Previous')).toBeNull();
    expect(screen.getByText('Next').getAttribute('href')).toBe('/en/?page=2');
  });
});

describe('the time line', () => {
  it('marks internal notes by a word and keeps the language of a text', () => {
    at(
      'ja',
      <Timeline
        entries={[
          { id: '1', at: '2026-11-19T07:02:00Z', kind: 'internal', who: '田中 健', body: 'メモ' },
          {
            id: '2',
            at: '2026-11-20T00:14:00Z',
            kind: 'outside',
            who: '佐藤 由美',
            body: 'Hello',
            lang: 'en',
          },
        ]}
      />,
    );
    expect(screen.getByText('内部')).toBeTruthy();
    expect(screen.getByText('11/20（金）9:14')).toBeTruthy();
    expect(screen.getByText('Hello').getAttribute('lang')).toBe('en');
  });
});
