import { expect, test } from 'vitest';
import { NEW_SOURCE, sourcesOf, sourceWords, sourceWrong } from './identitySource';

test('a source is sent as the kind that was chosen, and told as what people are known by', () => {
  const sent = (change: Partial<typeof NEW_SOURCE>) => sourcesOf({ ...NEW_SOURCE, ...change });
  expect(sent({ kind: 'later', domain: 'left.example' })).toEqual([]);
  expect(sent({ domain: ' northlight.example ' })).toEqual([
    { '@odata.type': '#microsoft.graph.domainIdentitySource', domainName: 'northlight.example', displayName: 'northlight.example' },
  ]);
  expect(sent({ kind: 'federation', domain: 'a.example', issuer: 'https://id.a.example' }).map(sourceWords)).toEqual([
    { type: 'Federated domain', name: 'a.example, by https://id.a.example' },
  ]);
});

test('half a domain and half an id are not sent', () => {
  expect(sourceWrong({ ...NEW_SOURCE, domain: 'northlight' })).toContain('whole domain');
  expect(sourceWrong({ ...NEW_SOURCE, kind: 'tenant', tenant: '1234' })).toContain('id of their tenant');
  expect(sourceWrong({ ...NEW_SOURCE, kind: 'tenant', tenant: '0b8a6b0c-5a7e-4d3e-9b0f-3a6d2f1c4e5a' })).toBeUndefined();
  expect(sourceWrong({ ...NEW_SOURCE, kind: 'later' })).toBeUndefined();
});
