interface SplitPrompt {
  prompt: string;
  negativePrompt: string;
}

/**
 * Splits a prompt of 1.x and 2.x, in which the negative prompt stood in brackets. Brackets within brackets are a part
 * of it; those behind a backslash, and those that nothing closes, are text.
 */
export function splitPrompt(text: string): SplitPrompt {
  const found = brackets(text);
  if (found.length === 0) return { prompt: text, negativePrompt: '' };
  const starts = [0, ...found.map(({ end }) => end + 1)];
  const prompt = starts.map((start, place) => text.slice(start, found[place]?.start).trim());
  return {
    prompt: prompt.filter((part) => part !== '').join(' '),
    negativePrompt: found.map(({ start, end }) => text.slice(start + 1, end)).join(' '),
  };
}

/** Where the outermost brackets open and close. */
function brackets(text: string): { start: number; end: number }[] {
  const open: number[] = [];
  const found: { start: number; end: number }[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '[') open.push(at);
    else if (character === ']') {
      const start = open.pop();
      if (start === undefined) continue;
      // Pairs within this one are a part of it.
      while ((found.at(-1)?.start ?? -1) > start) found.pop();
      found.push({ start, end: at });
    }
  }
  return found;
}
