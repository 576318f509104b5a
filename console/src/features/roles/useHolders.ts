import { useQuery } from '@tanstack/react-query';
import { graph, type Page } from '../../graph/client';
import { odata } from '../../graph/query';
import { at, type DirectoryRoleAssignment as Assignment, type DirectoryRoleDefinition as Definition } from '../../graph/types.gen';
import { useAll } from '../../graph/useGraph';
import { holderName } from './holder';

/** Some who hold a role, and how many do. */
export interface Holders {
  some: string[];
  total: number;
}

/** So many are named where there is a place for a few. */
const NAMED = 5;

/** Who holds each role: a few of them by name, and their number, counted by the server. */
export function useHolders() {
  const roles = useAll<Definition>(at.directoryRoleDefinition, { select: ['id'] });
  const ids = roles.rows.map((it) => it.id);
  const held = useQuery({
    queryKey: ['holders', ids],
    queryFn: async ({ signal }) => {
      const pages = await graph.glimpse<Page<Assignment>>(
        ids.map((id) => ({
          path: at.directoryRoleAssignment,
          query: { filter: odata`roleDefinitionId eq ${id}`, expand: 'principal', top: NAMED, count: true },
        })),
        signal,
      );
      return new Map(
        ids.flatMap((id, i): [string, Holders][] => {
          const page = pages[i];
          return page ? [[id, { some: page.value.map(holderName), total: page['@odata.count'] ?? page.value.length }]] : [];
        }),
      );
    },
    enabled: ids.length > 0,
  });
  return {
    /** Undefined where it may not be known. */
    of: (role: string): Holders | undefined => held.data?.get(role),
    isLoading: roles.isLoading || (held.isPending && held.isFetching),
    problem: roles.problem ?? held.error,
    refresh: () => {
      roles.refresh();
      void held.refetch();
    },
  };
}
