import { describe, expect, it } from 'vitest';
import { base64, isOver, monthsAfter, nearlyOver, thumbprint } from './credentials';

describe('months after a day', () => {
  it('are on the same day of the month', () => {
    expect(monthsAfter(Date.UTC(2026, 10, 26, 9, 30), 6)).toBe('2027-05-26T09:30:00.000Z');
  });

  it('are on the last day of a shorter month', () => {
    expect(monthsAfter(Date.UTC(2027, 7, 31), 6)).toBe('2028-02-29T00:00:00.000Z');
    expect(monthsAfter(Date.UTC(2026, 10, 30), 3)).toBe('2027-02-28T00:00:00.000Z');
  });
});

describe('a credential', () => {
  const now = Date.UTC(2026, 0, 1);

  it('is over at its end', () => {
    expect(isOver('2026-01-01T00:00:00Z', now)).toBe(true);
    expect(isOver('2026-01-01T00:00:01Z', now)).toBe(false);
    expect(isOver(undefined, now)).toBe(false);
  });

  it('should be replaced thirty days before', () => {
    expect(nearlyOver('2026-01-31T00:00:00Z', now)).toBe(true);
    expect(nearlyOver('2026-02-01T00:00:00Z', now)).toBe(false);
  });
});

describe('bytes', () => {
  it('are sent in base64 and compared in digits', async () => {
    const text = await base64(new Blob([new Uint8Array([0, 15, 255])]));
    expect(text).toBe('AA//');
    expect(thumbprint(text)).toBe('000FFF');
  });
});
