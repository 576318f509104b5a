import { expect, test, vi } from 'vitest';
import { learn } from '../../graph/clock';
import type { AccessPackageRequestType } from '../../graph/types.gen';
import { canceled, reprocessableUntil } from './request';

const failed = (requestType: AccessPackageRequestType) => canceled({ requestType, state: 'partiallyDelivered' });

test('only access that was to be given first is taken away when its request is canceled', () => {
  expect(failed('userAdd')).toContain('what it gave in part is taken away');
  expect(failed('adminAdd')).toBe(failed('onBehalfAdd'));
  for (const type of ['userUpdate', 'adminUpdate', 'userRemove', 'adminRemove'] as const) {
    expect(failed(type)).not.toContain('is taken away');
  }
  expect(canceled({ requestType: 'userRemove', state: 'pendingApproval' })).toContain('nothing comes of it');
});

test('what could not be delivered can be tried again for two weeks', () => {
  const completedDateTime = '2026-03-01T09:00:00Z';
  vi.useFakeTimers({ now: Date.parse('2026-03-15T08:59:00Z') });
  // Whatever the tests before have learnt of their tenants' clocks.
  learn('Sun, 15 Mar 2026 08:59:00 GMT');
  expect(reprocessableUntil({ state: 'deliveryFailed', completedDateTime })).toBe(Date.parse('2026-03-15T09:00:00Z'));
  expect(reprocessableUntil({ state: 'delivered', completedDateTime })).toBeUndefined();
  expect(reprocessableUntil({ state: 'partiallyDelivered', completedDateTime: null })).toBeUndefined();
  vi.setSystemTime(Date.parse('2026-03-15T09:00:00Z'));
  expect(reprocessableUntil({ state: 'deliveryFailed', completedDateTime })).toBeUndefined();
});
