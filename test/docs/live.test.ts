import { createContext, runInContext } from 'node:vm';
import { EventSource } from 'eventsource';
import { describe, expect, it } from 'vitest';
import { Change } from '../../schema/models/changes.js';
import { eventually } from '../catalog/catalogs.js';
import { infotext, makeFolder, pngImage } from '../support/folder.js';
import { imagesOn } from '../support/mirror.js';
import { Shuffled } from '../support/shuffled.js';
import { startServer } from '../support/server.js';
import { readDocument, rowsUnder } from './tables.js';

const document = readDocument('docs/live.md');

describe('docs/live.md', () => {
  it('has every kind of change', () => {
    const kinds = Change.shape.kind.options.map((kind) => `\`${kind}\``);
    expect(rowsUnder(document, '## Changes').toSorted()).toEqual(kinds.toSorted());
    for (const kind of Change.shape.kind.options) expect(document).toContain(`'${kind}'`);
  });

  it('has every field of a change', () => {
    const [, fields = ''] = /interface Change \{\n(.*?)\n\}/s.exec(document) ?? [];
    const names = [...fields.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name);
    expect(names).toEqual(Object.keys(Change.shape));
  });

  it('has a page that always knows which images there are', { timeout: 60_000 }, async () => {
    await using folder = await makeFolder({ '1-1.png': pngImage(infotext()), 'a/b/1-1.png': pngImage() });
    await using server = await startServer(folder);
    const [, script = ''] = /^```js\n(.*?)^```$/ms.exec(document) ?? [];
    const sources: EventSource[] = [];
    const page = createContext({
      fetch: (path: string) => server.get(path),
      EventSource: class extends EventSource {
        constructor(path: string) {
          super(server.url + path);
          sources.push(this);
        }
      },
    });
    runInContext(script, page);
    const known = (): unknown => runInContext('[...images].sort()', page);
    const isRight = async (): Promise<void> => {
      const onDisk = await imagesOn(folder);
      await eventually(
        // Any answer will do: the page has its turn meanwhile.
        () => server.json('/healthz').then(known),
        (images) => expect(images).toEqual(onDisk),
      );
    };
    await isRight();
    const shuffled = new Shuffled(folder, 'one');
    for (let round = 0; round < 15; round++) {
      for (let change = 0; change < 10; change++) await shuffled.change();
      await isRight();
    }
    for (const source of sources) source.close();
  });
});
