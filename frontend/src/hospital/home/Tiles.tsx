import { useLang, useWords } from '../../app/place';
import { Go } from '../../parts/Go/Go';
import { number, shortDay } from '../../words/format';
import { hospitalWords } from '../../words/hospital';
import { quarterName } from '../../words/quarters';
import { useRegister } from '../api';
import { Bar } from '../shared/Bar';
import { Load } from '../shared/Load';
import type { Meter, Register } from '../types';

/** How the hospital stands: its register and its free places in this quarter. */
export function Tiles({ meter }: { meter: Meter }) {
  const words = useWords(hospitalWords).home;
  const register = useRegister();
  return (
    <section className="no-print" aria-labelledby="status">
      <div className="sec-head">
        <h2 id="status">{words.status}</h2>
      </div>
      <div className="cols cols-11 tiles-2">
        <div className="box tile-box">
          <h3>{words.kindRegisterFull}</h3>
          <p className="big-number">
            {number(meter.required_filled)}
            <small>
              /{number(meter.required_total)}
              {words.itemUnit}
            </small>
          </p>
          <Bar
            value={meter.required_filled}
            of={meter.required_total}
            label={words.requiredOf(number(meter.required_filled), number(meter.required_total))}
          />
          <p className="t14 soft">{words.upToDate(number(meter.up_to_date_sections))}</p>
          <Go className="act" to="hospital/register">
            {words.goToRegister}
          </Go>
        </div>
        <div className="box tile-box">
          <Load query={register} lines={3}>
            {(data) => <Capacity register={data} />}
          </Load>
        </div>
      </div>
    </section>
  );
}

function Capacity({ register }: { register: Register }) {
  const words = useWords(hospitalWords).home;
  const lang = useLang();
  const quarter = register.quarters[0] ?? '';
  const slot = register.hospital.slots.find((one) => one.quarter === quarter);
  const stated = register.hospital.stated.slots;
  return (
    <>
      <h3>{words.capacity}</h3>
      <p className="t14 soft">{quarterName(quarter, lang)}</p>
      {slot ? (
        <p className="big-number">
          {number(slot.trials)}
          <small>{words.trials}</small> {number(slot.patients)}
          <small>{words.patients}</small>
        </p>
      ) : (
        <p>{words.capacityUnknown}</p>
      )}
      {stated ? <p className="t14 soft">{words.lastConfirmed(shortDay(stated.confirmed_at, lang))}</p> : null}
      <Go className="act" to="hospital/capacity">
        {words.goToCapacity}
      </Go>
    </>
  );
}
