import { beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers({ now: Date.parse('2026-01-01T00:00:00.700Z') });
});

test('a clock that was moved is followed at once', async () => {
  const { learn, now } = await import('./clock');
  learn('Thu, 01 Jan 2026 00:00:00 GMT');
  learn('Thu, 01 Jan 2026 02:01:00 GMT');
  expect(now() - Date.now()).toBe(Date.parse('2026-01-01T02:01:00Z') - Date.now());
});

test('the rounding of headers does not make it jump back', async () => {
  const { learn, now } = await import('./clock');
  learn('Thu, 01 Jan 2026 00:00:00 GMT');
  vi.setSystemTime(Date.parse('2026-01-01T00:00:01.050Z'));
  learn('Thu, 01 Jan 2026 00:00:01 GMT');
  const ahead = now() - Date.now();
  vi.setSystemTime(Date.parse('2026-01-01T00:00:01.900Z'));
  learn('Thu, 01 Jan 2026 00:00:01 GMT');
  expect(now() - Date.now()).toBe(ahead);
});

test('who reads by it hears when it was moved, and not when an answer was slow', async () => {
  const { learn, onLeap } = await import('./clock');
  const heard = vi.fn();
  onLeap(heard);
  learn('Thu, 01 Jan 2026 00:00:00 GMT');
  learn('Thu, 01 Jan 2026 00:00:10 GMT');
  expect(heard).not.toHaveBeenCalled();
  learn('Thu, 01 Jan 2026 02:01:10 GMT');
  expect(heard).toHaveBeenCalledOnce();
});
