/**
 * Adds the lines of `wanted` that `text` lacks, at its end; comments go along with the line they
 * stand above. The line ending of the file is kept.
 */
export function extendLines(text: string, wanted: string): string {
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  const there = new Set(text.split('\n').map((line) => line.trim()));
  const missing: string[] = [];
  let comments: string[] = [];
  for (const line of wanted.split('\n').map((entry) => entry.trim())) {
    if (line === '') comments = [];
    else if (line.startsWith('#')) comments.push(line);
    else if (!there.has(line)) {
      missing.push(...comments.filter((comment) => !there.has(comment)), line);
      comments = [];
    }
  }
  if (missing.length === 0) return text;
  const gap = text === '' || text.endsWith('\n') ? '' : ending;
  return text + gap + missing.map((line) => line + ending).join('');
}
