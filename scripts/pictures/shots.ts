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

/** The largest groups first: a page of landscapes, and not what its name puts in front. */
const LARGEST = 'sort=count&order=desc';

export const SHOTS: readonly Shot[] = [
  { name: 'page', path: `/?${LARGEST}`, ...LAPTOP, preferences: DARK },
  {
    name: 'page-light',
    path: `/?${LARGEST}&q=${encodeURIComponent('night | evening | dawn')}`,
    ...LAPTOP,
    preferences: { ...DARK, theme: 'light' },
  },
  { name: 'phone', path: `/?${LARGEST}`, ...PHONE, preferences: DARK },
  {
    name: 'phone-group',
    path: '/?dir=forge',
    ...PHONE,
    preferences: DARK,
    steps: (page) => openAndGo(page, 3),
  },
  {
    name: 'group',
    path: '/?dir=forge',
    ...LAPTOP,
    preferences: { ...DARK, areDetailsOpen: true, isSidebarOpen: false },
    steps: (page) => openAndGo(page, 5),
  },
  {
    name: 'compare',
    path: '/?q=balloons&mode=slider',
    ...LAPTOP,
    preferences: { ...DARK, isSidebarOpen: false },
    steps: (page) => compareFirst(page),
  },
  {
    name: 'difference',
    path: '/?dir=forge&mode=difference',
    ...LAPTOP,
    preferences: { ...DARK, isSidebarOpen: false },
    steps: (page) => compareFirst(page),
  },
];

/** Opens the first group, and goes on by some images. */
async function openAndGo(page: Page, images: number): Promise<void> {
  await page.locator('[data-group-id]').first().click();
  for (let at = 1; at <= images; at++) {
    await page.getByText(new RegExp(`^${at} / \\d+$`)).waitFor();
    if (at < images) await page.keyboard.press('ArrowRight');
  }
}

/** Opens the first group, and compares its first image with the next. */
async function compareFirst(page: Page): Promise<void> {
  await openAndGo(page, 1);
  await page.keyboard.press('c');
  await page
    .getByRole('radiogroup')
    .or(page.getByRole('group', { name: /compar/i }))
    .first()
    .waitFor();
}
