import { type ChangeEvent, useMemo, useState } from 'react';
import { Problem } from '../../api/problem';
import { useLang, useWords } from '../../app/place';
import { useFaults } from '../../forms/useFaults';
import { Button, LinkButton } from '../../parts/Button/Button';
import { ErrorSummary } from '../../parts/ErrorSummary/ErrorSummary';
import { Notice } from '../../parts/Notice/Notice';
import { list } from '../../words/format';
import { registerWords } from '../../words/register';
import { useHospitalApi, useKeep, useRegister } from '../api';
import { Page } from '../Page';
import { type RegisterPreview, SECTIONS } from '../types';
import { usePlaceOfWork } from '../who';
import { ChangeList } from './ChangeList';
import { linesOf, NO_ROWS } from './changes';
import { namesInFile } from './pointers';

/** The server reads no more of a file. */
const BYTES_MAX = 5 * 1024 * 1024;

/** A file that was read and can be brought in. */
interface Looked {
  name: string;
  document: unknown;
  preview: RegisterPreview;
  /** Sheets in which nothing of the register was found. */
  unread: readonly string[];
}

/** The register as a file: taken along, looked at before it is brought in, all or nothing. */
export default function File() {
  const words = useWords(registerWords);
  return (
    <Page
      area="register"
      title={words.file.title}
      crumbs={[{ to: 'hospital/register', label: words.title }, { label: words.file.title }]}
    >
      <div className="stack">
        <Transfer />
      </div>
    </Page>
  );
}

function Transfer() {
  const words = useWords(registerWords);
  const lang = useLang();
  const { id, office } = usePlaceOfWork();
  const api = useHospitalApi();
  const keep = useKeep();
  const now = useRegister().data?.hospital ?? NO_ROWS;
  const names = useMemo(() => namesInFile(words, lang), [words, lang]);
  const faults = useFaults(names);
  const [looked, setLooked] = useState<Looked | null>(null);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);

  const look = async (read: () => Promise<Looked>) => {
    setBusy(true);
    try {
      setLooked(await read());
      faults.clear();
    } catch (error) {
      setLooked(null);
      faults.caught(error);
    }
    setBusy(false);
  };
  const asDocument = (name: string, document: unknown, unread: readonly string[] = []) =>
    look(async () => ({ name, document, preview: await api.previewFile(document), unread }));
  const asSheet = (file: Blob & { name: string }) =>
    look(async () => {
      const { document, unread, ...preview } = await api.previewSheet(file);
      return { name: file.name, document, preview, unread };
    });
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const box = event.currentTarget;
    const file = box.files?.[0];
    if (!file) return;
    setDone(false);
    setLooked(null);
    if (file.size > BYTES_MAX) {
      faults.show([{ pointer: '', code: 'too_long' }]);
    } else if (await holdsJson(file)) {
      const document = read(await file.text());
      if (document === null) faults.show([{ pointer: '', code: 'wrong_type' }]);
      else await asDocument(file.name, document);
    } else {
      await asSheet(file);
    }
    // The same file, mended, can be chosen again.
    box.value = '';
  };
  const bring = async () => {
    if (!looked || busy) return;
    setBusy(true);
    try {
      keep.register(await api.bringFile(looked.document, looked.preview.version));
      setLooked(null);
      setDone(true);
    } catch (error) {
      faults.caught(error);
      // Somebody saved meanwhile: what the file would change now is shown anew.
      if (error instanceof Problem && error.status === 412) {
        await asDocument(looked.name, looked.document, looked.unread);
      }
    }
    setBusy(false);
  };

  const groups = ([...SECTIONS, 'slots'] as const)
    .map((section) => ({
      section,
      lines: (looked?.preview.changes ?? [])
        .filter((one) => one.section === section)
        .flatMap((one) => linesOf(one, now, words, lang)),
    }))
    .filter((group) => group.lines.length > 0);
  const count = groups.reduce((sum, group) => sum + group.lines.length, 0);
  const sheet = `/api/hospital/register/sheet?hospital=${id}&lang=${lang}`;
  return (
    <>
      <ErrorSummary errors={faults.items} round={faults.round} />
      <h1>{words.file.title}</h1>
      {done ? <Notice kind="ok" title={words.file.done} /> : null}
      <section className="stack" aria-labelledby="take">
        <h2 id="take">{words.file.take}</h2>
        <p>{words.file.takeLead}</p>
        <p className="row row-3">
          <a className="btn btn-line" href={sheet} download>
            {words.file.takeSheet}
          </a>
          <a className="btn btn-line" href={`${sheet}&empty=true`} download>
            {words.file.takeForm}
          </a>
          <a className="btn btn-line" href={`/api/hospital/register/file?hospital=${id}`} download>
            {words.file.takeDo}
          </a>
        </p>
      </section>
      {office ? (
        <section className="stack" aria-labelledby="bring">
          <h2 id="bring">{words.file.bring}</h2>
          <p>{words.file.bringLead}</p>
          <p>
            <label className="btn btn-line file-choice">
              {words.file.choose}
              <input
                id="register-file"
                className="vh"
                type="file"
                accept=".xlsx,.csv,.json"
                disabled={busy}
                onChange={(event) => void choose(event)}
              />
            </label>
          </p>
          {looked ? (
            <section className="stack" aria-labelledby="preview" aria-live="polite">
              <h3 id="preview">{words.file.preview(looked.name)}</h3>
              {looked.unread.length > 0 ? <p>{words.file.unread(list(looked.unread, lang))}</p> : null}
              {count === 0 ? (
                <p>{words.file.same}</p>
              ) : (
                <>
                  <p>{words.file.count(String(count))}</p>
                  {groups.map(({ section, lines }) => (
                    <div key={section}>
                      <h4>{words.sections[section]}</h4>
                      <ChangeList lines={lines} />
                    </div>
                  ))}
                  <div className="row row-3 form-acts">
                    <Button kind="solid" busy={busy} onClick={() => void bring()}>
                      {words.file.bringDo}
                    </Button>
                    <Button onClick={() => setLooked(null)}>{words.file.leave}</Button>
                  </div>
                </>
              )}
            </section>
          ) : null}
        </section>
      ) : (
        <p className="t14 soft">{words.readOnly}</p>
      )}
      <p>
        <LinkButton kind="text" to="hospital/register">
          {words.face.back}
        </LinkButton>
      </p>
    </>
  );
}

// By what it holds: whatever is no JSON goes to the server as a sheet, which says what it is.
async function holdsJson(file: Blob & { name: string }): Promise<boolean> {
  const head = await file.slice(0, 64).text();
  return file.name.toLowerCase().endsWith('.json') || /^\uFEFF?\s*\{/.test(head);
}

function read(text: string): unknown {
  try {
    const document: unknown = JSON.parse(text);
    return typeof document === 'object' && document !== null && !Array.isArray(document) ? document : null;
  } catch {
    return null;
  }
}
