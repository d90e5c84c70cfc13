import { useLang, useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { Chip } from '../../parts/Chip/Chip';
import { Go } from '../../parts/Go/Go';
import { Icon } from '../../parts/Icon/Icon';
import { longDay, number, shortDay } from '../../words/format';
import { registerWords } from '../../words/register';
import { code } from '../../words/registercode';
import { Bar } from '../shared/Bar';
import { type Register, SECTIONS, type Section } from '../types';
import { usePlaceOfWork } from '../who';
import { useConfirm } from './Standing';
import { statedOf, stateOf, today } from './standing';

/** How complete the register is, in three lines: what matching needs, what still holds, what was chosen to be seen. */
export function Meter({ register }: { register: Register }) {
  const words = useWords(registerWords);
  return (
    <section className="meter" aria-labelledby="meter">
      <h2 id="meter" className="vh">
        {words.meter}
      </h2>
      <Required register={register} />
      <UpToDate register={register} />
      <VisibilityLine register={register} />
    </section>
  );
}

function Required({ register }: { register: Register }) {
  const words = useWords(registerWords);
  const lang = useLang();
  const { required_filled: filled, required_total: total, missing } = register.meter;
  return (
    <div className="meter-line">
      <h3>{words.required}</h3>
      <Bar value={filled} of={total} label={words.requiredOf(number(filled), number(total))} />
      <p className="meter-value">
        {number(filled)}
        <small>
          /{number(total)}
          {lang === 'en' ? ' ' : ''}
          {words.items}
        </small>
      </p>
      {missing.length === 0 ? (
        <p className="meter-more t14">
          <Chip kind="done">{words.missingNone}</Chip>
        </p>
      ) : (
        <details className="meter-more">
          <summary>
            <Icon name="chevronDown" />
            {words.missing(number(missing.length))}
          </summary>
          <ul>
            {missing.map((one) => {
              const label = code('required_item', one.item, lang);
              return (
                <li key={one.item}>
                  <span>
                    <b>{label}</b>
                    <br />
                    {words.because(words.why[one.section])}
                  </span>
                  <Go className="act" to={addressOf(one.section)}>
                    {words.fill}
                    <span className="vh">{words.fillAbout(label)}</span>
                  </Go>
                </li>
              );
            })}
          </ul>
        </details>
      )}
    </div>
  );
}

function UpToDate({ register }: { register: Register }) {
  const words = useWords(registerWords);
  const lang = useLang();
  const { up_to_date_sections: holds, sections_total: total } = register.meter;
  const day = today();
  const watched = [...SECTIONS, 'slots' as const].filter((section) => {
    const state = stateOf(register, section, day);
    return state === 'expired' || state === 'soon';
  });
  return (
    <div className="meter-line">
      <h3>{words.upToDate}</h3>
      <Bar value={holds} of={total} label={words.upToDateOf(number(holds))} />
      <p className="meter-value">
        {number(holds)}
        <small>
          /{number(total)}
          {lang === 'en' ? ' ' : ''}
          {words.sectionUnit}
        </small>
      </p>
      {watched.length === 0 ? (
        <p className="meter-more t14">
          <Chip kind="done">{words.watchNone}</Chip>
        </p>
      ) : (
        <details className="meter-more" open>
          <summary>
            <Icon name="chevronDown" />
            {words.watch(number(watched.length))}
          </summary>
          <ul>
            {watched.map((section) => (
              <Watched key={section} register={register} section={section} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Watched({ register, section }: { register: Register; section: Section }) {
  const words = useWords(registerWords);
  const lang = useLang();
  const { office } = usePlaceOfWork();
  const confirm = useConfirm(section);
  const stated = statedOf(register, section);
  const expired = stateOf(register, section, today()) === 'expired';
  const name = words.sections[section];
  if (!stated) return null;
  return (
    <li>
      <span>
        <b>
          <Go to={addressOf(section)}>{name}</Go>
        </b>
        <br />
        {expired
          ? words.expiredSince(shortDay(stated.expires_on, lang))
          : words.expiresOn(longDay(stated.expires_on, lang))}
        <span role="status">{confirm.problem ? ` ${confirm.problem}` : ''}</span>
      </span>
      {office ? (
        <Button size="s" busy={confirm.busy} onClick={() => void confirm.run(register.version)}>
          {words.confirm}
          <span className="vh">{words.fillAbout(name)}</span>
        </Button>
      ) : null}
    </li>
  );
}

function VisibilityLine({ register }: { register: Register }) {
  const words = useWords(registerWords);
  const { visibility_open: open } = register.meter;
  return (
    <div className="meter-line meter-plain">
      <h3>{words.visibilitySet}</h3>
      <p>
        {open.length === 0 ? (
          <Chip kind="done">{words.visibilityDone}</Chip>
        ) : (
          words.visibilityOf(number(SECTIONS.length - open.length))
        )}
      </p>
      {open.length > 0 ? (
        <p className="meter-more t14">
          {words.visibilityOpen}
          {open.map((section) => (
            <Go className="meter-link" key={section} to={`${addressOf(section)}`}>
              {words.sections[section]}
            </Go>
          ))}
        </p>
      ) : null}
    </div>
  );
}

function addressOf(section: Section): string {
  return section === 'slots' ? 'hospital/capacity' : `hospital/register/${section}`;
}
