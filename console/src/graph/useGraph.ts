import {
  type InfiniteData,
  keepPreviousData,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { graph, type Page } from './client';
import { keyOf, session } from '../session/session';
import { onLeap } from './clock';
import { GraphProblem } from './problem';
import type { Query } from './query';
import type { Annotated } from './types.gen';

const PAGE_SIZE = 50;

/**
 * What the console remembers of the API's answers. A refusal is final; what never arrived is tried once more. When the tenant's
 * clock was moved, everything on the screen is asked for again. It is one person's: with them it goes.
 */
export function answers(): QueryClient {
  const known = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (count, problem) => count < 1 && problem instanceof GraphProblem && (problem.status === 0 || problem.status >= 503),
      },
    },
  });
  onLeap(() => void known.invalidateQueries());
  const who = () => {
    const account = session.account();
    return account && keyOf(account);
  };
  let whose = who();
  session.subscribe(() => {
    const now = who();
    if (now !== whose) {
      whose = now;
      known.clear();
    }
  });
  return known;
}

/** After how many milliseconds a list is asked for again: always as many, or by what it holds. */
export type Pace<T> = number | ((rows: readonly T[]) => number);

/** Looks at a list often while something in it is about to change, and now and then otherwise. */
export function oftenWhile<T>(isUnderway: (it: T) => boolean): Pace<T> {
  return (rows) => (rows.some(isUnderway) ? 3_000 : 10_000);
}

/** A list, page after page: what is there so far, and how to get more. */
export function useList<T>(path: string, query: Query = {}, { enabled = true, every }: { enabled?: boolean; every?: Pace<T> } = {}) {
  const asked = { top: PAGE_SIZE, ...query };
  const found = useInfiniteQuery<Page<T>, Error, InfiniteData<Page<T>>, readonly unknown[], string | undefined>({
    queryKey: ['list', path, asked],
    queryFn: ({ pageParam, signal }) => (pageParam ? graph.next<T>(pageParam, signal) : graph.list<T>(path, asked, signal)),
    initialPageParam: undefined,
    getNextPageParam: (page) => page['@odata.nextLink'],
    placeholderData: keepPreviousData,
    enabled,
    refetchInterval: ({ state }) =>
      typeof every === 'function' ? every(state.data?.pages.flatMap((page) => page.value) ?? []) : (every ?? false),
  });
  const pages = found.data?.pages;
  return {
    rows: pages?.flatMap((page) => page.value) ?? [],
    total: pages?.[0]?.['@odata.count'],
    /** The first page: what the answer says about the list as such. */
    page: pages?.[0],
    problem: found.error,
    /** When the rows were read, in milliseconds of our own clock; after that they could only be refused. */
    readAt: found.dataUpdatedAt,
    isLoading: found.isPending && found.isFetching,
    isStale: found.isPlaceholderData,
    hasMore: found.hasNextPage,
    isLoadingMore: found.isFetchingNextPage,
    more: () => void found.fetchNextPage(),
    refresh: () => void found.refetch(),
  };
}

/** The most rows that are read to have a whole list: what is longer must be searched by the server. */
export const MOST_ROWS = 1_000;

/** A whole list, for what is known to be short. */
export function useAll<T>(path: string, query: Query = {}, options: { enabled?: boolean; every?: number } = {}) {
  const found = useQuery<{ rows: T[]; isWhole: boolean }>({
    queryKey: ['all', path, query],
    queryFn: async ({ signal }) => {
      let page = await graph.list<T>(path, query, signal);
      const rows = [...page.value];
      while (page['@odata.nextLink'] && rows.length < MOST_ROWS && page.value.length > 0) {
        page = await graph.next<T>(page['@odata.nextLink'], signal);
        rows.push(...page.value);
      }
      return { rows, isWhole: !page['@odata.nextLink'] };
    },
    enabled: options.enabled ?? true,
    refetchInterval: options.every ?? false,
  });
  return {
    rows: found.data?.rows ?? [],
    /** Whether the rows are all there are: false until they were read, and when there were too many. */
    isWhole: found.data?.isWhole ?? false,
    problem: found.error,
    isLoading: found.isPending && found.isFetching,
    refresh: () => void found.refetch(),
  };
}

/** One entity. */
export function useOne<T>(path: string, query: Query = {}, options: { enabled?: boolean; every?: number } = {}) {
  const found = useQuery<T>({
    queryKey: ['one', path, query],
    queryFn: ({ signal }) => graph.read<T>(path, query, signal),
    enabled: options.enabled ?? true,
    refetchInterval: options.every ?? false,
  });
  return { it: found.data, problem: found.error, isLoading: found.isPending && found.isFetching, refresh: () => void found.refetch() };
}

