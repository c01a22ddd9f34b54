import { describe, expect, it } from 'vitest';
import { Rate } from '../../catalog/scan/rate.js';

describe('the rate of a scan', () => {
  it('is not known before something was done', () => {
    const rate = new Rate(() => 0);
    rate.begin();
    expect(rate.perSecond).toBeNull();
  });

  it('is that of the last seconds, not of the whole', () => {
    let now = 0;
    const rate = new Rate(() => now);
    rate.begin();
    for (let second = 1; second <= 60; second++) {
      now = second * 1000;
      rate.add(second <= 30 ? 1000 : 10);
    }
    expect(rate.perSecond).toBeCloseTo(10, 0);
    expect(rate.done).toBe(30_300);
  });

  it('begins anew with each work', () => {
    let now = 0;
    const rate = new Rate(() => now);
    rate.begin();
    now = 1000;
    rate.add(5000);
    rate.begin();
    now = 3000;
    rate.add(100);
    expect(rate.perSecond).toBe(50);
    expect(rate.done).toBe(100);
  });
});
