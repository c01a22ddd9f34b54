import type { Page } from 'playwright-core';

/** A picture for the documents. */
export interface Shot {
  /** Of the file, without its ending. */
  name: string;
  /** Of the page, with the query. */
  path: string;
  width: number;
  height: number;
  /** What the browser remembers. */
  preferences: Record<string, unknown>;
  /** What somebody does before. */
  steps?: (page: Page) => Promise<void>;
}

const LAPTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const DARK = { theme: 'dark', tile: 192 };

export const SHOTS: readonly Shot[] = [
  { name: 'page', path: '/', ...LAPTOP, preferences: DARK },
  { name: 'page-light', path: '/?q=sunset&sort=date', ...LAPTOP, preferences: { ...DARK, theme: 'light' } },
  { name: 'phone', path: '/', ...PHONE, preferences: DARK },
  {
    name: 'group',
    path: '/?dir=forge',
    ...LAPTOP,
    preferences: { ...DARK, areDetailsOpen: true, isSidebarOpen: false },
    steps: async (page) => {
      await openFirst(page);
      await page.keyboard.press('ArrowRight');
      await page.getByText('2 / 12').waitFor();
    },
  },
  {
    name: 'compare',
    path: '/?dir=forge',
    ...LAPTOP,
    preferences: { ...DARK, isSidebarOpen: false },
    steps: async (page) => {
      await openFirst(page);
      await page.keyboard.press('c');
      await page
        .getByRole('radiogroup')
        .or(page.getByRole('group', { name: /compar/i }))
        .first()
        .waitFor();
    },
  },
];

async function openFirst(page: Page): Promise<void> {
  await page.locator('[data-group-id]').first().click();
  await page.getByText('1 / 12').waitFor();
}
