import type { Application } from '../../graph/types.gen';

/** What kind of client takes codes at an address, by the property of an application that holds it. */
export type Platform = 'web' | 'spa' | 'publicClient';

export const PLATFORMS: { value: Platform; text: string; hint: string }[] = [
  { value: 'web', text: 'Web', hint: 'A server, which keeps a secret' },
  { value: 'spa', text: 'Single-page application', hint: 'Pages that run in the browser' },
  { value: 'publicClient', text: 'Public client (mobile and desktop)', hint: 'A program on people’s own machines' },
];

/** An address that people are sent back to with a code. */
export interface Redirect {
  id: string;
  platform: Platform;
  uri: string;
}

type Redirecting = Pick<Application, Platform>;

/** The addresses of an application, of whatever kind. */
export function redirects(of: Redirecting): Redirect[] {
  return PLATFORMS.flatMap(({ value: platform }) => (of[platform]?.redirectUris ?? []).map((uri) => ({ id: `${platform} ${uri}`, platform, uri })));
}

/** The change of an application that takes an address up, at the end. */
export function withRedirect(of: Redirecting, platform: Platform, uri: string) {
  return { [platform]: { redirectUris: [...(of[platform]?.redirectUris ?? []).filter((it) => it !== uri), uri] } };
}

/** The change that leaves one out. */
export function withoutRedirect(of: Redirecting, { platform, uri }: Redirect) {
  return { [platform]: { redirectUris: (of[platform]?.redirectUris ?? []).filter((it) => it !== uri) } };
}
