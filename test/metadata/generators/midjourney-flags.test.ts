import { describe, expect, it } from 'vitest';
import { midjourney } from '../../../metadata/generators/midjourney.js';
import { fieldOf } from '../../../metadata/texts/fields.js';
import { iTXt, pngFile, tEXt } from '../../../samples/bytes/png.js';
import { readBytes } from '../../support/metadata-files.js';

const JOB = 'Job ID: 00112233-4455-6677-8899-aabbccddeeff';
const read = (typed: string) =>
  readBytes(pngFile([tEXt('Description', `${typed} ${JOB}`), tEXt('Author', 'someone')]));

describe('what was typed into Midjourney', () => {
  it.each([
    { typed: 'a cat --ar 2:1 --stylize 80 --v 6', prompt: 'a cat', version: '6' },
    { typed: 'a cat --ar 2:1 --v 6.1 --style raw --s 250 --c 5 --tile', prompt: 'a cat', version: '6.1' },
    { typed: 'a cat --niji 6', prompt: 'a cat', version: 'niji 6' },
    { typed: 'a cat --niji', prompt: 'a cat', version: 'niji' },
    { typed: 'a cat --version 5.2 --q .25', prompt: 'a cat', version: '5.2' },
    { typed: 'a cat\n--V 7 --newest 3', prompt: 'a cat', version: '7' },
    { typed: 'a cat', prompt: 'a cat', version: null },
    { typed: '--v 6', prompt: '', version: '6' },
    { typed: 'a cat -- on a mat -- asleep --v 6', prompt: 'a cat -- on a mat -- asleep', version: '6' },
    { typed: 'a --fast and loud-- train --v 6', prompt: 'a --fast and loud-- train', version: '6' },
    { typed: 'a sign --hello world --ar 3:2', prompt: 'a sign --hello world', version: null },
    { typed: 'a man --stop reading --v 6', prompt: 'a man --stop reading', version: '6' },
    { typed: 'Job ID: none, a cat --v 6', prompt: 'Job ID: none, a cat', version: '6' },
    {
      typed: 'https://s.mj.run/x a::2 b::-1 --sref https://a/b https://c/d --p ab12 --v 6',
      prompt: 'https://s.mj.run/x a::2 b::-1',
      version: '6',
    },
  ])('$typed', ({ typed, prompt, version }) => {
    expect(read(typed)).toMatchObject({
      generator: { name: 'Midjourney', version },
      prompt,
      steps: null,
      cfgScale: null,
      carrier: 'png:tEXt Description',
      warnings: [],
    });
  });

  it.each([
    { typed: 'a cat --seed 4294967295', seed: '4294967295' },
    { typed: 'a cat --no text, a dog --seed 7 --v 6', seed: '7' },
    { typed: 'a cat with a seed --v 6', seed: null },
  ])('has the seed of $typed', ({ typed, seed }) => {
    expect(read(typed).seed).toBe(seed);
  });

  it('has what is not wanted', () => {
    expect(read('a cat --no text, a dog --v 6').negativePrompt).toBe('text, a dog');
  });
});

describe('the XMP of Midjourney', () => {
  const GUID = fieldOf(
    'xmp:iptcExt:DigImageGUID',
    '00112233-4455-6677-8899-aabbccddeeff',
    'iptcExt:DigImageGUID',
  );
  const description = (text: string) => fieldOf('xmp:dc:description', text, 'dc:description');

  it.each([
    { name: 'a job', fields: [description(`a cat --v 6 ${JOB}`)] },
    { name: 'a GUID and a flag', fields: [description('a cat --v 6'), GUID] },
  ])('is seen by $name', ({ fields }) => {
    expect(midjourney.read(fields)).toMatchObject({ field: fields[0], values: { prompt: 'a cat' } });
  });

  const AUTHOR = [
    fieldOf('png:tEXt Author', 'x', 'Author'),
    fieldOf('png:tEXt Creation Time', 'x', 'Creation Time'),
  ];

  it.each([
    { name: 'a GUID, author and time', fields: [description('a cat'), GUID, ...AUTHOR] },
    { name: 'a flag, author and time', fields: [description('a cat --v 6'), ...AUTHOR] },
  ])('is seen without a job by $name', ({ fields }) => {
    expect(midjourney.read(fields)).toMatchObject({ field: fields[0], values: { prompt: 'a cat' } });
  });

  it.each([
    { name: 'author and time', fields: [description('a cat'), ...AUTHOR] },
    { name: 'a GUID and no flag', fields: [description('a cat'), GUID] },
    { name: 'a flag and no GUID', fields: [description('a cat --v 6')] },
    { name: 'a job of another kind', fields: [description('a cat Job ID: 12')] },
    { name: 'a GUID alone', fields: [GUID] },
  ])('is not seen by $name', ({ fields }) => {
    expect(midjourney.read(fields)).toBeNull();
  });

  it.each([
    { name: 'a job', typed: `a cat --v 6 --seed 42 ${JOB}` },
    { name: 'a flag', typed: 'a cat --v 6 --seed 42' },
  ])('is read from a PNG that has nothing else, by the GUID and $name', ({ typed }) => {
    const packet =
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
      '<rdf:Description xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" ' +
      'xmlns:dc="http://purl.org/dc/elements/1.1/" Iptc4xmpExt:DigImageGUID="00112233-4455-6677-8899-aabbccddeeff">' +
      `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${typed}</rdf:li></rdf:Alt></dc:description>` +
      '</rdf:Description></rdf:RDF></x:xmpmeta>';
    expect(readBytes(pngFile([iTXt('XML:com.adobe.xmp', packet)]))).toMatchObject({
      generator: { name: 'Midjourney', version: '6' },
      prompt: 'a cat',
      seed: '42',
      warnings: [],
    });
  });

  it('is read beside the text of a PNG, of which the first counts', () => {
    const png = pngFile([tEXt('Description', `a cat ${JOB}`), iTXt('description', `a dog ${JOB}`)]);
    expect(readBytes(png).prompt).toBe('a cat');
  });
});
