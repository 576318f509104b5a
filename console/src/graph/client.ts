import { session } from '../session/session';
import { learn } from './clock';
import { problemOf, unreachable } from './problem';
import { type Query, queryText } from './query';
import type { Annotated } from './types.gen';

/** A page of a list, and how to go on. */
export interface Page<T> extends Annotated {
  value: T[];
  '@odata.nextLink'?: string;
  '@odata.count'?: number;
}

/** What a body may carry of a resource: any part of it, and whatever else an operation takes. */
export type Body = Record<string, unknown>;

interface Options {
  query?: Query | undefined;
  body?: Body | undefined;
  signal?: AbortSignal | undefined;
}

const BETA = 'beta/';

/** Graph's limit of requests in a batch. */
const BATCH = 20;

const PREFERRED = 'include-unknown-enum-members, odata.include-annotations="latchkey.allowed"';

/** A path of the API, from the root of v1.0 unless it begins with beta/. */
function address(path: string, query: Query | undefined): string {
  if (path.startsWith('/')) {
    return path;
  }
  return (path.startsWith(BETA) ? '/' : '/v1.0/') + path + queryText(query ?? {});
}

async function send(method: string, path: string, { query, body, signal }: Options, isRetry = false): Promise<Response> {
  const headers = new Headers({
    Authorization: `Bearer ${await session.token()}`,
    Accept: 'application/json',
    Prefer: PREFERRED,
  });
  if (query?.count || query?.search || path.startsWith('/')) {
    headers.set('ConsistencyLevel', 'eventual');
  }
  if (body) {
    headers.set('Content-Type', 'application/json');
  }
  let response: Response;
  try {
    response = await fetch(address(path, query), {
      method,
      headers,
      body: body ? JSON.stringify(body) : null,
      signal: signal ?? null,
    });
  } catch (failure) {
    if (signal?.aborted) {
      throw failure;
    }
    throw unreachable();
  }
  learn(response.headers.get('Date'));
  if (response.ok) {
    return response;
  }
  const problem = await problemOf(response);
  if (problem.status === 401 && !problem.claims) {
    // The token ran out before its time, as when sessions are revoked. A new one may do; else only signing in helps.
    if (!isRetry && (await session.renew())) {
      return send(method, path, { query, body, signal }, true);
    }
    session.expire();
  }
  throw problem;
}

/** What an answer says; one that only accepts says nothing. */
async function json<T>(response: Response): Promise<T> {
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

/** The five verbs of the API and its actions. Everything the console knows comes through here. */
export const graph = {
  async list<T>(path: string, query?: Query, signal?: AbortSignal): Promise<Page<T>> {
    return json(await send('GET', path, { query, signal }));
  },

  /** The page that follows another one; the link is the server's, the host ours. */
  async next<T>(link: string, signal?: AbortSignal): Promise<Page<T>> {
    const { pathname, search } = new URL(link, location.origin);
    return json(await send('GET', pathname + search, { signal }));
  },

  async read<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
    return json(await send('GET', path, { query, signal }));
  },

  async create<T>(path: string, body: Body): Promise<T> {
    return json(await send('POST', path, { body }));
  },

  async update(path: string, body: Body): Promise<void> {
    await send('PATCH', path, { body });
  },

  async replace(path: string, body: Body): Promise<void> {
    await send('PUT', path, { body });
  },

  async remove(path: string): Promise<void> {
    await send('DELETE', path, {});
  },

  /**
   * Several readings in one request. What the API refuses or does not know is undefined, and no error anywhere: so it can be
   * asked what there is for somebody.
   */
  async glimpse<T>(paths: readonly { path: string; query?: Query }[], signal?: AbortSignal): Promise<(T | undefined)[]> {
    const found: (T | undefined)[] = paths.map(() => undefined);
    const asked = paths.map(({ path, query }, i) => ({
      root: path.startsWith(BETA) ? BETA : '',
      request: {
        id: String(i),
        method: 'GET',
        url: `/${path.startsWith(BETA) ? path.slice(BETA.length) : path}${queryText(query ?? {})}`,
        headers: { Prefer: PREFERRED },
      },
    }));
    for (const root of ['', BETA]) {
      // A batch is of one version.
      const requests = asked.filter((it) => it.root === root).map((it) => it.request);
      for (let from = 0; from < requests.length; from += BATCH) {
        const { responses } = await json<{ responses: { id: string; status: number; body: T }[] }>(
          await send('POST', `${root}$batch`, { body: { requests: requests.slice(from, from + BATCH) }, signal }),
        );
        for (const { id, status, body } of responses) {
          found[Number(id)] = status < 300 ? body : undefined;
        }
      }
    }
    return found;
  },

  /** A bound action: POST on a path that ends with its name. */
  async act<T>(path: string, body?: Body): Promise<T> {
    return json(await send('POST', path, { body }));
  },

  /** Ties an object to a collection of references. */
  async refer(path: string, id: string): Promise<void> {
    await send('POST', `${path}/$ref`, { body: { '@odata.id': `${location.origin}/v1.0/directoryObjects/${id}` } });
  },

  async unrefer(path: string, id: string): Promise<void> {
    await send('DELETE', `${path}/${id}/$ref`, {});
  },
};
