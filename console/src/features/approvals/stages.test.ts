import { expect, test } from 'vitest';
import { inOrder, type Stage, standing } from './stages';

const stage = (it: Partial<Stage>) => ({ status: 'Initializing', reviewResult: 'NotReviewed', reviewedBy: null, reviewedDateTime: null, ...it }) as Stage;

test('stages come as they were decided, then the one that waits, then the rest', () => {
  const late = stage({ id: 'late', status: 'Completed', reviewResult: 'Approve', reviewedDateTime: '2026-11-02T00:00:00Z' });
  const early = stage({ id: 'early', status: 'Completed', reviewResult: 'Approve', reviewedDateTime: '2026-11-01T00:00:00Z' });
  const open = stage({ id: 'open', status: 'InProgress' });
  const next = stage({ id: 'next' });
  expect(inOrder([next, open, late, early]).map((it) => it.id)).toEqual(['early', 'late', 'open', 'next']);
});

test('both kinds of approval are told in the same words', () => {
  const ann = { id: '1', displayName: 'Ann' };
  expect(standing(stage({ status: 'Completed', reviewResult: 'Approved', reviewedBy: ann }))).toBe('Approved by Ann');
  expect(standing(stage({ status: 'Completed', reviewResult: 'Deny', reviewedBy: ann }))).toBe('Denied by Ann');
  expect(standing(stage({ status: 'Completed', reviewResult: 'Denied' }))).toBe('Denied: nobody decided in time');
  expect(standing(stage({ status: 'InProgress' }))).toBe('Waits for an approver');
  expect(standing(stage({}))).toBe('Still to come');
});
