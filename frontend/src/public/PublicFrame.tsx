import type { ReactNode } from 'react';
import { usePlace, useWords } from '../app/place';
import { type Crumb, Frame, type NavItem } from '../parts/Frame/Frame';
import { frameWords } from '../words/frame';

/** The public menu; pages of later editions join it when they exist. */
export function usePublicNav(): NavItem[] {
  const words = useWords(frameWords);
  const { path } = usePlace();
  return [
    { to: '#how-it-works', label: words.howItWorks },
    { to: 'hospital', label: words.forHospitals },
    { to: 'sign-in', label: words.signIn, current: path === 'sign-in' },
    { to: 'request', label: words.askTheDesk, current: path === 'request' },
  ];
}

/** The frame of everything that is read before signing in. */
export function PublicFrame({
  crumbs,
  wide,
  children,
}: {
  crumbs?: Crumb[];
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <Frame look="public" nav={usePublicNav()} crumbs={crumbs} wide={wide}>
      {children}
    </Frame>
  );
}
