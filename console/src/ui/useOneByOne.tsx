import { type ReactNode, useState } from 'react';
import { Progress } from './Progress';

/**
 * Does something for one after the other, until one is refused.
 *
 * @param rest takes note of who is left: when one is refused, only the rest is asked for again
 * @param size how many one stands for, where several go together
 */
export type OneByOne = <T>(all: readonly T[], each: (it: T) => Promise<unknown>, rest?: (left: T[]) => void, size?: (it: T) => number) => Promise<void>;

/**
 * What is done one after the other, and what shows how far it is, where there are several.
 *
 * @param label what has happened to those that are done: “Added”
 */
export function useOneByOne(label: string): [OneByOne, ReactNode] {
  const [far, setFar] = useState({ done: 0, of: 0 });
  const oneByOne: OneByOne = async (all, each, rest, size = () => 1) => {
    const of = all.reduce((sum, it) => sum + size(it), 0);
    let done = 0;
    setFar({ done, of });
    for (const [i, it] of all.entries()) {
      await each(it);
      rest?.(all.slice(i + 1));
      done += size(it);
      setFar({ done, of });
    }
  };
  return [oneByOne, far.of > 1 && <Progress {...far} label={label} />];
}
