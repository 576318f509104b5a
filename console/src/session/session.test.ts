import { afterEach, beforeEach, expect, test, vi } from 'vitest';

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
  const claims = { iss: PROVIDER.issuer, aud: '1a7c4e11-0000-4000-8000-1a7c4e110000', sub: who, oid: who, tid: organization, name: who, preferred_username: `${who}@contoso.example`, nonce: 'n', iat: now, exp: now + 60 };
  return {
    token_type: 'Bearer',
    expires_in: 3600,
    access_token: `access of ${who}`,
    refresh_token: `refresh of ${who}`,
    id_token: `${encoded({ alg: 'RS256' })}.${encoded(claims)}.${btoa('signed')}`,
  };
}

let isReachable = true;
/** The end of the path that is never answered. */
let unanswered: string | undefined;
let status = 200;
let asked: string[] = [];
let arriving = 'ann';
/** Whose tenant they arrive from. */
let organization = 't';
/** Runs before the provider answers for tokens. */
let meanwhile = async () => {};

const tabs: (typeof import('./session'))['session'][] = [];

// One storage serves all tabs here: those of another test must not hear of this one.
afterEach(() => {
  vi.restoreAllMocks();
  dispatchEvent(new Event('pagehide'));
  tabs.splice(0).forEach((it) => it.expire());
});

/** A tab of the browser: each has its own memory. */
async function tab() {
  vi.resetModules();
  const { session } = await import('./session');
  tabs.push(session);
  return session;
}

/** Waits as long as Testing Library does: a busy machine takes longer than the usual second. */
const soon = (holds: () => void, interval = 50) => vi.waitFor(holds, { timeout: 15_000, interval });

/** Somebody comes back from the sign-in page to a tab. */
async function signIn(session: Awaited<ReturnType<typeof tab>>, who: string) {
  arriving = who;
  sessionStorage.setItem('latchkey.signing-in', JSON.stringify({ tenant: TENANT, verifier: 'v', state: 's', nonce: 'n', returnTo: '/', isProof: false }));
  history.replaceState(null, '', '/callback?code=c&state=s');
  await session.finish();
  // Nobody signs in twice in a millisecond, by which tabs tell what is over from what is new.
  const then = Date.now();
  await soon(() => expect(Date.now()).toBeGreaterThan(then), 1);
}

const submitted = vi.fn();

