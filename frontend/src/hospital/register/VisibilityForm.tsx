import { useState } from 'react';
import { useLang, useWords } from '../../app/place';
import { useFaults } from '../../forms/useFaults';
import { Button } from '../../parts/Button/Button';
import { RadioGroup } from '../../parts/Choice/Choice';
import { Go } from '../../parts/Go/Go';
import { faceWords } from '../../words/face';
import { registerWords } from '../../words/register';
import { choices, code } from '../../words/registercode';
import { useHospitalApi, useKeep } from '../api';
import type { Register, Section } from '../types';
import { visibilityOf } from './standing';

const NEVER_PUBLIC: readonly Section[] = ['team', 'diseases', 'slots'];

/** Who may see a section. Choosing it confirms nothing else. */
export function VisibilityForm({ section, register }: { section: Section; register: Register }) {
  const words = useWords(registerWords);
  const face = useWords(faceWords).mirror;
  const lang = useLang();
  const api = useHospitalApi();
  const keep = useKeep();
  const faults = useFaults({ '/visibility': { label: words.visibility, choice: true } });
  const now = visibilityOf(register, section);
  const [picked, setPicked] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState(false);
  const value = picked ?? (now.chosen ? now.code : null);
  const save = async () => {
    if (!value) {
      faults.show([{ pointer: '/visibility', code: 'required' }]);
      return;
    }
    setBusy(true);
    try {
      keep.register(await api.saveSection(section, { visibility: value }, register.version));
      faults.clear();
      setSaved(true);
    } catch (error) {
      faults.caught(error);
      keep.register(await api.register());
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="box visibility" aria-label={words.visibility}>
      <RadioGroup
        id="visibility"
        label={words.visibility}
        bare
        hint={
          <>
            {words.visibilityHint}{' '}
            {now.chosen ? null : words.visibilityAtFirst(code('register_visibility', now.code, lang))}
          </>
        }
        error={faults.at('/visibility') ?? faults.items[0]?.text}
        options={choices('register_visibility', lang).filter(
          (choice) => choice.value !== 'v0' || !NEVER_PUBLIC.includes(section),
        )}
        value={value}
        onChange={setPicked}
      />
      <div className="row row-3">
        <Button size="s" busy={busy} onClick={() => void save()}>
          {words.saveVisibility}
        </Button>
        <span className="t14" role="status">
          {saved ? words.visibilitySaved : ''}
        </span>
        <Go className="act" to="hospital/register/mirror">
          {face.title}
        </Go>
      </div>
    </section>
  );
}
