import { expect, test } from 'vitest';
import { iso, left, millis, told } from './duration';

test('durations are read and written in the form Graph uses', () => {
  expect(millis('P1DT2H3M4S')).toBe(((26 * 60 + 3) * 60 + 4) * 1000);
  expect(millis('P1Y')).toBeNaN();
  for (const text of ['PT30M', 'PT4H', 'P365D', 'PT1H30M']) {
    expect(iso(millis(text))).toBe(text);
  }
});

test('durations are told in words', () => {
  expect(told('PT1H30M')).toBe('1 hour 30 minutes');
  expect(told('P365D')).toBe('365 days');
  expect(told('PT24H')).toBe('1 day');
});

test('what is left is shown as a clock', () => {
  expect(left(2 * 3_600_000)).toBe('2:00:00');
  expect(left(61_000)).toBe('1:01');
  expect(left(1)).toBe('0:01');
  expect(left(-5)).toBe('0:00');
  expect(left(3 * 86_400_000)).toBe('3 days 0 hours');
});
