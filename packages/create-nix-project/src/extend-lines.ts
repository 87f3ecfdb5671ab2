/**
 * Adds the lines of `wanted` that `text` lacks, at its end; comments go along with the line they
 * stand above. The line ending of the file is kept.
 */
export function extendLines(text: string, wanted: string): string {
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  // A space at the start of a line means something to git, one at the end does not.
  const there = new Set(text.split('\n').map((line) => line.trimEnd()));
  const missing: string[] = [];
  let comments: string[] = [];
  for (const line of wanted.split('\n').map((entry) => entry.trimEnd())) {
    if (line === '') comments = [];
    else if (line.startsWith('#')) comments.push(line);
    else if (!there.has(line)) {
      for (const entry of [...comments, line]) {
        if (!there.has(entry)) missing.push(entry);
        there.add(entry);
      }
      comments = [];
    }
  }
  if (missing.length === 0) return text;
  const gap = text === '' || text.endsWith('\n') ? '' : ending;
  return text + gap + missing.map((line) => line + ending).join('');
}
