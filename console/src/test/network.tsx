import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import { answers } from '../graph/useGraph';

/** A call as it went out. */
export interface Sent {
  method: string;
  /** Decoded, to be read. */
  url: string;
  body: unknown;
  headers: Headers;
}

type Reply = { status?: number; body?: unknown; headers?: Record<string, string> };

/** Fakes the network, nothing above it: each call is answered by the function, and noted. */
export function network(answer: (sent: Sent) => Reply | Promise<Reply>): Sent[] {
  const calls: Sent[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    const sent: Sent = {
      method: init.method ?? 'GET',
      url: decodeURIComponent(url),
      body: init.body ? JSON.parse(String(init.body)) : undefined,
      headers: new Headers(init.headers),
    };
    calls.push(sent);
    const { status = 200, body, headers = {} } = await answer(sent);
    return new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
  });
  return calls;
}

/** The envelope of a refusal. */
export function refusal(status: number, code: string, message: string, headers: Record<string, string> = {}): Reply {
  return { status, body: { error: { code, message } }, headers: { 'request-id': 'r-1', ...headers } };
}

/** Shows something as the console would, at an address. */
export async function show(children: ReactNode, address = '/') {
  const router = createRouter({
    routeTree: createRootRoute({ component: () => children }),
    history: createMemoryHistory({ initialEntries: [address] }),
  });
  await router.load();
  const shown = render(
    <FluentProvider theme={webLightTheme}>
      <QueryClientProvider client={answers()}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </FluentProvider>,
  );
  return { ...shown, router };
}
