import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState, useSyncExternalStore } from 'react';
import { inWords } from '../graph/problem';
import { isCut, isFailing, readingOf, useRetry } from '../graph/reading';
import { MOST_ROWS } from '../graph/useGraph';
import { ProblemBar } from './Problem';
import { onSaid, said, useUppermost } from './said';

/**
 * Says what nothing else on the screen says: what could not be read, or not again, and which lists are longer than what was read of
 * them. So no part of a page is missing or old without a word.
 */
export function Unread() {
  const [place] = useState(() => ({}));
  const isUppermost = useUppermost(place);
  const cache = useQueryClient().getQueryCache();
  const again = useRetry();
  const failing = () => {
    const words = new Set(said().map(inWords));
    return cache.findAll({ predicate: (it) => isFailing(it) && !words.has(inWords(it.state.error)) });
  };
  const cut = () => cache.findAll({ predicate: isCut });
  const subscribe = useCallback(
    (listener: () => void) => {
      const ends = [cache.subscribe(listener), onSaid(listener)];
      return () => ends.forEach((it) => it());
    },
    [cache],
  );
  useSyncExternalStore(subscribe, () => [...failing(), ...cut()].map((it) => `${it.queryHash} ${it.state.errorUpdatedAt}`).join());
  const unread = failing();
  if (!isUppermost) {
    return null;
  }
  const isOld = unread.every((it) => it.state.data !== undefined);
  return (
    <>
      {unread.length > 0 && (
        <ProblemBar
          of={unread[0]?.state.error}
          title={`The ${named(unread)} could not be read${isOld ? ' again: what is shown is older' : ''}.`}
          retry={again}
        />
      )}
      {cut().length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            There are more {named(cut())} than the first {MOST_ROWS.toLocaleString()}, with which this page works.
          </MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}

function named(some: { queryKey: readonly unknown[] }[]): string {
  const names = [...new Set(some.map((it) => readingOf(it.queryKey)))];
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '');
}
