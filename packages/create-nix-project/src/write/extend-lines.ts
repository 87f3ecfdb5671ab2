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

/**
 * The bytes of a file that gets lines at its end. What of it is not UTF-8 stays what it is: only the end
 * is new.
 *
 * @param there what the file holds
 * @param before the same as text
 * @param content the text as `extendLines` gives it
 */
export function extendedBytes(there: Buffer, before: string, content: string): Buffer {
  return Buffer.concat([there, Buffer.from(content.slice(before.length))]);
}