/** One entity that may not be there, or not be for the reader: then null, and no problem. Undefined until it is known. */
export function useGlimpse<T>(path: string, query: Query = {}, options: { enabled?: boolean; every?: number } = {}): T | null | undefined {
  const { data } = useQuery<T | null>({
    queryKey: ['glimpse', path, query],
    queryFn: async ({ signal }) => (await graph.glimpse<T>([{ path, query }], signal))[0] ?? null,
    enabled: options.enabled ?? true,
    refetchInterval: options.every ?? false,
  });
  return data;
}

/** Several entities, those of them that are there for the reader. Undefined until it is known, and where none is asked for. */
export function useGlimpses<T>(paths: readonly string[], query: Query = {}): T[] | undefined {
  const { data } = useQuery<T[]>({
    queryKey: ['glimpses', ...paths, query],
    queryFn: async ({ signal }) =>
      (
        await graph.glimpse<T>(
          paths.map((path) => ({ path, query })),
          signal,
        )
      ).filter((it) => it !== undefined),
    enabled: paths.length > 0,
    // Who asks again wants to know what there is now.
    gcTime: 0,
  });
  return data;
}

/** How old the number of a long list may be, in milliseconds: nobody counts along, and it costs more than a page of rows. */
const COUNTED = 30_000;

/** How many rows a list has, asked for apart from them so that they do not wait for it; undefined until it is known. */
export function useTotal(path: string, { filter, search }: Query, isAsked: boolean): number | undefined {
  const { data } = useQuery({
    queryKey: ['total', path, filter, search],
    queryFn: ({ signal }) => graph.list<unknown>(path, { filter, search, select: ['id'], top: 1, count: true }, signal),
    enabled: isAsked,
    staleTime: COUNTED,
  });
  return data?.['@odata.count'];
}

/**
 * How many there are; undefined until it is known, or when it may not be. With `every` it is asked for again after so many
 * milliseconds, until it is refused.
 */
export function useCount(path: string, filter: string, every?: number): number | undefined {
  const { data } = useQuery<number | null>({
    queryKey: ['count', path, filter],
    queryFn: async ({ signal }) => {
      const [page] = await graph.glimpse<Page<unknown>>([{ path, query: { filter, select: ['id'], top: 1, count: true } }], signal);
      return page?.['@odata.count'] ?? null;
    },
    refetchInterval: ({ state }) => (every && state.data !== null ? every : false),
  });
  return data ?? undefined;
}

/** What a change sets off, the server does by itself within a second or a few, in milliseconds. */
const AFTERWARDS = [1_500, 4_000];

/** The paths of what is being deleted or just was: whatever else is asked for again, they are not. */
const deleted = new Set<string>();

/** By then its page is left, in milliseconds. */
const AWAY = 10_000;

/**
 * A change. When it is done, everything on the screen is asked for again, so that it shows what is true; and once more when the server
 * has done what follows from it.
 *
 * @param gone the paths of what is deleted: nothing is asked of it any more, though its page is left only now
 */
export function useWrite<I, O = unknown>(write: (input: I) => Promise<O>, done?: (output: O, input: I) => void, gone: string | readonly string[] = []) {
  const known = useQueryClient();
  const paths = [gone].flat();
  const isOf = (some: Iterable<string>) => ({ queryKey }: { queryKey: readonly unknown[] }) => [...some].some((it) => String(queryKey[1]).startsWith(it));
  const again = () => known.invalidateQueries({ predicate: (it) => !isOf(deleted)(it) });
  return useMutation<O, Error, I>({
    mutationFn: write,
    // An earlier change may have everything asked for again just now, and answered once it is gone.
    onMutate: async () => {
      paths.forEach((path) => deleted.add(path));
      await known.cancelQueries({ predicate: isOf(paths) });
    },
    // It is still there, and may have changed in part: what was not to be asked any more is asked again, too.
    onError: () => {
      paths.forEach((path) => deleted.delete(path));
      void again();
    },
    onSuccess: async (output, input) => {
      paths.forEach((path) => setTimeout(() => deleted.delete(path), AWAY));
      await again();
      AFTERWARDS.forEach((later) => setTimeout(() => void again(), later));
      done?.(output, input);
    },
  });
}

/**
 * Whether the signed-in person may do something with what an answer shows: update, replace or delete it, call an action by its name,
 * add to a link (members/$ref, resourceRoleScopes/create), or create in a list. The server says; what it does not say is not offered.
 */
export function allows(it: Annotated | undefined | null, what: string): boolean {
  return it?.['@latchkey.allowed']?.includes(what) ?? false;
}
