import { Component, type ErrorInfo, type ReactNode } from 'react';
import { useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { frameWords } from '../../words/frame';
import { Button, LinkButton } from '../Button/Button';

/** 404: no such page, or none this reader may open. */
export function NotFound({ children }: { children?: ReactNode }) {
  const words = useWords(frameWords);
  useTitle(words.notFoundTitle);
  return (
    <div className="narrow stack">
      <h1>{words.notFoundTitle}</h1>
      <p>{words.notFoundBody}</p>
      {children ?? <LinkButton to="">{words.notFoundHome}</LinkButton>}
    </div>
  );
}

/** 403: readable, but someone else must do it. */
export function Forbidden({ role, children }: { role: string; children?: ReactNode }) {
  const words = useWords(frameWords);
  useTitle(words.forbiddenTitle);
  return (
    <div className="narrow stack">
      <h1>{words.forbiddenTitle}</h1>
      <p>{words.forbiddenBody(role)}</p>
      {children}
    </div>
  );
}

/** The page could not be shown: what happened to the work, and what to do. */
export function Crashed({ number, onRetry }: { number?: string | undefined; onRetry?: () => void }) {
  const words = useWords(frameWords);
  useTitle(words.crashedTitle);
  return (
    <div className="narrow stack">
      <h1>{words.crashedTitle}</h1>
      <p>{words.crashedBody}</p>
      {number ? <p className="num">{number}</p> : null}
      <Button kind="solid" onClick={onRetry ?? (() => window.location.reload())}>
        {words.tryAgain}
      </Button>
    </div>
  );
}

/** Catches what a screen throws, so that never a blank page is left. */
export class Catch extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    // biome-ignore lint/suspicious/noConsole: the only trace of a fault in a reader’s browser.
    console.error(error, info.componentStack);
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <main id="main" className="wrap page-body">
        <Crashed onRetry={() => this.setState({ broken: false })} />
      </main>
    );
  }
}
