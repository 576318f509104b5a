import { describe, expect, it } from 'vitest';
import { outlives } from './lifetime';

const NOW = Date.parse('2026-03-01T00:00:00Z');
const NINETY = { isExpirationRequired: true, maximumDuration: 'P90D' };

describe('a package outlives a group’s settings', () => {
  it('when its duration is longer, not when it is as long', () => {
    expect(outlives({ type: 'afterDuration', duration: 'P91D' }, NINETY, NOW)).toBe(true);
    expect(outlives({ type: 'afterDuration', duration: 'P90D' }, NINETY, NOW)).toBe(false);
    expect(outlives({ type: 'afterDuration', duration: 'PT2161H' }, NINETY, NOW)).toBe(true);
  });

  it('when its last day is further away than the settings reach from now', () => {
    expect(outlives({ type: 'afterDateTime', endDateTime: '2026-05-30T00:00:00Z' }, NINETY, NOW)).toBe(false);
    expect(outlives({ type: 'afterDateTime', endDateTime: '2026-05-30T00:00:01Z' }, NINETY, NOW)).toBe(true);
  });

  it('when it never ends', () => {
    expect(outlives({ type: 'noExpiration' }, NINETY, NOW)).toBe(true);
    expect(outlives(null, NINETY, NOW)).toBe(true);
  });

  it('never where the group lets eligibility be permanent, or nothing is known of its settings', () => {
    expect(outlives({ type: 'noExpiration' }, { isExpirationRequired: false, maximumDuration: 'P90D' }, NOW)).toBe(false);
    expect(outlives({ type: 'noExpiration' }, undefined, NOW)).toBe(false);
  });
});
