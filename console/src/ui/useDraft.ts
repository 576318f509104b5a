import { useCallback, useState } from 'react';

const PREFIX = 'latchkey.draft.';

/** What somebody has entered into a form, and how to change and forget it. */
export interface Draft<T> {
  values: T;
  set: (change: Partial<T> | ((before: T) => Partial<T>)) => void;
  forget: () => void;
  /** Forgets it, and shows what is there without it. */
  reset: () => void;
}

/** Forgets a draft whose form may not be there: what it was about has changed under it. */
export function forgetDraft(name: string): void {
  sessionStorage.removeItem(PREFIX + name);
}

/**
 * The content of a form. What somebody entered outlives a trip to the sign-in page and a reload, until it is sent or given up; then it is
 * forgotten. What they left as it was is not kept: it is as it is by then. Values must be plain: what JSON can carry.
 */
export function useDraft<T extends object>(name: string, initial: T): Draft<T> {
  const key = PREFIX + name;
  const [untouched] = useState(initial);
  const [values, setValues] = useState<T>(() => ({ ...initial, ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<T>) }));
  const set = useCallback(
    (change: Partial<T> | ((before: T) => Partial<T>)) =>
      setValues((before) => {
        const after = { ...before, ...(typeof change === 'function' ? change(before) : change) };
        const entered = Object.entries(after).filter(([part, value]) => JSON.stringify(value) !== JSON.stringify(untouched[part as keyof T]));
        if (entered.length) {
          sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(entered)));
        } else {
          sessionStorage.removeItem(key);
        }
        return after;
      }),
    [key, untouched],
  );
  const forget = useCallback(() => forgetDraft(name), [name]);
  const reset = () => {
    forget();
    setValues(initial);
  };
  return { values, set, forget, reset };
}
