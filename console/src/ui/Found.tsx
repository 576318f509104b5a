import { type ReactNode, useState } from 'react';
import type { Query } from '../graph/query';
import { useGlimpses } from '../graph/useGraph';
import { Gone } from './Gone';

interface Props<T> {
  path: string;
  /** Which one the address names; nothing is shown while it names none. */
  id: string | undefined;
  query?: Query;
  /** What it is, as a word within a sentence. */
  what: string;
  show: (it: T) => ReactNode;
}

/**
 * What an address opens over a list: read by itself, whether or not the list shows it at the moment, and once, so that the form
 * stays as it is while what it does takes the thing away.
 */
export function Found<T extends { id: string }>({ path, id, query, what, show }: Props<T>) {
  return <AllFound<T> path={path} ids={id ? [id] : []} {...(query ? { query } : {})} none={`The ${what} of this link is`} show={([it]) => it && show(it)} />;
}

interface AllProps<T> {
  path: string;
  ids: readonly string[];
  query?: Query;
  /** The beginning of the sentence that says that there is none of them any more. */
  none: string;
  show: (all: T[]) => ReactNode;
}

/** The same for several at once: those of them that are there. */
export function AllFound<T extends { id: string }>({ path, ids, query = {}, none, show }: AllProps<T>) {
  const named = ids.join();
  const [kept, keep] = useState<{ named: string; all: T[] }>();
  const isKept = kept?.named === named;
  const found = useGlimpses<T>(isKept ? [] : ids.map((id) => `${path}/${id}`), query);
  if (found?.length && !isKept) {
    keep({ named, all: found });
  } else if (kept && !named) {
    // Who comes back to it finds it as it is by then.
    keep(undefined);
  }
  if (!ids.length) {
    return null;
  }
  if (found && !found.length && !isKept) {
    return <Gone>{none} not there any more.</Gone>;
  }
  return isKept ? <>{show(kept.all)}</> : null;
}
