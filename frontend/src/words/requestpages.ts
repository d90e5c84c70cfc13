import { requestpages as en } from './en/requestpages';
import { requestpages as ja } from './ja/requestpages';
import { pair } from './words';

/** What the request form says after its first page: trial found, checking, sending, receipt, resuming. */
export const requestpagesWords = pair(ja, en);
