import type { ReactNode } from 'react';
import { Go } from '../Go/Go';

/** One task of a list worked through in any order. */
export interface Task {
  /** Without an address the task cannot start yet and is no link. */
  to?: string;
  title: string;
  /** Who did it and when, what is missing, or why it cannot start. */
  detail?: ReactNode;
  /** A chip; done and waiting ones have no ground, so that open work stands out. */
  status: ReactNode;
}

/** The whole row leads to the task. */
export function TaskList({ tasks, label }: { tasks: readonly Task[]; label?: string }) {
  return (
    <ul className="tasks" aria-label={label}>
      {tasks.map((task) => (
        <li key={task.title}>
          {task.to === undefined ? (
            <span>{task.title}</span>
          ) : (
            <Go className="stretch" to={task.to}>
              {task.title}
            </Go>
          )}
          {task.detail ? <p>{task.detail}</p> : null}
          <span className="st">{task.status}</span>
        </li>
      ))}
    </ul>
  );
}
