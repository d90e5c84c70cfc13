import type { FormEvent } from 'react';
import { useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { Go } from '../../parts/Go/Go';
import { hospitalWords } from '../../words/hospital';
import type { RequestView } from '../types';
import { useSendWords } from './Approval';
import { isEmpty } from './answer';
import { WhyNot } from './choices';
import type { Answer } from './useAnswer';

/** A no at once: its reason, and it is a full answer. What was written before stays in the draft until it is sent. */
export function Decline({ view, answer, onSent }: { view: RequestView; answer: Answer; onSent: () => void }) {
  const words = useWords(hospitalWords).request;
  const way = useSendWords(view);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isEmpty(answer.answer.why_not)) {
      answer.faults.show([{ pointer: '/why_not', code: 'required' }]);
      return;
    }
    if ((await answer.send({ ...answer.answer, interest: 'int_no' })) === 'sent') onSent();
  };
  return (
    <section className="qs" aria-labelledby="decline">
      <h2 id="decline">{words.declineTitle}</h2>
      <p>{words.declineLead}</p>
      <form
        className="section-form"
        noValidate
        onSubmit={(event) => void submit(event)}
        aria-labelledby="decline"
      >
        <WhyNot value={answer.answer} set={answer.set} fault={answer.faultOf} />
        <div className="row row-3 form-acts">
          {view.may_answer || view.may_answer_late ? (
            <Button kind="solid" type="submit" busy={answer.busy} block>
              {way.decline}
            </Button>
          ) : (
            <p>{words.draftOnly}</p>
          )}
          <Go className="act" to={`hospital/requests/${view.number}`}>
            {words.leave}
          </Go>
        </div>
      </form>
    </section>
  );
}
