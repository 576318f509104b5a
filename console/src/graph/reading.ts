import { type Query, useQueryClient } from '@tanstack/react-query';

/** Readings that no path names. */
const OWN: Record<string, string> = { within: 'navigation', endpoints: 'endpoints of the sign-in', requirements: 'policies of the access package' };

/** What a reading is of, in words: the last part of its path that names something. */
export function readingOf(key: readonly unknown[]): string {
  const own = OWN[String(key[0])];
  if (own) {
    return own;
  }
  const names = String(key[1] ?? '')
    .split('/')
    .filter((it) => /^\w+$/.test(it) && !/\d/.test(it));
  return (names.at(-1) ?? 'page').replaceAll(/[A-Z]/g, (it) => ` ${it.toLowerCase()}`);
}

/** What is on the screen and could not be read the last time. */
export function isFailing(it: Query): boolean {
  return it.isActive() && it.state.status === 'error';
}

/** What is on the screen and was too long to be read to its end. */
export function isCut(it: Query): boolean {
  const { data } = it.state;
  return it.isActive() && it.queryKey[0] === 'all' && typeof data === 'object' && data !== null && 'isWhole' in data && data.isWhole === false;
}

/** Asks again for all that is on the screen and could not be read. */
export function useRetry(): () => void {
  const known = useQueryClient();
  return () => void known.refetchQueries({ predicate: isFailing });
}
