import { useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { requestWords } from '../../words/request';
import { plain } from '../../words/words';
import { ResumeByMail } from './Resume';

/** Another browser, or a draft that is gone: the mail knows which. */
export default function Locked() {
  const words = useWords(requestWords);
  useTitle(plain(words.cannotOpen));
  return <ResumeByMail title={words.cannotOpen} lead={words.cannotOpenBody} />;
}
