import { hospitalanswer as en } from './en/hospitalanswer';
import { hospitalanswer as ja } from './ja/hospitalanswer';
import { pair } from './words';

/** How a hospital’s answer comes about: its figures, who wrote what, and its approver. */
export const hospitalanswerWords = pair(ja, en);
