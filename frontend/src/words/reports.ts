import { reports as en } from './en/reports';
import { reports as ja } from './ja/reports';
import { pair } from './words';

/** The count against the target: its page, its lists, its sheet for the ministry. */
export const reportsWords = pair(ja, en);
