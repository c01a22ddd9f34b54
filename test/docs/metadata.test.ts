import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { containers } from '../../metadata/containers/index.js';
import { generators } from '../../metadata/generators/index.js';
import { SUPPORTED_FILE_EXTENSIONS } from '../../metadata/index.js';
import { readBytes } from '../support/metadata-files.js';
import { carriers } from './carriers.js';
import { textsOf } from './texts.js';

const text = readFileSync(new URL('../../docs/metadata.md', import.meta.url), 'utf8');

/** The rows of the table in a section, without heading and rule: trimmed cells. */
function tableUnder(heading: string): { columns: string[]; rows: string[][] } {
  const section = text.slice(text.indexOf(`\n## ${heading}\n`)).slice(1);
  const lines = section.slice(0, section.indexOf('\n## ')).split('\n');
  const first = lines.findIndex((line) => line.startsWith('|'));
  const last = lines.findIndex((line, index) => index > first && !line.startsWith('|'));
  const [columns = [], , ...rows] = lines.slice(first, last).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  return { columns, rows };
}

describe('the document of metadata', () => {
  it('tells which generator is read from where as it is', () => {
    const { columns, rows } = tableUnder('Carriers by generators');
    expect(columns.slice(1)).toEqual(carriers.map(({ name }) => name));
    const known = Object.entries(textsOf).map(([generator, texts]) => [
      generator,
      ...carriers.map((carrier) =>
        readBytes(carrier.file(texts)).generator?.name === generator ? 'yes' : '',
      ),
    ]);
    expect(rows).toEqual(known);
  });

  it('names every generator, in the order in which they are asked', () => {
    const { rows } = tableUnder('Generators');
    const named = rows.map(([, name = '']) => /`([^`]+)`/.exec(name)?.[1]);
    expect(named).toEqual(generators.map(({ name }) => name));
  });

  it('names every container', () => {
    const { rows } = tableUnder('Containers and carriers');
    const named = new Set(rows.map(([format = '']) => format.replaceAll('`', '')));
    expect([...named]).toEqual(containers.map(({ format }) => format));
  });

  it('names every ending that is served', () => {
    for (const ending of SUPPORTED_FILE_EXTENSIONS) expect(text).toContain(`\`${ending}\``);
  });
});
