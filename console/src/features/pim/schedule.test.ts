import { expect, test } from 'vitest';
import type { RequestSchedule } from '../../graph/types.gen';
import { endOf, endableFrom, endsSoon, hasBegun, isSettling } from './schedule';

const schedule = (expiration: object) => ({ startDateTime: '2026-03-01T10:00:00Z', expiration }) as RequestSchedule;

test('a schedule ends at its instant, after its duration, or never', () => {
  expect(endOf(schedule({ type: 'afterDateTime', endDateTime: '2026-03-02T00:00:00Z' }))).toBe('2026-03-02T00:00:00Z');
  expect(endOf(schedule({ type: 'afterDuration', duration: 'PT4H' }))).toBe('2026-03-01T14:00:00.000Z');
  expect(endOf(schedule({ type: 'noExpiration' }))).toBeUndefined();
  expect(endOf(null)).toBeUndefined();
});

test('what holds and ends within fourteen days can be extended', () => {
  const instant = Date.parse('2026-03-01T00:00:00Z');
  const begun = '2026-01-01T00:00:00Z';
  expect(endsSoon(begun, '2026-03-15T00:00:00Z', instant)).toBe(true);
  expect(endsSoon(begun, '2026-03-15T00:00:01Z', instant)).toBe(false);
  expect(endsSoon(begun, '2026-02-28T00:00:00Z', instant)).toBe(false);
  expect(endsSoon('2026-03-02T00:00:00Z', '2026-03-05T00:00:00Z', instant)).toBe(false);
  expect(endsSoon(begun, null, instant)).toBe(false);
});

test('what has just begun has to wait; what has not begun, or has no start, has not', () => {
  const start = '2026-03-01T10:00:00Z';
  const granted = { status: 'Granted', scheduleInfo: schedule({ type: 'noExpiration' }) };
  expect(isSettling(granted, Date.parse('2026-03-01T09:59:59Z'))).toBe(false);
  expect(isSettling(granted, Date.parse(start))).toBe(true);
  expect(isSettling(granted, Date.parse('2026-03-01T10:05:00Z'))).toBe(false);
  expect(isSettling({ status: 'Provisioned', scheduleInfo: null }, Date.parse(start))).toBe(false);
});

test('what the server has begun has begun, though our clock is a little behind', () => {
  const provisioned = { status: 'Provisioned', scheduleInfo: schedule({ type: 'noExpiration' }) };
  const early = Date.parse('2026-03-01T09:59:58Z');
  expect(hasBegun(provisioned, early)).toBe(true);
  expect(isSettling(provisioned, early)).toBe(true);
  expect(hasBegun({ ...provisioned, status: 'Granted' }, early)).toBe(false);
});

test('what is active can be ended five minutes after it began; what has no start, always', () => {
  const from = endableFrom('2026-03-01T10:00:00Z');
  expect(from).toBe(Date.parse('2026-03-01T10:05:00Z'));
  expect(endableFrom(null) > Date.parse('2026-03-01T10:00:00Z')).toBe(false);
});
