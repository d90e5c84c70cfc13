import { roundfurther as en } from './en/roundfurther';
import { roundfurther as ja } from './ja/roundfurther';
import { pair } from './words';

/** What a round asks beyond its fixed questions: choosing, answering and reading it. */
export const roundfurtherWords = pair(ja, en);
