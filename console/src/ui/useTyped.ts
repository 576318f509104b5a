import { useEffect, useEffectEvent, useState } from 'react';

/** How long somebody has stopped typing before the server is asked, in milliseconds. */
const PAUSE = 250;

/** What was last said, once it has not changed for a while. */
export function usePaused<T>(value: T): T {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const pause = setTimeout(() => setPaused(value), PAUSE);
    return () => clearTimeout(pause);
  }, [value]);
  return paused;
}

/**
 * What somebody types, at once; what it is for hears of it when they pause. A value that changes by itself, as by the back button,
 * takes the place of what was typed.
 */
export function useTyped(value: string, settle: (text: string) => void): [string, (text: string) => void] {
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setTyped(value);
  }
  const tell = useEffectEvent(settle);
  useEffect(() => {
    if (typed !== value) {
      const pause = setTimeout(() => tell(typed), PAUSE);
      return () => clearTimeout(pause);
    }
    return undefined;
  }, [typed, value]);
  return [typed, setTyped];
}
