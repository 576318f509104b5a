import { expect, test, vi } from 'vitest';
import { network, refusal } from '../test/network';
import { graph } from './client';
import { GraphProblem, inWords } from './problem';

test('a list is asked of v1.0, a beta path of beta', async () => {
  const calls = network(() => ({ body: { value: [] } }));
  await graph.list('groups', { top: 2, count: true });
  await graph.list('beta/privilegedAccess/aadGroups/resources');
  expect(calls.map((it) => it.url)).toEqual(['/v1.0/groups?$top=2&$count=true', '/beta/privilegedAccess/aadGroups/resources']);
  expect(calls[0]?.headers.get('ConsistencyLevel')).toBe('eventual');
  expect(calls[0]?.headers.get('Prefer')).toContain('latchkey.allowed');
});

test('the next page is asked of our own host', async () => {
  const calls = network(() => ({ body: { value: [] } }));
  await graph.next('https://elsewhere.example/v1.0/groups?$skiptoken=x');
  expect(calls[0]?.url).toBe('/v1.0/groups?$skiptoken=x');
});

test('a refusal has its words and its request id', async () => {
  network(() => refusal(400, 'RoleAssignmentRequestPolicyValidationFailed', 'The following policy rules failed: ["JustificationRule"]'));
  const problem = await graph.create('x', {}).catch((it: unknown) => it);
  expect(problem).toBeInstanceOf(GraphProblem);
  expect(problem).toMatchObject({ status: 400, requestId: 'r-1' });
  expect(inWords(problem)).toBe('This needs a justification.');
});

test('a challenge for a better sign-in is read from its header', async () => {
  const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
  network(() => refusal(401, 'x', 'y', { 'WWW-Authenticate': `Bearer error="insufficient_claims", claims="${btoa(claims)}"` }));
  await expect(graph.read('x')).rejects.toMatchObject({ claims });
});

test('what cannot be reached is said', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
  await expect(graph.read('x')).rejects.toMatchObject({ status: 0 });
});

test('an answer that only accepts says nothing', async () => {
  network(() => ({ status: 202 }));
  await expect(graph.act('assignments/1/reprocess')).resolves.toBeUndefined();
});
