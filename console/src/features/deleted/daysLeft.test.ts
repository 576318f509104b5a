import { expect, test } from 'vitest';
import { daysLeft } from './daysLeft';

test('what was deleted can be restored for thirty days of the tenant’s clock', () => {
  const deleted = '2026-03-01T08:00:00Z';
  const after = (days: number) => daysLeft(deleted, Date.parse(deleted) + days * 86_400_000);
  expect(after(0)).toBe('30 days');
  expect(after(28.5)).toBe('1 day');
  expect(after(29.5)).toBe('Less than a day');
  expect(after(30)).toBe('No longer');
  expect(daysLeft(null, 0)).toBe('–');
});
