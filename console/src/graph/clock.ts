import { useSyncExternalStore } from 'react';

/**
 * The tenant's clock, which is the one that ends access: every answer of the API carries it in its Date header, and between
 * answers it runs as fast as ours. A header has whole seconds, so the best guess is the latest instant that any of them proves.
 */
let ahead = 0;
let known = false;

/** A tenant's clock that is further away than this has been moved; anything less is the rounding of headers. */
const ROUNDING = 1500;

/** A leap is more than slow answers and drifting clocks explain: somebody moved the tenant's clock. */
const LEAP = 60_000;

const leapt = new Set<() => void>();

/** Tells when the tenant's clock was moved: whatever was read before may have ended since. */
export function onLeap(listener: () => void): void {
  leapt.add(listener);
}

/** Takes note of an answer's Date header. */
export function learn(header: string | null, at = Date.now()): void {
  const told = header ? Date.parse(header) : Number.NaN;
  if (!Number.isNaN(told)) {
    const seen = told - at;
    const isLeap = known && seen - ahead > LEAP;
    ahead = !known || Math.abs(seen - ahead) > ROUNDING ? seen : Math.max(ahead, seen);
    known = true;
    if (isLeap) {
      leapt.forEach((it) => it());
    }
  }
}

/** The tenant's now, in milliseconds. */
export function now(): number {
  return Date.now() + ahead;
}

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach((it) => it()), 1000);
  return () => {
    listeners.delete(listener);
    if (!listeners.size) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The tenant's now in whole seconds, anew every second. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => Math.floor(now() / 1000)) * 1000;
}
