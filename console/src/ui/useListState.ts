import { useNavigate, useSearch } from '@tanstack/react-router';

/** How a list is searched, filtered and sorted, as it stands in the address: so it can be linked to and gone back to. */
export interface ListState {
  q: string;
  sort: string;
  isDescending: boolean;
  chosen: (filter: string) => string;
  set: (change: Record<string, string | undefined>) => void;
}

/** The state of a list; where a page has several, each has a name that tells them apart. */
export function useListState(sortedBy: string, name = ''): ListState {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const key = (word: string) => (name ? `${name}.${word}` : word);
  const text = (word: string) => String(search[key(word)] ?? '');
  const [sort = '', direction] = (text('sort') || sortedBy).split(' ');
  return {
    q: text('q'),
    sort,
    isDescending: direction === 'desc',
    chosen: text,
    set: (change) =>
      void navigate({
        to: '.',
        replace: true,
        search: ((before: Record<string, unknown>) => ({
          ...before,
          ...Object.fromEntries(Object.entries(change).map(([word, value]) => [key(word), value || undefined])),
        })) as never,
      }),
  };
}
