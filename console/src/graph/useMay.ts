import { useQuery } from '@tanstack/react-query';
import { graph, type Page } from './client';
import type { Annotated } from './types.gen';
import { allows, useGlimpse, useOne } from './useGraph';

/** Whether the signed-in person may do something with a collection: create in it, or call an action on it. Undefined until it is known. */
export function useMay(path: string, what: string): boolean | undefined {
  const { it, problem } = useOne<Annotated>(path, { top: 1, select: ['id'] });
  return it || problem ? allows(it, what) : undefined;
}

/** Of several collections those the signed-in person may read, and those that hold something for them or let them make something. */
export interface Found {
  readable: ReadonlySet<string>;
  within: ReadonlySet<string>;
}

/** What there is for the signed-in person in several collections; it changes rarely. */
export function useWithin(paths: readonly string[]): Found {
  const { data } = useQuery({
    queryKey: ['within', ...paths],
    queryFn: ({ signal }) => graph.glimpse<Page<Annotated>>(paths.map((path) => ({ path, query: { top: 1 } })), signal),
    staleTime: 60_000,
  });
  return {
    readable: new Set(paths.filter((_, i) => data?.[i])),
    within: new Set(paths.filter((_, i) => isWithin(data?.[i]))),
  };
}

function isWithin(page: Page<Annotated> | undefined): boolean {
  return Boolean(page && (page.value.length || allows(page, 'create')));
}

/** Whether the signed-in person may read a list, or the part of it that a filter names. */
export function useMayRead(path: string, filter?: string): boolean {
  return Boolean(useGlimpse<Page<Annotated>>(path, { top: 1, filter }));
}
