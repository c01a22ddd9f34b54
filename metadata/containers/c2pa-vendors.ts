/**
 * Companies by the names of their programs and models. In this order: what Microsoft serves is often a model of OpenAI,
 * and is Microsoft's all the same.
 */
const VENDORS: readonly [vendor: string, pattern: RegExp][] = [
  ['Microsoft', /microsoft|\bbing\b|azure/i],
  ['OpenAI', /openai|chatgpt|\bgpt-|dall[^a-z]{0,2}e\b|\bsora\b/i],
  ['Google', /google|gemini|\bimagen\b|\bveo\b/i],
  ['Adobe', /adobe|firefly|photoshop|lightroom/i],
  ['Black Forest Labs', /black[\s_-]?forest|\bbfl\b|\bflux\b/i],
  ['Stability AI', /stability|stable[\s_-]?(?:diffusion|image)/i],
  ['Midjourney', /midjourney/i],
  ['Amazon', /amazon|\baws\b|bedrock|titan image|nova canvas/i],
  ['Meta', /\bmeta\b|facebook|instagram/i],
  ['xAI', /\bx\.?ai\b|\bgrok\b/i],
  ['ByteDance', /bytedance|tiktok|seedream|\bjimeng\b/i],
  ['Leonardo.Ai', /leonardo[\s._-]?ai/i],
  ['Ideogram', /ideogram/i],
  ['Runway', /\brunway/i],
  ['Canva', /\bcanva\b/i],
  ['Bria', /\bbria\b/i],
  ['Shutterstock', /shutterstock/i],
  ['Truepic', /truepic/i],
  ['Samsung', /samsung/i],
  ['Leica', /\bleica\b/i],
  ['Nikon', /\bnikon\b/i],
  ['Sony', /\bsony\b/i],
  ['Canon', /\bcanon\b/i],
];

/** Libraries that write manifests for whoever uses them: they are nobody's name. */
const LIBRARY = /^(?:c2pa[\s_-]?(?:rs|tool|node|python|js|c|web|cpp)\b|c2patool|make_test_images)/i;

/**
 * The company that names speak of.
 * @param names In the order in which they are to be believed.
 * @returns The first known company, else the first name as written that is not that of a library.
 */
export function vendorOf(names: readonly string[]): string | null {
  for (const name of names) {
    const known = VENDORS.find(([, pattern]) => pattern.test(name));
    if (known !== undefined) return known[0];
  }
  return names.find((name) => !LIBRARY.test(name)) ?? null;
}
