import { begin, finish, type Grant, leave, refresh } from './provider';
import { onTold, tell } from './tabs';

/** Who is signed in. */
export interface Account {
  tenant: string;
  id: string;
  name: string;
  /** The principal name, as an address. */
  address: string;
}

/** One person, apart from all others: an object id is one of its tenant. */
export function keyOf({ tenant, id }: Pick<Account, 'tenant' | 'id'>): string {
  return `${tenant}/${id}`;
}

interface Held {
  tenant: string;
  account: Account;
  grant: Grant;
}

/**
 * How a page lost its person without being left: they signed out in another tab, somebody else signed in there, or they signed out
 * here and the server could not be told.
 */
export type Parting = 'elsewhere' | 'replaced' | 'untold';

const PLACE = 'latchkey.place';
const KEPT = 'latchkey.kept';
const WHOSE = 'latchkey.whose';

/** A token that ends sooner is renewed first. */
const SPARE = 60_000;

/**
 * News is heard at once; it may have been on its way for so long while whoever is here came back from signing in, in milliseconds. What
 * seems older was told on a clock that was set back meanwhile.
 */
const ON_ITS_WAY = 5_000;

/** A page that is not left by then stays, in milliseconds: nobody answers, on the way or where it was to go. */
const LEFT = 15_000;

/**
 * Tokens are held in memory only: whoever reads what a browser stores finds none. After a reload the provider's own session gives
 * new ones without a question.
 */
let held: Held | undefined;
let renewing: Promise<boolean> | undefined;
let isProven = false;
let isLeaving = false;
/** When whoever is here came back from signing in: what was told just before is over. */
let since = 0;
let parting: Parting | undefined;
/** Whose session ended under them, to be asked for it again by name. */
let lapsed: { tenant: string; hint: string } | undefined;
let resuming: Promise<void> | undefined;
/** Why it could not be asked for again. */
let hindrance: unknown;
/** Who is gone from here, but not from the server. */
let untold: Held | undefined;
const listeners = new Set<() => void>();

function hold(next: Held | undefined): void {
  held = next;
  listeners.forEach((it) => it());
}

/** The page is without its person from now on, and what they typed is gone. */
function part(how: Parting): void {
  sessionStorage.clear();
  parting = how;
  hold(undefined);
}

// A browser has one sign-in: what happens to it in one tab holds for all.
onTold(({ what, who, at }) => {
  const isOver = at < since && since - at < ON_ITS_WAY;
  // Who is signing out here already goes their way: nothing is to come between.
  if (isOver || isLeaving) {
    return;
  }
  const isTheirs = held && who === keyOf(held.account);
  if (held && what === 'out' && isTheirs) {
    part('elsewhere');
  } else if (held && what === 'in' && !isTheirs) {
    part('replaced');
  }
});

/** Waits until the page is left; fails when it is not in time. */
function left(): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('The page was not left.')), LEFT);
    addEventListener(
      'pagehide',
      () => {
        clearTimeout(late);
        resolve();
      },
      { once: true },
    );
  });
}

function here(): string {
  return location.pathname + location.search;
}

