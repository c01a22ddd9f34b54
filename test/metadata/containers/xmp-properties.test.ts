import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeXmp } from '../../../metadata/texts/xmp-packet.js';
import { xmpFields, xmpValue } from '../../../metadata/texts/xmp.js';
import { pngFile, iTXt, pngPixels } from '../../../samples/bytes/png.js';
import { xmpPacket } from '../../../samples/bytes/xmp.js';
import { readBytes } from '../../support/metadata-files.js';

function found(packet: string): [name: string, text: string][] {
  return xmpFields(packet).map(({ name, text }) => [name, text]);
}

const CAT: [string, string][] = [['dc:description', 'a "cat" & <猫>\nSteps: 20']];
const ESCAPED = 'a &quot;cat&quot; &amp; &lt;猫&gt;&#10;Steps: 20';

describe('a property of XMP', () => {
  it.each([
    { name: 'as an element', packet: xmpPacket(`<dc:description>${ESCAPED}</dc:description>`) },
    { name: 'as an attribute', packet: xmpPacket('', `dc:description="${ESCAPED}"`) },
    { name: 'as an attribute in other quotes', packet: xmpPacket('', `dc:description = '${ESCAPED}'`) },
    {
      name: 'as CDATA',
      packet: xmpPacket('<dc:description><![CDATA[a "cat" & <猫>\nSteps: 20]]></dc:description>'),
    },
    {
      name: 'in pieces',
      packet: xmpPacket(
        '<dc:description>a "cat" <![CDATA[& <猫>]]><!-- a <comment> -->&#xA;Steps: 20</dc:description>',
      ),
    },
    {
      name: 'in hexadecimal references',
      packet: xmpPacket(
        `<dc:description>a &#x22;cat&#X22; &#38; &#x3c;&#x732B;&#62;&#xa;Steps: 20</dc:description>`,
      ),
    },
    {
      name: 'in several languages',
      packet: xmpPacket(
        '<dc:description><rdf:Alt><rdf:li xml:lang="de">eine Katze</rdf:li>' +
          `<rdf:li xml:lang="x-default">${ESCAPED}</rdf:li></rdf:Alt></dc:description>`,
      ),
    },
    {
      name: 'in a list',
      packet: xmpPacket(
        `<dc:description>\n <rdf:Seq> <rdf:li>${ESCAPED}</rdf:li> </rdf:Seq></dc:description>`,
      ),
    },
    {
      name: 'with a qualifier',
      packet: xmpPacket(
        `<dc:description rdf:parseType="Resource"><rdf:value>${ESCAPED}</rdf:value><xmp:x>y</xmp:x></dc:description>`,
      ),
    },
    {
      name: 'under another prefix',
      packet: xmpPacket(
        `<d:description xmlns:d="http://purl.org/dc/elements/1.1/">${ESCAPED}</d:description>`,
      ),
    },
    {
      name: 'of a namespace without a prefix',
      packet: xmpPacket(`<description xmlns="http://purl.org/dc/elements/1.1/">${ESCAPED}</description>`),
    },
    {
      name: 'in RDF of another prefix',
      packet: xmpPacket(`<dc:description><rdf:Alt><rdf:li>${ESCAPED}</rdf:li></rdf:Alt></dc:description>`)
        .replaceAll('rdf:', 'r:')
        .replaceAll(':rdf=', ':r='),
    },
    {
      name: 'without declarations',
      packet: `<rdf:RDF><rdf:Description dc:description="${ESCAPED}"/></rdf:RDF>`,
    },
    {
      name: 'with half an element behind it',
      packet: xmpPacket(`<dc:description>${ESCAPED}</dc:description><dc:title>a`).slice(0, -62),
    },
  ])('$name is a text', ({ packet }) => {
    expect(found(packet)).toEqual(CAT);
    expect(xmpValue(packet, 'dc:description')).toBe(CAT[0]?.[1]);
  });

  it('of a list has as many texts as items', () => {
    const list = '<dc:subject><rdf:Bag><rdf:li>a</rdf:li><rdf:li/><rdf:li>b</rdf:li></rdf:Bag></dc:subject>';
    expect(xmpFields(xmpPacket(list))).toEqual([
      { carrier: 'xmp:dc:subject', name: 'dc:subject', text: 'a' },
      { carrier: 'xmp:dc:subject', name: 'dc:subject', text: 'b' },
    ]);
  });

  it.each([
    { xml: '<comfy:prompt>{}</comfy:prompt>', name: 'comfy:prompt', text: '{}' },
    { xml: '<xmp:CreatorTool>Draw Things</xmp:CreatorTool>', name: 'xmp:creatortool', text: 'Draw Things' },
    {
      xml: '<i:DigitalSourceType xmlns:i="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" rdf:resource="http://a/b"/>',
      name: 'iptcext:digitalsourcetype',
      text: 'http://a/b',
    },
    {
      xml: '<Iptc4xmpExt:DigImageGUID>1</Iptc4xmpExt:DigImageGUID>',
      name: 'iptcext:digimageguid',
      text: '1',
    },
    { xml: '<sd:Prompt xmlns:sd="urn:sd">a cat</sd:Prompt>', name: 'sd:prompt', text: 'a cat' },
    { xml: '<exif:UserComment>a</exif:UserComment>', name: 'exif:usercomment', text: 'a' },
    { xml: '<tiff:ImageDescription>a</tiff:ImageDescription>', name: 'tiff:imagedescription', text: 'a' },
  ])('is known as $name', ({ xml, name, text }) => {
    expect(found(xmpPacket(xml))).toEqual([[name, text]]);
  });

  it.each([
    { name: 'that is empty', xml: '<dc:title/><dc:title> </dc:title><dc:title></dc:title>' },
    { name: 'of a camera', xml: '<exif:FNumber>28/10</exif:FNumber><tiff:Orientation>1</tiff:Orientation>' },
    { name: 'of an editor', xml: '<crs:Exposure>1</crs:Exposure>' },
    { name: 'of a structure', xml: '<xmp:a><rdf:Description><xmp:b>c</xmp:b></rdf:Description></xmp:a>' },
  ])('$name is no text', ({ xml }) => {
    expect(found(xmpPacket(xml))).toEqual([]);
  });
});

