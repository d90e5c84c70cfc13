/** The candidate list, as the server's schema says it. */
import type { components } from '../../api/schema.gen';

type Schemas = components['schemas'];

export type Reason = Schemas['Reason'];
export type Judged = Schemas['Judged'];
export type Part = Schemas['Part'];
export type Candidate = Schemas['Candidate'];
export type CandidateList = Schemas['CandidateList'];
export type Must = Schemas['Must'];
export type Result = Schemas['Judged']['result'];
export type Standing = Schemas['Standing'];
