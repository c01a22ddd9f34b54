import type { Locator, Page } from 'playwright-core';

/** The image on the stage. */
export function stageOf(page: Page, seed: number): Locator {
  return page.getByRole('img', { name: new RegExp(`^Seed ${String(seed)},`) });
}

/** The film strip of an open group. */
export function stripOf(page: Page): Locator {
  return page.getByRole('list', { name: 'Images of the group' });
}

/** The tile of the strip that stands for the image on the stage. */
export function currentOf(page: Page): Locator {
  return stripOf(page).locator('[aria-current="true"]');
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export async function boxOf(element: Locator): Promise<Box> {
  const box = await element.boundingBox();
  if (box === null) throw new Error('it is not shown');
  return box;
}

/** Moves one finger sideways, across the middle of a phone. */
export async function swipe(page: Page, from: number, to: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const y = 400;
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: from, y }] });
  for (let step = 1; step <= 4; step++)
    await session.send('Input.dispatchTouchEvent', {
      type: 'touchMove',
      touchPoints: [{ x: from + ((to - from) * step) / 4, y }],
    });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
