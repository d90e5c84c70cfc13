import type { components } from '../api/schema.gen';

type Schema = components['schemas'];

export type ConsultRow = Schema['ConsultationRow'];
export type ConsultView = Schema['ConsultationView'];
export type ConsultEvent = Schema['ConsultEventKind'];
