import { useSyncExternalStore } from 'react';
import { type Account, type Parting, session } from './session';

/** Who is signed in; undefined when nobody is. */
export function useAccount(): Account | undefined {
  return useSyncExternalStore(session.subscribe, session.account);
}

/** Whether they are signing out just now. */
export function useLeaving(): boolean {
  return useSyncExternalStore(session.subscribe, session.isLeaving);
}

/** How the page lost its person, where there is something to say about it. */
export function useParting(): Parting | undefined {
  return useSyncExternalStore(session.subscribe, session.parting);
}
