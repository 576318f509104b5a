import { useState } from 'react';

/** One of many that was refused, and why. */
export interface Refusal<T> {
  it: T;
  problem: unknown;
}

/** Does the same for many, a few at a time, and says how far it is; what is refused does not stop the others. */
export function useMany<T>(each: (it: T) => Promise<unknown>) {
  const [state, setState] = useState<{ done: number; of: number; refused: Refusal<T>[] }>({ done: 0, of: 0, refused: [] });
  const run = async (all: readonly T[]): Promise<Refusal<T>[]> => {
    const refused: Refusal<T>[] = [];
    let done = 0;
    setState({ done, of: all.length, refused: [] });
    const queue = [...all];
    const work = async () => {
      for (let it = queue.shift(); it !== undefined; it = queue.shift()) {
        try {
          await each(it);
        } catch (problem) {
          refused.push({ it, problem });
        }
        done++;
        setState({ done, of: all.length, refused: [...refused] });
      }
    };
    await Promise.all([work(), work(), work(), work()]);
    if (refused.length === 1 && all.length === 1) {
      throw refused[0]?.problem;
    }
    return refused;
  };
  return { ...state, run };
}
