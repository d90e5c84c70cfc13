import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/rest';
import type { components } from '../../api/schema.gen';

type Schemas = components['schemas'];

/** A hospital that applies, as the desk reads it. */
export type DeskApplication = Schemas['DeskApplication'];

export function useApplications() {
  return useQuery({
    queryKey: ['desk', 'applications'],
    queryFn: () => call<Schemas['ApplicationRow'][]>('GET', '/api/desk/applications'),
    refetchOnMount: 'always',
  });
}

export function useApplication(id: string) {
  return useQuery({
    queryKey: ['desk', 'applications', id],
    queryFn: () => call<DeskApplication>('GET', `/api/desk/applications/${id}`),
    refetchOnMount: 'always',
  });
}

/** Whether the desk still has to do something about it. */
export function isOpen(state: Schemas['JoinState']): boolean {
  return state === 'applied' || state === 'question' || state === 'answered';
}

export function decide(
  application: DeskApplication,
  act: 'question' | 'approval' | 'refusal',
  body: Record<string, unknown>,
) {
  return call<DeskApplication>('POST', `/api/desk/applications/${application.id}/${act}`, {
    body,
    version: application.version,
  });
}
