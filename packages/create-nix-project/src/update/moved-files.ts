/** What is shorter is too much like any other file. */
const fewestLines = 4;
/** As git does for renames: https://git-scm.com/docs/git-diff#Documentation/git-diff.txt--Mn */
const leastShared = 0.5;

/**
 * Generated files that the user gave another path: of those that are no longer where they were, each
 * with the file that has most of its lines.
 *
 * @param missing generated texts, by path, that are no longer there
 * @param candidates texts of files that were not generated, by path
 */
export function findMoved(
  missing: ReadonlyMap<string, string>,
  candidates: ReadonlyMap<string, string>,
): Map<string, string> {
  const pairs = [...missing].flatMap(([from, base]) =>
    [...candidates]
      .filter(([to]) => extension(to) === extension(from))
      .map(([to, text]) => ({ from, to, shared: sharedPart(base, text) }))
      .filter(({ shared }) => shared >= leastShared),
  );
  const moved = new Map<string, string>();
  const taken = new Set<string>();
  for (const { from, to } of pairs.sort((a, b) => b.shared - a.shared))
    if (!moved.has(from) && !taken.has(to)) {
      moved.set(from, to);
      taken.add(to);
    }
  return moved;
}

/** The part of the lines that both texts have, of the longer one: from 0 to 1. */
function sharedPart(a: string, b: string): number {
  const [mine, other] = [linesOf(a), linesOf(b)];
  const longer = Math.max(mine.length, other.length);
  if (longer < fewestLines) return a === b && a !== '' ? 1 : 0;
  const left = new Map<string, number>();
  for (const line of mine) left.set(line, (left.get(line) ?? 0) + 1);
  const shared = other.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count > 0;
  });
  return shared.length / longer;
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function extension(path: string): string {
  return /\.[^./]*$/.exec(path)?.[0] ?? '';
}