describe('a packet', () => {
  it.each([
    { name: 'UTF-8', bytes: Buffer.from('<x>猫</x>') },
    { name: 'UTF-16, little-endian', bytes: Buffer.from('<x>猫</x>', 'utf16le') },
    { name: 'UTF-16, big-endian', bytes: Buffer.from('<x>猫</x>', 'utf16le').swap16() },
    { name: 'UTF-16 with a mark', bytes: Buffer.from('\uFEFF<x>猫</x>', 'utf16le').swap16() },
  ])('of $name is decoded', ({ bytes }) => {
    expect(decodeXmp(bytes)).toBe('<x>猫</x>');
  });

  it('in a PNG gives its properties beside itself', () => {
    const packet = xmpPacket('<dc:description>a cat</dc:description>');
    expect(readBytes(pngFile([iTXt('XML:com.adobe.xmp', packet), pngPixels()])).raw).toEqual([
      { carrier: 'xmp', text: packet },
      { carrier: 'xmp:dc:description', text: 'a cat' },
    ]);
  });
});

/** Of which XMP is made. */
const PIECES = [
  '< > / " \' = & ; #x 41 <!-- --> <![CDATA[ ]]> <? ?> xmlns: é'.split(' '),
  '<rdf:RDF> <rdf:Description <dc:a> </dc:a> <rdf:Alt> <rdf:li> </rdf:li>'.split(' '),
  ' ',
].flat();

describe('hostile XMP', () => {
  const N = 200_000;

  it.each([
    { name: 'elements in elements', xml: '<dc:a>'.repeat(N) },
    { name: 'ends without a start', xml: '</dc:a>'.repeat(N) },
    { name: 'starts without an end', xml: '<a b="'.repeat(N) },
    { name: 'brackets', xml: '<'.repeat(N) },
    { name: 'comments without an end', xml: '<!--'.repeat(N) },
    { name: 'CDATA without an end', xml: '<![CDATA['.repeat(N) },
    { name: 'instructions without an end', xml: '<?'.repeat(N) },
    { name: 'white space in a tag', xml: `<a${' '.repeat(N)}<a${' '.repeat(N)}=` },
    { name: 'one long name', xml: `<a ${'b'.repeat(N)}` },
    { name: 'ampersands', xml: `<dc:a>${'&'.repeat(N)}</dc:a>` },
    { name: 'namespaces', xml: Array.from({ length: N }, (_, index) => `<a xmlns:n${index}="u">`).join('') },
    { name: 'declarations in one tag', xml: `<a ${'xmlns:a="b" '.repeat(N)}>` },
    { name: 'items', xml: `<dc:a><rdf:Bag>${'<rdf:li>a</rdf:li>'.repeat(N)}</rdf:Bag></dc:a>` },
    { name: 'properties', xml: '<dc:a>b</dc:a>'.repeat(N) },
  ])('of $name takes no time', ({ xml }) => {
    const start = performance.now();
    expect(xmpFields(xmpPacket(xml)).length).toBeLessThanOrEqual(128);
    xmpValue(xmpPacket(xml), 'dc:nothing');
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it('of any kind is read without throwing', () => {
    const piece = fc.constantFrom(...PIECES);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        xmpFields(`<rdf:RDF><rdf:Description>${pieces.join('')}`);
        xmpFields(`<rdf:RDF${pieces.join('')}`);
      }),
      { numRuns: 5000 },
    );
  });
});
