import { useLang, useWords } from '../../app/place';
import { useTitle } from '../../app/title';
import { Chip } from '../../parts/Chip/Chip';
import { Phrased } from '../../parts/Fill/Fill';
import { type Task, TaskList } from '../../parts/TaskList/TaskList';
import { code } from '../../words/code';
import { firmpagesWords } from '../../words/firmpages';
import { list } from '../../words/format';
import { plain } from '../../words/words';
import { CaseHead } from '../CaseHead';
import { useTheCase } from '../theCase';
import { CONTROLS, fieldsOf, TASKS, type TaskName, valueAt } from './tasks';

/** Stage 2: what hospitals need to know, in any order and over several sittings. */
export default function Details() {
  const words = useWords(firmpagesWords).details;
  const lang = useLang();
  const { data, may, to } = useTheCase();
  useTitle(`${data.number} ${plain(words.title)}`);
  const open = may('revise');
  const task = (name: TaskName): Task => {
    const missing = fieldsOf(name).filter((field) => data.missing.includes(field));
    const paths = CONTROLS[name].map((control) => control.path);
    const answered = paths.filter((path) => valueAt(data.values, path) !== null).length;
    return {
      title: words.tasks[name],
      to: open ? to(`details/${name}`) : undefined,
      detail:
        missing.length > 0
          ? words.missing(
              list(
                missing.map((field) => code('field', field, lang)),
                lang,
              ),
            )
          : undefined,
      status: !open ? (
        <Chip kind="wait" />
      ) : missing.length > 0 ? (
        <Chip kind="new">{words.need}</Chip>
      ) : answered === 0 ? (
        <Chip kind="stage">{words.open}</Chip>
      ) : (
        <Chip kind="done">{answered < paths.length ? words.partly : words.done}</Chip>
      ),
    };
  };
  return (
    <>
      <CaseHead />
      <section className="case-body" aria-labelledby="details">
        <div className="sec-head">
          <h2 id="details">
            <Phrased text={words.title} />
          </h2>
        </div>
        <p>{open ? words.lead : words.early}</p>
        <TaskList label={plain(words.title)} tasks={TASKS.map(task)} />
      </section>
    </>
  );
}
