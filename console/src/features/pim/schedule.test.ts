import { expect, test } from 'vitest';
import type { RequestSchedule } from '../../graph/types.gen';
import { endOf } from './schedule';

const schedule = (expiration: object) => ({ startDateTime: '2026-03-01T10:00:00Z', expiration }) as RequestSchedule;

test('a schedule ends at its instant, after its duration, or never', () => {
  expect(endOf(schedule({ type: 'afterDateTime', endDateTime: '2026-03-02T00:00:00Z' }))).toBe('2026-03-02T00:00:00Z');
  expect(endOf(schedule({ type: 'afterDuration', duration: 'PT4H' }))).toBe('2026-03-01T14:00:00.000Z');
  expect(endOf(schedule({ type: 'noExpiration' }))).toBeUndefined();
  expect(endOf(null)).toBeUndefined();
});
