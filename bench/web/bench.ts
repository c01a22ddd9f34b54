import { makeLibrary } from '../corpora/library.js';
import { figureText, type Finding, judge, note, printFindings } from '../findings.js';
import { describeMachine } from '../machine.js';
import type { BenchOptions } from '../options.js';
import { startOurs } from '../peers/peers.js';
import { median } from '../rounds.js';
import { makeScratch } from '../scratch.js';
import { startBrowser } from './browser.js';
import { scrollThrough, visit } from './visit.js';

const ROUNDS = 5;

/** Measures the web page in a browser, over a library that is read: what it loads, when it shows groups, how it scrolls. */
export async function benchWeb({ images, layout, rounds = ROUNDS, markdown }: BenchOptions): Promise<void> {
  const library = await makeLibrary(images, layout);
  const machine = describeMachine();
  await using scratch = await makeScratch();
  await using ours = await startOurs({
    baseDirectory: library.folder,
    dataDirectory: scratch.path('data'),
    isReadFirst: true,
  });
  const url = `http://127.0.0.1:${String(ours.told.port)}/`;
  await using browser = await startBrowser();
  const figures: Record<'scripts' | 'groups' | 'pictures' | 'scrolling', number[]> = {
    scripts: [],
    groups: [],
    pictures: [],
    scrolling: [],
  };
  let firstPictures = 0;
  // The first round makes the thumbnails and does not count otherwise.
  for (let round = 0; round <= rounds; round++) {
    await using visited = await visit(browser, url);
    const { groups, pictures } = visited.observed;
    if (round === 0) firstPictures = pictures ?? NaN;
    else {
      figures.scripts.push(visited.scripts / 1000);
      figures.groups.push(groups ?? NaN);
      figures.pictures.push(pictures ?? NaN);
      figures.scrolling.push(await scrollThrough(visited.page));
    }
  }

  const findings: Finding[] = [
    judge({
      what: 'scripts of the first view, compressed',
      ours: `${figureText(median(figures.scripts))} kB`,
      figure: median(figures.scripts),
      target: { atMost: 200, unit: 'kB' },
    }),
    judge({
      what: 'first groups painted, nothing cached in the browser',
      ours: ms(median(figures.groups)),
      figure: median(figures.groups),
      target: { atMost: 1500, unit: 'ms' },
    }),
    note('… all pictures in sight', ms(median(figures.pictures))),
    note('… where their thumbnails are still to be made', ms(firstPictures)),
    judge({
      what: 'longest task while scrolling from end to end',
      ours: taskText(median(figures.scrolling)),
      figure: median(figures.scrolling),
      target: { atMost: 100, unit: 'ms' },
    }),
  ];
  printFindings(
    `Web page, ${images.toLocaleString('en')} images, ${layout}, ${rounds} rounds`,
    findings,
    markdown,
  );
  console.log(`\nChromium ${browser.version()}. ${machine}`);
}

/** Browsers tell of tasks that take 50 ms and more (https://w3c.github.io/longtasks/). */
function taskText(figure: number): string {
  return figure === 0 ? 'under 50 ms' : ms(figure);
}

function ms(figure: number): string {
  return `${figureText(figure)} ms`;
}
