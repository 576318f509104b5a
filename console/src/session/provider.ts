import * as oauth from 'oauth4webapi';
import { problemOf, unreachable } from '../graph/problem';

/** The console as a client of every tenant's provider. */
const CLIENT: oauth.Client = { client_id: '1a7c4e11-0000-4000-8000-1a7c4e110000' };

const SCOPE = 'https://graph.microsoft.com/.default openid profile offline_access';
const UNDERWAY = 'latchkey.signing-in';

/** What a provider hands out, and about whom. */
export interface Grant {
  accessToken: string;
  refreshToken: string | undefined;
  /** Says whose session it is, when it is to end. */
  idToken: string | undefined;
  /** On the real clock, in milliseconds. */
  expires: number;
  claims: oauth.IDToken | undefined;
}

/** A sign-in that is under way: what must fit when it comes back. */
interface Underway {
  tenant: string;
  verifier: string;
  state: string;
  nonce: string;
  returnTo: string;
  isProof: boolean;
}

/** What a sign-in asks for beyond being signed in. */
export interface Wish {
  returnTo: string;
  /** The account it is about. */
  hint?: string | undefined;
  /** What must be proved, as a challenge of the API said. */
  claims?: string | undefined;
}

const OPTIONS = { [oauth.allowInsecureRequests]: location.protocol === 'http:' } as const;

function redirect(): string {
  return `${location.origin}/callback`;
}

/** The provider is this server, by whatever name it calls itself: what it tells is asked for at the address we have. */
function here(address: string | undefined): string {
  const { pathname, search } = new URL(address ?? '', location.origin);
  return location.origin + pathname + search;
}

/**
 * What the provider of an organization says of itself.
 *
 * @param tenant its id or its domain
 */
export async function discovery(tenant: string, signal: AbortSignal | null = null): Promise<Response> {
  const response = await fetch(`/${encodeURIComponent(tenant)}/v2.0/.well-known/openid-configuration`, {
    headers: { Accept: 'application/json' },
    signal,
  }).catch((failure: unknown) => {
    throw signal?.aborted ? failure : unreachable();
  });
  if (response.status === 429 || response.status >= 500) {
    throw await problemOf(response);
  }
  if (!response.ok) {
    throw new Error(`There is no organization “${tenant}” here.`);
  }
  return response;
}

/** What went wrong in a sign-in, in words: what the provider says of it, where it says anything. */
function told(failure: unknown): unknown {
  if (failure instanceof oauth.AuthorizationResponseError || failure instanceof oauth.ResponseBodyError) {
    return new Error(failure.error_description ?? `The sign-in was refused (${failure.error}).`);
  }
  return failure instanceof TypeError ? unreachable() : failure;
}

/** Finds the provider of an organization. */
async function discover(tenant: string, signal: AbortSignal | null = null): Promise<oauth.AuthorizationServer> {
  const response = await discovery(tenant, signal);
  const { issuer } = (await response.clone().json()) as { issuer: string };
  const found = await oauth.processDiscoveryResponse(new URL(issuer), response);
  return {
    ...found,
    authorization_endpoint: here(found.authorization_endpoint),
    token_endpoint: here(found.token_endpoint),
    ...(found.revocation_endpoint ? { revocation_endpoint: here(found.revocation_endpoint) } : {}),
    ...(found.end_session_endpoint ? { end_session_endpoint: here(found.end_session_endpoint) } : {}),
  };
}

/** Leaves for the sign-in page of an organization; comes back to {@link finish}. */
export async function begin(tenant: string, wish: Wish): Promise<void> {
  const provider = await discover(tenant);
  const underway: Underway = {
    tenant,
    verifier: oauth.generateRandomCodeVerifier(),
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    returnTo: wish.returnTo,
    isProof: Boolean(wish.claims),
  };
  sessionStorage.setItem(UNDERWAY, JSON.stringify(underway));
  const request = new URL(provider.authorization_endpoint ?? '');
  const parameters = {
    client_id: CLIENT.client_id,
    response_type: 'code',
    redirect_uri: redirect(),
    scope: SCOPE,
    code_challenge: await oauth.calculatePKCECodeChallenge(underway.verifier),
    code_challenge_method: 'S256',
    state: underway.state,
    nonce: underway.nonce,
    ...(wish.hint ? { login_hint: wish.hint } : {}),
    ...(wish.claims ? { claims: wish.claims } : {}),
  };
  Object.entries(parameters).forEach(([name, value]) => request.searchParams.set(name, value));
  location.assign(request);
}

/** Takes what the provider sent back with the browser, once. */
export async function finish(): Promise<{ tenant: string; grant: Grant; returnTo: string; isProof: boolean }> {
  const text = sessionStorage.getItem(UNDERWAY);
  sessionStorage.removeItem(UNDERWAY);
  if (!text) {
    throw new Error('No sign-in was under way here. Begin again.');
  }
  const { tenant, verifier, state, nonce, returnTo, isProof } = JSON.parse(text) as Underway;
  const provider = await discover(tenant);
  try {
    const answer = oauth.validateAuthResponse(provider, CLIENT, new URL(location.href), state);
    const response = await oauth.authorizationCodeGrantRequest(provider, CLIENT, oauth.None(), answer, redirect(), verifier, OPTIONS);
    const tokens = await oauth.processAuthorizationCodeResponse(provider, CLIENT, response, { expectedNonce: nonce, requireIdToken: true });
    return { tenant, grant: granted(tokens), returnTo, isProof };
  } catch (failure) {
    throw told(failure);
  }
}

/** Gets new tokens for the next hour. */
export async function refresh(tenant: string, refreshToken: string): Promise<Grant> {
  const provider = await discover(tenant);
  const response = await oauth.refreshTokenGrantRequest(provider, CLIENT, oauth.None(), refreshToken, OPTIONS);
  return granted(await oauth.processRefreshTokenResponse(provider, CLIENT, response));
}

/**
 * Takes the refresh token back, and ends the session at the provider too; comes back to the start. The ID token says whose session it is, so that
 * nobody is asked; by a form, so that no token stands in an address.
 *
 * @param signal ends it while it waits for an answer: then nothing is left any more
 */
export async function leave(tenant: string, grant: Grant, signal: AbortSignal): Promise<void> {
  const provider = await discover(tenant, signal);
  if (grant.refreshToken) {
    // Whoever wants to leave is not kept by it.
    await oauth.revocationRequest(provider, CLIENT, oauth.None(), grant.refreshToken, { ...OPTIONS, signal }).catch(() => undefined);
  }
  signal.throwIfAborted();
  const form = document.createElement('form');
  form.method = 'post';
  form.action = provider.end_session_endpoint ?? '/';
  const fields = {
    client_id: CLIENT.client_id,
    post_logout_redirect_uri: `${location.origin}/`,
    ...(grant.idToken ? { id_token_hint: grant.idToken } : {}),
  };
  for (const [name, value] of Object.entries(fields)) {
    const field = document.createElement('input');
    Object.assign(field, { type: 'hidden', name, value });
    form.append(field);
  }
  document.body.append(form);
  form.submit();
}

function granted(tokens: oauth.TokenEndpointResponse): Grant {
  return {
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token,
    idToken: tokens.id_token,
    expires: Date.now() + (tokens.expires_in ?? 0) * 1000,
    claims: oauth.getValidatedIdTokenClaims(tokens),
  };
}
