import { useLang, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { Button } from '../../parts/Button/Button';
import { Go } from '../../parts/Go/Go';
import { Icon } from '../../parts/Icon/Icon';
import { SummaryList } from '../../parts/SummaryList/SummaryList';
import { code } from '../../words/code';
import { firmWords } from '../../words/firm';
import { firmpagesWords } from '../../words/firmpages';
import { CaseHead } from '../CaseHead';
import { Milestones } from '../contracts/Contracts';
import { HospitalTable, hospitalName } from '../overview/Hospitals';
import { Steps } from '../overview/Steps';
import { Offer } from '../selection/Selection';
import { useTheCase } from '../theCase';

/** The state of the case on one page, for the company’s own board. */
export default function Status() {
  const words = useWords(firmpagesWords).status;
  const firm = useWords(firmWords);
  const lang = useLang();
  const { data, to } = useTheCase();
  useTitle(`${data.number} ${words.title}`);
  return (
    <div className="status">
      <p className="no-print row between">
        <Go to={to()} className="back">
          <Icon name="back" />
          {words.back}
        </Go>
        <Button icon="print" onClick={() => window.print()}>
          {words.print}
        </Button>
      </p>
      <CaseHead />
      <div className="case-body">
        {data.ended_at ? null : <Steps />}
        {data.hospitals.length > 0 ? (
          <section aria-labelledby="hospitals">
            <div className="sec-head">
              <h2 id="hospitals">{firm.hospitals.title}</h2>
            </div>
            <Offer />
            <HospitalTable rows={data.hospitals} caption={firm.hospitals.caption} />
          </section>
        ) : null}
        {data.contracts.length > 0 ? (
          <section aria-labelledby="contracts">
            <div className="sec-head">
              <h2 id="contracts">{firm.nav.contracts}</h2>
            </div>
            <SummaryList
              rows={data.contracts.map((contract) => ({
                label: hospitalName(
                  {
                    label: contract.label,
                    name: contract.hospital,
                    region: data.hospitals.find((one) => one.label === contract.label)?.region,
                  },
                  lang,
                ),
                value: `${code('contract_stage', contract.stage, lang)}${
                  contract.stage === 'executed' || contract.stage === 'failed'
                    ? ''
                    : ` (${code('ball', contract.ball, lang)})`
                }`,
              }))}
            />
          </section>
        ) : null}
        {data.milestones.length > 0 ? (
          <section aria-labelledby="milestones">
            <div className="sec-head">
              <h2 id="milestones">{words.milestones}</h2>
            </div>
            <Milestones />
          </section>
        ) : null}
      </div>
    </div>
  );
}
