/** Who is signed in. */
export interface Account {
  tenant: string;
  id: string;
  name: string;
  /** The principal name, as an address. */
  address: string;
}

interface Held {
  account: Account;
  token: string;
  /** On the real clock, in milliseconds. */
  expires: number;
  amr: string[];
}

const KEY = 'latchkey.session';
const LAST_PLACE = 'latchkey.place';
const listeners = new Set<() => void>();
let held: Held | undefined = read();

function read(): Held | undefined {
  const text = sessionStorage.getItem(KEY);
  return text ? (JSON.parse(text) as Held) : undefined;
}

function hold(next: Held | undefined): void {
  held = next;
  if (next) {
    sessionStorage.setItem(KEY, JSON.stringify(next));
  } else {
    sessionStorage.removeItem(KEY);
  }
  listeners.forEach((it) => it());
}

async function issue(tenant: string, user: string, amr: string[]): Promise<Held> {
  const answer = await fetch(`/sandbox/tenants/${tenant}/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(user ? { user, amr } : { bootstrap: true }),
  });
  if (!answer.ok) {
    throw new Error(((await answer.json()) as { error: { message: string } }).error.message);
  }
  const { access_token: token, expires_in: seconds } = (await answer.json()) as { access_token: string; expires_in: number };
  const claims = JSON.parse(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'))) as {
    tid: string;
    oid: string;
    name?: string;
    upn?: string;
    preferred_username?: string;
  };
  const address = claims.upn ?? claims.preferred_username ?? user;
  return {
    account: { tenant: claims.tid, id: claims.oid, name: claims.name ?? address, address },
    token,
    expires: Date.now() + seconds * 1000,
    amr,
  };
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

  /** An access token that is still good for a while. */
  async token(): Promise<string> {
    if (held && held.expires - Date.now() < 60_000) {
      await session.renew();
    }
    return held?.token ?? '';
  },

  /** Gets a new token; says whether there is one. */
  async renew(): Promise<boolean> {
    if (!held) {
      return false;
    }
    try {
      hold(await issue(held.account.tenant, held.account.address, held.amr));
      return true;
    } catch {
      return false;
    }
  },

  /** The session is over: back to the start, and from there to where we were. */
  expire(): void {
    hold(undefined);
  },

  async signIn(tenant: string, user: string): Promise<void> {
    localStorage.setItem(LAST_PLACE, tenant);
    hold(await issue(tenant, user, ['pwd']));
  },

  /** Proves more about the person than the session does, and comes back here; forms keep what is in them. */
  async stepUp(_claims: string): Promise<void> {
    if (held) {
      hold(await issue(held.account.tenant, held.account.address, ['pwd', 'mfa']));
    }
  },

  signOut(): void {
    hold(undefined);
  },

  /** The tenant signed in to last, to offer it again. */
  lastPlace(): string {
    return localStorage.getItem(LAST_PLACE) ?? '';
  },
};
