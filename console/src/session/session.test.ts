import { beforeEach, expect, test, vi } from 'vitest';

const TENANT = 'contoso.example';
const HERE = location.origin;
const PROVIDER = {
  issuer: `${HERE}/t/v2.0`,
  authorization_endpoint: `${HERE}/t/authorize`,
  token_endpoint: `${HERE}/t/token`,
  revocation_endpoint: `${HERE}/t/revoke`,
  end_session_endpoint: `${HERE}/t/logout`,
};

const encoded = (it: object) => btoa(JSON.stringify(it)).replaceAll('=', '');

/** What the provider says of somebody who signs in. */
function tokensOf(who: string) {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: PROVIDER.issuer, aud: '1a7c4e11-0000-4000-8000-1a7c4e110000', sub: who, oid: who, tid: 't', name: who, nonce: 'n', iat: now, exp: now + 60 };
  return {
    token_type: 'Bearer',
    expires_in: 3600,
    access_token: `access of ${who}`,
    refresh_token: `refresh of ${who}`,
    id_token: `${encoded({ alg: 'RS256' })}.${encoded(claims)}.${btoa('signed')}`,
  };
}

let isReachable = true;
let asked: string[] = [];
let arriving = 'ann';
/** Runs before the provider answers for tokens. */
let meanwhile = async () => {};

/** A tab of the browser: each has its own memory. */
async function tab() {
  vi.resetModules();
  return (await import('./session')).session;
}

/** Somebody comes back from the sign-in page to a tab. */
async function signIn(session: Awaited<ReturnType<typeof tab>>, who: string) {
  arriving = who;
  sessionStorage.setItem('latchkey.signing-in', JSON.stringify({ tenant: TENANT, verifier: 'v', state: 's', nonce: 'n', returnTo: '/', isProof: false }));
  history.replaceState(null, '', '/callback?code=c&state=s');
  await session.finish();
}

const submitted = vi.fn();

beforeEach(() => {
  isReachable = true;
  asked = [];
  meanwhile = async () => {};
  submitted.mockReset();
  vi.stubGlobal('fetch', async (url: string | URL) => {
    asked.push(new URL(url, HERE).pathname);
    if (!isReachable) {
      throw new TypeError('failed');
    }
    if (String(url).endsWith('/token')) {
      await meanwhile();
      return Response.json(tokensOf(arriving));
    }
    return String(url).includes('.well-known') ? Response.json(PROVIDER) : new Response(null);
  });
  vi.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(function (this: HTMLFormElement) {
    submitted(this.action, Object.fromEntries([...this.querySelectorAll('input')].map((it) => [it.name, it.value])));
    this.remove();
  });
});

test('signing out takes the tokens back, ends the session at the provider, and keeps nothing', async () => {
  const session = await tab();
  await signIn(session, 'ann');
  sessionStorage.setItem('latchkey.draft.x', '{}');
  const out = session.signOut();
  await vi.waitFor(() => expect(submitted).toHaveBeenCalledOnce());
  expect(session.isLeaving()).toBe(true);
  expect(asked).toContain('/t/revoke');
  expect(submitted.mock.calls[0]?.[0]).toBe(PROVIDER.end_session_endpoint);
  expect(submitted.mock.calls[0]?.[1]).toMatchObject({ post_logout_redirect_uri: `${HERE}/`, id_token_hint: expect.stringContaining('.') });
  expect([sessionStorage.length, session.resume('/')]).toEqual([0, undefined]);
  dispatchEvent(new Event('pagehide'));
  await out;
  expect([session.account(), session.isLeaving(), session.parting()]).toEqual([undefined, false, undefined]);
  expect(await session.token()).toBe('');
});

test('when the server cannot be reached it says so, and trying again ends it', async () => {
  const session = await tab();
  await signIn(session, 'ann');
  isReachable = false;
  await session.signOut();
  expect([session.account(), session.isLeaving(), session.parting()]).toEqual([undefined, false, 'untold']);
  expect(submitted).not.toHaveBeenCalled();
  isReachable = true;
  const out = session.signOut();
  await vi.waitFor(() => expect(submitted).toHaveBeenCalledOnce());
  dispatchEvent(new Event('pagehide'));
  await out;
  expect(session.parting()).toBeUndefined();
});

test('a page that is not left though it was to be says so, and goes on', async () => {
  const session = await tab();
  await signIn(session, 'ann');
  vi.useFakeTimers();
  const out = session.signOut();
  await vi.waitFor(() => expect(submitted).toHaveBeenCalledOnce());
  await vi.advanceTimersByTimeAsync(20_000);
  await out;
  expect([session.account(), session.isLeaving(), session.parting()]).toEqual([undefined, false, 'untold']);
});

test('who signs out in one tab is signed out in all', async () => {
  const [one, other] = [await tab(), await tab()];
  await signIn(one, 'ann');
  await signIn(other, 'ann');
  sessionStorage.setItem('latchkey.draft.x', '{}');
  void one.signOut();
  await vi.waitFor(() => expect(other.parting()).toBe('elsewhere'));
  expect([other.account(), await other.token(), sessionStorage.length]).toEqual([undefined, '', 0]);
});

test('when somebody else signs in, other tabs forget who was there', async () => {
  const [one, other] = [await tab(), await tab()];
  await signIn(one, 'ann');
  await signIn(other, 'ann');
  await signIn(other, 'ben');
  await vi.waitFor(() => expect(one.parting()).toBe('replaced'));
  expect([one.account(), other.account()?.id]).toEqual([undefined, 'ben']);
});

test('what was read for somebody is forgotten with them', async () => {
  const [session, { answers }] = [await tab(), await import('../graph/useGraph')];
  await signIn(session, 'ann');
  const known = answers();
  known.setQueryData(['one', 'me', {}], { id: 'ann' });
  await session.renew();
  expect(known.getQueryCache().getAll()).toHaveLength(1);
  isReachable = false;
  await session.signOut();
  expect(known.getQueryCache().getAll()).toHaveLength(0);
});

test('tokens that arrive once somebody is signed out are nobody’s', async () => {
  const [one, other] = [await tab(), await tab()];
  await signIn(one, 'ann');
  await signIn(other, 'ann');
  meanwhile = async () => {
    void one.signOut();
    await vi.waitFor(() => expect(other.parting()).toBe('elsewhere'));
  };
  expect(await other.renew()).toBe(false);
  expect([other.account(), await other.token()]).toEqual([undefined, '']);
});
