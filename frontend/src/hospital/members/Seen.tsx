import { useInfiniteQuery } from '@tanstack/react-query';
import type { components } from '../../api/schema.gen';
import { useLang, useWords } from '../../app/place';
import { Button } from '../../parts/Button/Button';
import { DataTable } from '../../parts/DataTable/DataTable';
import { EmptyState } from '../../parts/EmptyState/EmptyState';
import { personName, stamp } from '../../words/format';
import { hospitalmembersWords } from '../../words/hospitalmembers';
import { registerWords } from '../../words/register';
import { code } from '../../words/registercode';
import { useHospitalApi } from '../api';
import { Page } from '../Page';
import { Load } from '../shared/Load';
import { usePlaceOfWork } from '../who';

type Line = components['schemas']['SeenLine'];

/** What the members opened, sent and changed: for managers. */
export default function Seen() {
  const words = useWords(hospitalmembersWords);
  const lang = useLang();
  const { id } = usePlaceOfWork();
  const api = useHospitalApi();
  const saying = useSaying();
  const seen = useInfiniteQuery({
    queryKey: ['hospital', id, 'seen'],
    queryFn: ({ pageParam }) => api.seen(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.older ?? null,
  });
  return (
    <Page
      area="members"
      title={words.seen.title}
      crumbs={[{ to: 'hospital/members', label: words.title }, { label: words.seen.title }]}
    >
      <h1>{words.seen.title}</h1>
      <p className="soft">{words.seen.lead}</p>
      <Load query={seen} lines={10}>
        {({ pages }) => (
          <>
            <DataTable
              caption={words.seen.caption}
              rows={pages.flatMap((page) => page.lines)}
              rowKey={(line) => line.id}
              empty={<EmptyState title={words.seen.empty} />}
              columns={[
                { key: 'at', title: words.seen.at, cell: (line) => stamp(line.at, lang) },
                {
                  key: 'who',
                  title: words.seen.who,
                  head: true,
                  cell: (line) =>
                    line.by
                      ? personName(line.by, lang)
                      : line.action === 'read_entry'
                        ? words.seen.company
                        : words.seen.gone,
                },
                { key: 'what', title: words.seen.what, cell: saying },
              ]}
            />
            {seen.hasNextPage ? (
              <p className="table-acts">
                <Button busy={seen.isFetchingNextPage} onClick={() => void seen.fetchNextPage()}>
                  {words.seen.older}
                </Button>
              </p>
            ) : null}
          </>
        )}
      </Load>
    </Page>
  );
}

/** One line in words: what was done, and to which request, colleague or sections. */
function useSaying(): (line: Line) => string {
  const words = useWords(hospitalmembersWords).seen;
  const sections = useWords(registerWords).sections;
  const lang = useLang();
  return (line) => {
    const acts: Partial<Record<string, string>> = words.acts;
    const kind = line.action.startsWith('consult_') ? 'consult' : line.action;
    const named = line.sections.map((one) => sections[one as keyof typeof sections] ?? one);
    const which = [
      line.number,
      line.about ? personName(line.about, lang) : null,
      named.join(lang === 'ja' ? '、' : ', '),
    ];
    const event = code('event', kind, lang);
    const what = acts[kind] ?? (event === kind ? words.acts.other : event);
    const text = which.filter(Boolean).join(lang === 'ja' ? '、' : ', ');
    return text ? words.of(what, text) : what;
  };
}
