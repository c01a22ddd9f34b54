import type { Json } from './json.js';

/** What is known to fill parameters with. */
export interface Values {
  /** May be empty: that is the base directory. */
  directory: string;
  /** Ids. */
  group: string | undefined;
  image: string | undefined;
  /** Path of an image. */
  file: string | undefined;
}

/** A path with its parameters filled in, or null and the first parameter that nothing is known for. */
type Filled = { path: string } | { path: null; missing: string };

/** Fills in the required parameters of an operation, and those that narrow the answer. */
export function fillPath(template: string, parameters: readonly Json[], values: Values): Filled {
  let path = template;
  const query = new URLSearchParams();
  for (const parameter of parameters) {
    const name = parameter.at('name').text;
    const value = valueFor(template, name, values);
    if (value === undefined) {
      if (parameter.at('required').text === 'true') return { path: null, missing: name };
    } else if (parameter.at('in').text === 'path') {
      path = path.replace(`{${name}}`, encodeURIComponent(value));
    } else {
      query.set(name, value);
    }
  }
  return { path: query.size === 0 ? path : `${path}?${query}` };
}

/** The value of a parameter by its name and by what the path is about. */
function valueFor(template: string, name: string, values: Values): string | undefined {
  const isAbout = (...words: readonly string[]) => words.some((word) => template.includes(word));
  if (name === 'limit') return '3';
  if (name === 'directory') return values.directory;
  if (name === 'path') return isAbout('metadata', 'image') ? values.file : values.directory;
  if (name === 'id' && isAbout('/groups/')) return values.group;
  if (name === 'id' && isAbout('/images/')) return values.image;
  return undefined;
}
