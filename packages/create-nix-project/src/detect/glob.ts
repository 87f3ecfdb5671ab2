/**
 * Whether a path matches a pattern of a workspace, such as `packages/*`: `*` and `?` stay within a
 * name, `**` stands for any folders. In time that grows with both lengths and no faster.
 */
export function globMatches(pattern: string, path: string): boolean {
  const clean = pattern.replace(/^\.\//, '').replace(/\/+$/, '');
  return partsMatch(clean.split('/'), path.split('/'), (part, name) =>
    part === '**' ? 'any' : partsMatch([...part], [...name], charMatch) ? 'one' : 'none',
  );
}

type Match = 'any' | 'one' | 'none';

function charMatch(part: string, char: string): Match {
  if (part === '*') return 'any';
  return part === '?' || part === char ? 'one' : 'none';
}

/** The usual greedy match: only the last entry that stands for any number is ever taken back. */
function partsMatch(
  pattern: readonly string[],
  names: readonly string[],
  match: (part: string, name: string) => Match,
): boolean {
  let at = 0;
  let name = 0;
  let retry: { at: number; name: number } | undefined;
  while (name < names.length) {
    const kind = at < pattern.length ? match(pattern[at] ?? '', names[name] ?? '') : 'none';
    if (kind === 'any') {
      retry = { at, name };
      at += 1;
    } else if (kind === 'one') {
      at += 1;
      name += 1;
    } else if (retry !== undefined) {
      retry = { at: retry.at, name: retry.name + 1 };
      at = retry.at + 1;
      name = retry.name;
    } else return false;
  }
  return pattern.slice(at).every((part) => match(part, '') === 'any');
}
