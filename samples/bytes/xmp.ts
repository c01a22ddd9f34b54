const NAMESPACES = {
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  exif: 'http://ns.adobe.com/exif/1.0/',
  tiff: 'http://ns.adobe.com/tiff/1.0/',
  crs: 'http://ns.adobe.com/camera-raw-settings/1.0/',
  comfy: 'https://github.com/Comfy-Org/ComfyUI',
};

/** A packet of XMP whose properties are the given XML: elements, and attributes. */
export function xmpPacket(elements: string, attributes = ''): string {
  const declared = Object.entries(NAMESPACES).map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`);
  return (
    `<?xpacket begin='\uFEFF' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x="adobe:ns:meta/">` +
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
    `<rdf:Description rdf:about="" ${declared.join(' ')} ${attributes}>${elements}</rdf:Description>` +
    `</rdf:RDF></x:xmpmeta><?xpacket end='w'?>`
  );
}
