import type { Annotated } from './types.gen';
import { allows, useOne } from './useGraph';

/** Whether the signed-in person may do something with a collection: create in it, or call an action on it. */
export function useMay(path: string, what: string): boolean {
  const { it } = useOne<Annotated>(path, { top: 1, select: ['id'] });
  return allows(it, what);
}
