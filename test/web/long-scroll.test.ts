import { describe, expect, it } from 'vitest';
import { LongScroll } from '../../client/web/grid/long-scroll.js';

function scrolling(height: number): LongScroll {
  const scroll = new LongScroll();
  scroll.resize(height, 1000);
  return scroll;
}

describe('a list that browsers can show', () => {
  it('is where the scroll bar says', () => {
    const scroll = scrolling(50_000);
    scroll.scrolled(1234);
    expect(scroll).toMatchObject({ height: 50_000, position: 1234, shift: 0 });
  });

  it('ends where it ends', () => {
    const scroll = scrolling(50_000);
    scroll.goTo(1e9);
    expect(scroll.position).toBe(49_000);
    scroll.resize(5000, 1000);
    expect(scroll.position).toBe(4000);
  });
});

describe('a list higher than browsers can show', () => {
  const HEIGHT = 300_000_000;

  it('has a bar that stands for all of it', () => {
    const scroll = scrolling(HEIGHT);
    expect(scroll.height).toBeLessThan(17_000_000);
    scroll.scrolled(scroll.height - 1000);
    expect(scroll.position).toBe(HEIGHT - 1000);
    scroll.scrolled(0);
    expect(scroll.position).toBe(0);
    scroll.scrolled((scroll.height - 1000) / 2);
    expect(scroll.position).toBeCloseTo((HEIGHT - 1000) / 2, 0);
  });

  it('moves by the pixels of a wheel, and is drawn where the browser is', () => {
    const scroll = scrolling(HEIGHT);
    const top = scroll.goTo(150_000_000);
    scroll.scrolled(top + 100);
    expect(scroll.position).toBeCloseTo(150_000_100, 3);
    expect(scroll.position + scroll.shift).toBeCloseTo(top + 100, 3);
  });

  it('can be gone through to its end by a wheel', () => {
    const scroll = scrolling(HEIGHT);
    let top = scroll.goTo(HEIGHT - 30_000);
    for (let turn = 0; turn < 400 && scroll.position < HEIGHT - 1000; turn++) {
      scroll.scrolled(Math.min(top + 120, scroll.height - 1000));
      // At rest the bar goes back to its place.
      top = scroll.goTo(scroll.position);
    }
    expect(scroll.position).toBe(HEIGHT - 1000);
  });
});
