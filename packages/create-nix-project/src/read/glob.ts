/** What one part of a pattern stands for: one part of the text that fits, or any number of any. */
export type Part = ((text: string) => boolean) | 'any';

/**
 * Whether a pattern matches all of a text, both in parts. Only the last `any` is ever taken back, so
 * that the time grows with the product of both lengths and no faster, whoever wrote the pattern.
 */
export function partsMatch(pattern: readonly Part[], text: ArrayLike<string>): boolean {
  let at = 0;
  let place = 0;
  let retry: { at: number; place: number } | undefined;
  while (place < text.length) {
    const part = pattern[at];
    if (part === 'any') {
      retry = { at, place };
      at += 1;
    } else if (part?.(text[place] ?? '') === true) {
      at += 1;
      place += 1;
    } else if (retry !== undefined) {
      retry = { at: retry.at, place: retry.place + 1 };
      at = retry.at + 1;
      place = retry.place;
    } else return false;
  }
  return pattern.slice(at).every((part) => part === 'any');
}

/**
 * A pattern for one name as a test: `*` and `?` as in a shell, `[a-z]` and `[!a]`, and `\` before a
 * character that stands for itself.
 */
export function nameTest(pattern: string): (name: string) => boolean {
  if (!/[*?[\\]/.test(pattern)) return (name) => name === pattern;
  const suffix = pattern.slice(1);
  if (pattern.startsWith('*') && !/[*?[\\]/.test(suffix)) return (name) => name.endsWith(suffix);
  const parts = partsOf(pattern);
  return (name) => partsMatch(parts, name);
}

function partsOf(pattern: string): Part[] {
  const parts: Part[] = [];
  for (const [token] of pattern.matchAll(/\\.|\*+|\?|\[[!^]?\]?[^\]]*\]|./gsu)) {
    if (token.startsWith('*')) parts.push('any');
    else if (token === '?') parts.push(() => true);
    else if (token.length > 2 && token.startsWith('[')) parts.push(classTest(token.slice(1, -1)));
    else {
      const text = token.length > 1 && token.startsWith('\\') ? token.slice(1) : token;
      // A name is compared by its code units.
      for (const unit of text.split('')) parts.push((character) => character === unit);
    }
  }
  return parts;
}

function classTest(inner: string): Exclude<Part, 'any'> {
  const negated = /^[!^]/.test(inner);
  const ranges = [...inner.slice(negated ? 1 : 0).matchAll(/(\\?.)-(\\?.)|\\?./gs)].map(
    ([all, from = all, to = all]) => [from.slice(-1), to.slice(-1)] as const,
  );
  return (character) =>
    ranges.some(([from, to]) => from <= character && character <= to) !== negated;
}

/**
 * Whether a path matches a pattern of a workspace, such as `packages/*`: `*` and `?` stay within a
 * name, `**` stands for any folders.
 */
export function globMatches(pattern: string, path: string): boolean {
  const clean = pattern.replace(/^\.\//, '').replace(/\/+$/, '');
  return partsMatch(pathParts(clean), path.split('/'));
}

/** The parts of a pattern for paths. */
export function pathParts(pattern: string): Part[] {
  return pattern.split('/').map((part) => (part === '**' ? 'any' : nameTest(part)));
}
