import { useLayoutEffect, useSyncExternalStore } from 'react';

/** The problems that something on the screen tells, each as often as it is told. */
const told = new Map<unknown, number>();

/** Where problems that nothing else tells are told: the page's place, and above it that of a dialog. */
const places: object[] = [];

const listeners = new Set<() => void>();

function changed(): void {
  listeners.forEach((it) => it());
}

/** Hears when something begins or ceases to be told. */
export function onSaid(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Takes note that a problem is told, while it is. */
export function useSaying(problem: unknown): void {
  useLayoutEffect(() => {
    if (!problem) {
      return undefined;
    }
    told.set(problem, (told.get(problem) ?? 0) + 1);
    changed();
    return () => {
      const left = (told.get(problem) ?? 1) - 1;
      if (left) {
        told.set(problem, left);
      } else {
        told.delete(problem);
      }
      changed();
    };
  }, [problem]);
}

/** What is told now. */
export function said(): unknown[] {
  return [...told.keys()];
}

/** Whether a place is the uppermost one, in which what nothing else tells is told. */
export function useUppermost(place: object): boolean {
  useLayoutEffect(() => {
    places.push(place);
    changed();
    return () => {
      places.splice(places.indexOf(place), 1);
      changed();
    };
  }, [place]);
  return useSyncExternalStore(onSaid, () => places.at(-1) === place);
}
