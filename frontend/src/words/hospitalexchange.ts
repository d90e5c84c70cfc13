import { hospitalexchange as en } from './en/hospitalexchange';
import { hospitalexchange as ja } from './ja/hospitalexchange';
import { pair } from './words';

/** What a hospital and the desk say to each other during a survey. */
export const hospitalexchangeWords = pair(ja, en);
