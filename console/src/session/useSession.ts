import { useSyncExternalStore } from 'react';
import { type Account, session } from './session';

/** Who is signed in; undefined when nobody is. */
export function useAccount(): Account | undefined {
  return useSyncExternalStore(session.subscribe, session.account);
}