/** The signed-in person and their token. */
export const session = {
  account(): Account | undefined {
    return held?.account;
  },

  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  /** An access token that is still good for a while; empty when nobody is signed in. */
  async token(): Promise<string> {
    if (held && held.grant.expires - Date.now() < SPARE) {
      await session.renew();
    }
    return held?.grant.accessToken ?? '';
  },

  /** Gets a new token; says whether there is one. Whoever asks meanwhile gets the same. */
  renew(): Promise<boolean> {
    renewing ??= (async () => {
      try {
        if (!held?.grant.refreshToken) {
          return false;
        }
        const before = held;
        const { tenant, account, grant } = held;
        const next = await refresh(tenant, grant.refreshToken ?? '');
        if (held !== before) {
          // They signed out meanwhile.
          return false;
        }
        hold({ tenant, account, grant: { ...next, refreshToken: next.refreshToken ?? grant.refreshToken, idToken: next.idToken ?? grant.idToken } });
        return true;
      } catch {
        return false;
      } finally {
        renewing = undefined;
      }
    })();
    return renewing;
  },

  /** The session ended elsewhere: the page is without its person, until it resumes with them. */
  expire(): void {
    if (held && !isLeaving) {
      lapsed = { tenant: held.tenant, hint: held.account.address };
      hold(undefined);
    }
  },

  /**
   * Leaves for the sign-in page.
   *
   * @param who a domain, a tenant's id, or an address whose domain says it
   */
  async signIn(who: string, returnTo: string): Promise<void> {
    const tenant = who.slice(who.indexOf('@') + 1);
    const hint = who.includes('@') ? who : undefined;
    hindrance = undefined;
    await begin(tenant, { returnTo, hint });
    localStorage.setItem(PLACE, who);
  },

  /**
   * Signs in where it was done last, without a question if the provider remembers; undefined when there is nowhere. Whoever asks while
   * it begins gets the same.
   */
  resume(returnTo: string): Promise<void> | undefined {
    const who = localStorage.getItem(KEPT);
    if (!resuming && (lapsed || who)) {
      hindrance = undefined;
      resuming = (lapsed ? begin(lapsed.tenant, { returnTo, hint: lapsed.hint }) : session.signIn(who ?? '', returnTo))
        .catch((failure: unknown) => {
          hindrance = failure;
          throw failure;
        })
        .finally(() => {
          resuming = undefined;
        });
    }
    return resuming;
  },

  /** Why signing in again could not begin by itself; undefined when it did, or was not tried. */
  hindrance(): unknown {
    return hindrance;
  },

  /** Takes what the sign-in page sent back; answers where to go on. */
  async finish(): Promise<string> {
    const { tenant, grant, returnTo, isProof } = await finish();
    const { tid, oid, name, preferred_username } = (grant.claims ?? {}) as Record<string, string | undefined>;
    const address = preferred_username ?? '';
    localStorage.setItem(KEPT, tenant);
    isProven = isProof;
    const account = { tenant: tid ?? '', id: oid ?? '', name: name ?? address, address };
    // What one person typed in this tab is not for the next.
    if (sessionStorage.getItem(WHOSE) !== keyOf(account)) {
      sessionStorage.clear();
      sessionStorage.setItem(WHOSE, keyOf(account));
    }
    since = Date.now();
    lapsed = undefined;
    hold({ tenant, account, grant });
    tell('in', keyOf(account));
    return returnTo;
  },

  /** Leaves to prove more about the person than the session does, and comes back here; forms keep what is in them. */
  async stepUp(claims: string): Promise<void> {
    if (held) {
      await begin(held.tenant, { returnTo: here(), hint: held.account.address, claims });
      // The page is left; nothing goes on here.
      await new Promise(() => undefined);
    }
  },

  /** Whether we just came back from proving more; told once. */
  wasProven(): boolean {
    const was = isProven;
    isProven = false;
    return was;
  },

  /**
   * Signs out, in every tab of this browser, and leaves for the provider, which ends its own session. When that cannot be reached, whoever
   * leaves is gone from here all the same, and may try again: {@link session.parting} is “untold”.
   */
  async signOut(): Promise<void> {
    const last = held ?? untold;
    localStorage.removeItem(KEPT);
    sessionStorage.clear();
    lapsed = undefined;
    if (!last || isLeaving) {
      return;
    }
    tell('out', keyOf(last.account));
    // Tokens go with the page and not before: a page without its person leaves for the start by itself, while it is being left.
    isLeaving = true;
    hold(held);
    const end = () => {
      isLeaving = false;
      untold = undefined;
      parting = undefined;
      hold(undefined);
    };
    addEventListener('pagehide', end, { once: true });
    const leaving = new AbortController();
    try {
      await Promise.all([left(), leave(last.tenant, last.grant, leaving.signal)]);
    } catch {
      // What is answered only now takes nobody away any more.
      leaving.abort();
      removeEventListener('pagehide', end);
      isLeaving = false;
      untold = last;
      part('untold');
    }
  },

  /** Whether somebody is signing out just now: nothing of theirs is to be seen any more. */
  isLeaving(): boolean {
    return isLeaving;
  },

  /** How the page lost its person; undefined when it has one, or never had. */
  parting(): Parting | undefined {
    return held ? undefined : parting;
  },

  /** Where somebody signed in last, to offer it again. */
  lastPlace(): string {
    return localStorage.getItem(PLACE) ?? '';
  },
};
