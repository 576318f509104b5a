import type { AuthenticationMethod } from '../../graph/types.gen';
import { told } from '../../ui/duration';

/** A way to sign in, in words: what it is called, and the list of the API by which it is removed, if it can be. */
interface Words {
  title: string;
  list?: string;
  detail?: string | null;
}

/** What somebody signs in with, in words. */
export function wordsOf(it: AuthenticationMethod): Words {
  switch (it['@odata.type']) {
    case '#microsoft.graph.passwordAuthenticationMethod':
      return { title: 'Password' };
    case '#microsoft.graph.fido2AuthenticationMethod':
      return { title: 'Passkey', list: 'fido2Methods', detail: it.displayName };
    case '#microsoft.graph.softwareOathAuthenticationMethod':
      return { title: 'Authenticator app', list: 'softwareOathMethods' };
    case '#microsoft.graph.emailAuthenticationMethod':
      return { title: 'Code by email', list: 'emailMethods', detail: it.emailAddress };
    case '#microsoft.graph.temporaryAccessPassAuthenticationMethod':
      return {
        title: 'Temporary Access Pass',
        list: 'temporaryAccessPassMethods',
        detail: `${it.isUsableOnce ? 'Once' : 'As often as needed'}, for ${told((it.lifetimeInMinutes ?? 0) * 60_000)}`,
      };
  }
}

/** A method by what tells it from the others: of passkeys alone there may be several. */
export function nameOf(it: AuthenticationMethod): string {
  const { title, detail } = wordsOf(it);
  return it['@odata.type'] === '#microsoft.graph.fido2AuthenticationMethod' && detail ? `${title} ${detail}` : title;
}

const REASONS: Record<string, string> = {
  EnabledByPolicy: 'Usable',
  NotYetValid: 'Not yet',
  OneTimeUsed: 'Used',
  Expired: 'Expired',
};

/** Whether it can be used now: a pass alone has a time. */
export function usability(it: AuthenticationMethod): string {
  return it['@odata.type'] === '#microsoft.graph.temporaryAccessPassAuthenticationMethod'
    ? (REASONS[it.methodUsabilityReason ?? ''] ?? (it.isUsable ? 'Usable' : 'Not usable'))
    : 'Usable';
}
