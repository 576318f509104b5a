import { type ReactNode, useState } from 'react';
import { Progress } from './Progress';

/**
 * Does something for one after the other, until one is refused.
 *
 * @param rest takes note of who is left: when one is refused, only the rest is asked for again
 */
export type OneByOne = <T>(all: readonly T[], each: (it: T) => Promise<unknown>, rest?: (left: T[]) => void) => Promise<void>;

/**
 * What is done one after the other, and what shows how far it is, where there are several.
 *
 * @param label what has happened to those that are done: “Added”
 */
export function useOneByOne(label: string): [OneByOne, ReactNode] {
  const [far, setFar] = useState({ done: 0, of: 0 });
  const oneByOne: OneByOne = async (all, each, rest) => {
    setFar({ done: 0, of: all.length });
    for (const [i, it] of all.entries()) {
      await each(it);
      rest?.(all.slice(i + 1));
      setFar({ done: i + 1, of: all.length });
    }
  };
  return [oneByOne, far.of > 1 && <Progress {...far} label={label} />];
}
