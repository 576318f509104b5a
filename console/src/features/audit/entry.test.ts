import { expect, test } from 'vitest';
import type { DirectoryAudit } from '../../graph/types.gen';
import { actor, condition, type Narrowing, NARROWINGS, targets, told } from './entry';

const nothing = Object.fromEntries(NARROWINGS.map((name) => [name, ''])) as unknown as Narrowing;

test('nothing narrowed asks the server for everything', () => {
  expect(condition(nothing)).toBeUndefined();
});

test('what is narrowed must all hold, and what was typed cannot leave its quotes', () => {
  expect(condition({ ...nothing, activity: "Add member' or '", result: 'failure', from: '2026-11-01T08:00:00.000Z' })).toBe(
    "(activityDateTime ge 2026-11-01T08:00:00.000Z) and (startsWith(activityDisplayName,'Add member'' or ''')) and (result eq 'failure')",
  );
});

test('values are told without JSON around them', () => {
  expect(told('"member"')).toBe('member');
  expect(told('["a","b"]')).toBe('[\n  "a",\n  "b"\n]');
  expect(told('not json')).toBe('not json');
  expect(told('null')).toBe('–');
  expect(told(undefined)).toBe('–');
});

test('who did it is a person, an application or the service itself', () => {
  const by = (initiatedBy: DirectoryAudit['initiatedBy']) => actor({ initiatedBy } as DirectoryAudit).name;
  expect(by({ user: { id: '1', displayName: 'Ann' } })).toBe('Ann');
  expect(by({ app: { displayName: 'Payroll' } })).toBe('Payroll');
  expect(by(null)).toBe('Latchkey');
});

test('targets are told by who and what they are, and by a role when there is nothing else', () => {
  const of = (targetResources: DirectoryAudit['targetResources']) => targets({ targetResources } as DirectoryAudit);
  const role = { type: 'Role', displayName: 'Member' };
  expect(of([role, { type: 'Group', displayName: 'Keys' }, { type: 'User', displayName: 'Ann' }, { type: 'Other', id: '1' }])).toBe('Keys, Ann');
  expect(of([role])).toBe('Member');
  expect(of([])).toBe('–');
});