beforeEach(() => {
  isReachable = true;
  unanswered = undefined;
  organization = 't';
  status = 200;
  asked = [];
  meanwhile = async () => {};
  submitted.mockReset();
  vi.stubGlobal('fetch', async (url: string | URL) => {
    asked.push(new URL(url, HERE).pathname);
    if (!isReachable) {
      throw new TypeError('failed');
    }
    if (unanswered && String(url).endsWith(unanswered)) {
      await new Promise(() => undefined);
    }
    if (String(url).endsWith('/token')) {
      await meanwhile();
      return Response.json(tokensOf(arriving));
    }
    return String(url).includes('.well-known') ? Response.json(PROVIDER, { status }) : new Response(null);
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
  await soon(() => expect(submitted).toHaveBeenCalledOnce());
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
  await soon(() => expect(submitted).toHaveBeenCalledOnce());
  dispatchEvent(new Event('pagehide'));
  await out;
  expect(session.parting()).toBeUndefined();
});

test('a page that is not left though it was to be says so, and goes on', async () => {
  const session = await tab();
  await signIn(session, 'ann');
  vi.useFakeTimers();
  const out = session.signOut();
  await soon(() => expect(submitted).toHaveBeenCalledOnce());
  await vi.advanceTimersByTimeAsync(20_000);
  await out;
  expect([session.account(), session.isLeaving(), session.parting()]).toEqual([undefined, false, 'untold']);
});

test.each(['openid-configuration', '/revoke'])('whoever signs out is not kept by a %s that is never answered', async (path) => {
  const session = await tab();
  await signIn(session, 'ann');
  unanswered = path;
  vi.useFakeTimers();
  const out = session.signOut();
  await vi.advanceTimersByTimeAsync(20_000);
  await out;
  expect([session.account(), session.isLeaving(), session.parting()]).toEqual([undefined, false, 'untold']);
  expect(submitted).not.toHaveBeenCalled();
});

test('who signs out in one tab is signed out in all', async () => {
  const [one, other] = [await tab(), await tab()];
  await signIn(one, 'ann');
  await signIn(other, 'ann');
  sessionStorage.setItem('latchkey.draft.x', '{}');
  void one.signOut();
  await soon(() => expect(other.parting()).toBe('elsewhere'));
  expect([other.account(), await other.token(), sessionStorage.length]).toEqual([undefined, '', 0]);
  await soon(() => expect(submitted).toHaveBeenCalledOnce());
});

test('who signs out in two tabs at once leaves by both', async () => {
  const [one, other, witness] = [await tab(), await tab(), await tab()];
  await signIn(one, 'ann');
  await signIn(other, 'ann');
  await signIn(witness, 'ann');
  void one.signOut();
  void other.signOut();
  await soon(() => expect(witness.parting()).toBe('elsewhere'));
  await soon(() => expect(submitted).toHaveBeenCalledTimes(2));
  expect([one, other].map((it) => [it.isLeaving(), it.parting()])).toEqual([
    [true, undefined],
    [true, undefined],
  ]);
});

test('a clock that is set back keeps no news away', async () => {
  const [one, other] = [await tab(), await tab()];
  await signIn(one, 'ann');
  await signIn(other, 'ann');
  const then = Date.now() - 3_600_000;
  vi.spyOn(Date, 'now').mockImplementation(() => then);
  void one.signOut();
  await soon(() => expect(other.parting()).toBe('elsewhere'));
  await soon(() => expect(submitted).toHaveBeenCalledOnce());
});

test('when somebody else signs in, other tabs forget who was there', async () => {
  const [one, other] = [await tab(), await tab()];
  await signIn(one, 'ann');
  await signIn(other, 'ann');
  await signIn(other, 'ben');
  await soon(() => expect(one.parting()).toBe('replaced'));
  expect([one.account(), other.account()?.id]).toEqual([undefined, 'ben']);
});

test('who has the same id in another organization is somebody else', async () => {
  const [one, other] = [await tab(), await tab()];
  await signIn(one, 'ann');
  sessionStorage.setItem('latchkey.draft.x', '{}');
  organization = 'u';
  await signIn(other, 'ann');
  await soon(() => expect(one.parting()).toBe('replaced'));
  expect(sessionStorage.getItem('latchkey.draft.x')).toBeNull();
});

test('what somebody typed waits for them, and for nobody else', async () => {
  const session = await tab();
  await signIn(session, 'ann');
  sessionStorage.setItem('latchkey.draft.x', '{}');
  await signIn(session, 'ann');
  expect(sessionStorage.getItem('latchkey.draft.x')).toBe('{}');
  await signIn(session, 'ben');
  expect(sessionStorage.getItem('latchkey.draft.x')).toBeNull();
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
    await soon(() => expect(other.parting()).toBe('elsewhere'));
  };
  expect(await other.renew()).toBe(false);
  expect([other.account(), await other.token()]).toEqual([undefined, '']);
  await soon(() => expect(submitted).toHaveBeenCalledOnce());
});

test('a sign-in that cannot begin says why: nobody answers, the server fails, there is no such organization', async () => {
  const session = await tab();
  isReachable = false;
  await expect(session.signIn(TENANT, '/')).rejects.toThrow('Latchkey cannot be reached.');
  isReachable = true;
  status = 503;
  await expect(session.signIn(TENANT, '/')).rejects.toThrow('The server answered 503.');
  status = 400;
  await expect(session.signIn(TENANT, '/')).rejects.toThrow('There is no organization “contoso.example” here.');
});

test('what the sign-in page refused is told in its words', async () => {
  const session = await tab();
  sessionStorage.setItem('latchkey.signing-in', JSON.stringify({ tenant: TENANT, verifier: 'v', state: 's', nonce: 'n', returnTo: '/', isProof: false }));
  history.replaceState(null, '', '/callback?error=access_denied&error_description=Nobody+chose+an+account.&state=s');
  await expect(session.finish()).rejects.toThrow('Nobody chose an account.');
});

test('a session that ended elsewhere is resumed by name, to where one is', async () => {
  const session = await tab();
  const assigned = vi.spyOn(location, 'assign').mockImplementation(() => undefined);
  await signIn(session, 'ann');
  session.expire();
  expect(session.account()).toBeUndefined();
  await session.resume('/admin/groups');
  const request = new URL(String(assigned.mock.calls[0]?.[0]));
  expect(Object.fromEntries(request.searchParams)).toMatchObject({ login_hint: 'ann@contoso.example', code_challenge_method: 'S256' });
  expect(JSON.parse(sessionStorage.getItem('latchkey.signing-in') ?? '{}')).toMatchObject({ tenant: TENANT, returnTo: '/admin/groups' });
});

test('what could not be resumed is tried by name again, once at a time, and says why it could not', async () => {
  const session = await tab();
  const assigned = vi.spyOn(location, 'assign').mockImplementation(() => undefined);
  await signIn(session, 'ann');
  session.expire();
  status = 503;
  await expect(session.resume('/')).rejects.toThrow('The server answered 503.');
  expect(session.hindrance()).toMatchObject({ message: 'The server answered 503.' });
  status = 200;
  await Promise.all([session.resume('/admin/groups'), session.resume('/admin/users')]);
  expect(session.hindrance()).toBeUndefined();
  expect(assigned).toHaveBeenCalledOnce();
  expect(new URL(String(assigned.mock.calls[0]?.[0])).searchParams.get('login_hint')).toBe('ann@contoso.example');
});
